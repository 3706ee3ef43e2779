import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { createShared } from "../../flat.js";
import { isRecord, parseJson } from "../../json.js";
import { readLine } from "../../memory/manifest.js";
import type { PicturePreviews, Preview } from "../../report/html/card.js";
import { textLines } from "../../text-lines.js";
import { messageOf } from "../../user-error.js";
import { PACKAGE_FILE, PACKAGE_VERSION, type PackageHead, type PackedPicture } from "./package.js";
import { readOutcome } from "./read-outcome.js";

/** A package is an artifact, and anyone who can open a pull request may have made it: nothing in it is believed unchecked. */

const MOST_BYTES = 256 << 20;
const MOST_PREVIEW = 128 << 10;
const MIMES = ["image/jpeg", "image/png", "image/webp"] as const satisfies readonly Preview["mime"][];

/**
 * The first line of a package, without reading the rest.
 * @throws an Error that says what is wrong with it
 */
export async function readHead(folder: string): Promise<PackageHead> {
  for await (const line of linesOf(folder)) return headOf(line);
  throw new Error(`its ${PACKAGE_FILE} is empty`);
}

/**
 * The pictures of a package, one by one.
 * @throws an Error that says what is wrong with it
 */
export async function* readPictures(folder: string): AsyncGenerator<PackedPicture> {
  let head: PackageHead | undefined;
  let seen = 0;
  const shared = createShared();
  for await (const line of linesOf(folder)) {
    if (head === undefined) {
      head = headOf(line);
      continue;
    }
    seen++;
    yield pictureOf(line, seen, shared);
  }
  if (seen !== head?.pictures) throw new Error(`its ${PACKAGE_FILE} has ${seen} of ${head?.pictures ?? 0} pictures`);
}

async function* linesOf(folder: string): AsyncGenerator<string> {
  const file = join(folder, PACKAGE_FILE);
  const found = await lstat(file);
  if (!found.isFile()) throw new Error(`its ${PACKAGE_FILE} is no file`);
  if (found.size > MOST_BYTES) throw new Error(`its ${PACKAGE_FILE} is larger than any that a shard leaves`);
  for await (const line of textLines(file)) if (line !== "") yield line;
}

function headOf(line: string): PackageHead {
  const value = parseJson(line);
  if (!isRecord(value)) throw new Error(`its ${PACKAGE_FILE} does not begin as a shard's does`);
  const { version, commit, settings } = value;
  if (version !== PACKAGE_VERSION)
    throw new Error(`it is of version ${String(version).slice(0, 20)}, and this release reads ${PACKAGE_VERSION}`);
  const count = (name: string): number => {
    const number = value[name];
    if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0)
      throw new Error(`its "${name}" is no number`);
    return number;
  };
  if (typeof commit !== "string" || typeof settings !== "string")
    throw new Error("it does not say its commit and settings");
  return {
    version,
    commit,
    settings,
    index: count("index"),
    of: count("of"),
    finishedAt: count("finishedAt"),
    submits: count("submits"),
    queries: count("queries"),
    pictures: count("pictures"),
  };
}

function pictureOf(line: string, at: number, shared: (text: string) => string): PackedPicture {
  const value = parseJson(line);
  const outcome = isRecord(value) ? readOutcome(value["outcome"]) : undefined;
  if (!isRecord(value) || outcome === undefined) throw new Error(`its picture ${at} is damaged`);
  const { path, model, lines, previews } = value;
  if (typeof path !== "string" || (model !== "general" && model !== "human") || !Array.isArray(lines)) {
    throw new Error(`its picture ${at} is damaged`);
  }
  try {
    const read = lines.map((entry: unknown, index) => readLine(entry, index, "of the shard", shared));
    return { path, model, outcome, lines: read, previews: previewsOf(previews) };
  } catch (error) {
    throw new Error(`the lines of its picture ${at} are damaged (${messageOf(error)})`);
  }
}

function previewsOf(value: unknown): PicturePreviews {
  if (!isRecord(value)) return {};
  const [before, after] = [previewOf(value["before"]), previewOf(value["after"])];
  return { ...(before && { before }), ...(after && { after }) };
}

function previewOf(value: unknown): Preview | undefined {
  if (!isRecord(value) || typeof value["base64"] !== "string" || value["base64"].length > MOST_PREVIEW)
    return undefined;
  const mime = MIMES.find((known) => known === value["mime"]);
  return mime && { mime, bytes: Buffer.from(value["base64"], "base64") };
}
