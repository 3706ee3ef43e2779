import { lstat } from "node:fs/promises";
import { isMissing } from "../exists.js";
import { createShared } from "../flat.js";
import { parseJson } from "../json.js";
import { chunksOf, linesOf } from "../text-lines.js";
import { messageOf, UserError } from "../user-error.js";
import { setFlagsForPictures } from "../v8-flags.js";
import { FOOT, HEAD, indexLines, type Manifest, type ManifestLine, parseManifest, readLine } from "./manifest.js";

/** A manifest's bytes, from their beginning each time: of a large catalog they are too many to be kept. */
export type ManifestSource = () => AsyncIterable<Uint8Array>;

/** @throws UserError where the file cannot be read as a manifest of this version */
export async function readManifest(file: string): Promise<Manifest> {
  return indexLines(await readLines(file));
}

/** As `readManifest`, with every line that the file has: a union merge leaves several for one product. */
export async function readLines(file: string): Promise<readonly ManifestLine[]> {
  const lines: ManifestLine[] = [];
  for await (const some of linesIn(await sourceOf(file), file)) {
    for (const line of some) lines.push(line);
    setFlagsForPictures(lines.length);
  }
  return lines;
}

/**
 * A manifest's lines, some at a time: where it is as we print it, no more are in memory. One of 100,000 products is 70 MB of
 * text, and several times that where it is parsed as a whole.
 * @param source undefined where there is no manifest yet
 * @param name for messages
 * @throws UserError that names the file and the line at fault
 */
export async function* linesIn(
  source: ManifestSource | undefined,
  name: string,
): AsyncGenerator<readonly ManifestLine[]> {
  if (source === undefined) return;
  try {
    yield* readSome(source, name);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The manifest ${name} cannot be read: ${messageOf(error)}`);
  }
}

/**
 * The source of a manifest in a file, undefined where there is none.
 * @throws UserError where something else is in its place
 */
export async function sourceOf(file: string): Promise<ManifestSource | undefined> {
  try {
    if ((await lstat(file)).isFile()) return () => chunksOf(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new UserError(`The manifest ${file} cannot be read: ${messageOf(error)}`);
  }
  // What a link leads to may be anything, and a message that quotes it would show it.
  throw new UserError(
    `The manifest ${file} is a link, or no regular file: put a file in its place, or set "manifest" to another path`,
  );
}

async function* readSome(source: ManifestSource, name: string): AsyncGenerator<readonly ManifestLine[]> {
  const reader = createReader(name);
  let read = 0;
  for await (const texts of linesOf(source())) {
    const lines = reader.read(texts);
    read += lines.length;
    yield lines;
    if (reader.place() === "elsewhere") break;
  }
  // Each of those was one of the whole's, in its order.
  if (reader.place() !== "after") yield parseManifest(await textOf(source), name).slice(read);
}

/** Reads the form in which we print, up to the first line that is of another. */
function createReader(name: string) {
  const shared = createShared();
  let read = 0;
  let place: "before" | "within" | "after" | "elsewhere" = "before";
  const entryOf = (text: string): unknown => {
    if (place === "before" && text === HEAD) place = "within";
    else if (place === "within" && text === FOOT) place = "after";
    else if (place === "within") {
      const entry = printedEntry(text);
      if (entry === undefined) place = "elsewhere";
      return entry;
    } else if (text !== "") place = "elsewhere";
    return undefined;
  };
  return {
    place: () => place,
    read: (texts: readonly string[]): readonly ManifestLine[] => {
      const lines: ManifestLine[] = [];
      for (const text of texts) {
        const entry = entryOf(text);
        if (place === "elsewhere") break;
        if (entry !== undefined) lines.push(readLine(entry, read++, name, shared));
      }
      return lines;
    },
  };
}

/** What is wrong with a line that is none is told by whoever parses the whole. */
function printedEntry(text: string): unknown {
  return text.startsWith("{") && text.endsWith("},") ? parseJson(text.slice(0, -1)) : undefined;
}

async function textOf(source: ManifestSource): Promise<string> {
  const texts: string[] = [];
  for await (const lines of linesOf(source())) texts.push(lines.join("\n"));
  return texts.join("\n");
}
