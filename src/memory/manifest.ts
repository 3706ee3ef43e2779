import { lstat, readFile } from "node:fs/promises";
import { isMissing } from "../exists.js";
import { createShared } from "../flat.js";
import { isRecord } from "../json.js";
import type { Model, Size } from "../model.js";
import type { LocalPath } from "../paths.js";
import { textLines } from "../text-lines.js";
import { messageOf, UserError } from "../user-error.js";
import { writeWhole } from "../write-whole.js";

/** One line of the manifest: how a product came to be, and what it was when it was made. */
export interface ManifestLine extends Size {
  readonly product: LocalPath;
  readonly source: LocalPath;
  /** Which of several products of one cutout; empty for the only one. */
  readonly variant: string;
  readonly content: string;
  readonly blob: string;
  readonly model: Model;
  readonly service: string;
  readonly recipe: string;
  /** SHA-256 and git blob id of the product's bytes. */
  readonly sha256: string;
  readonly productBlob: string;
  readonly bytes: number;
  readonly request: string;
  /** Where readers find it, once it lies in a bucket. */
  readonly bucket?: string;
}

export interface Manifest {
  /** By product path. */
  readonly lines: ReadonlyMap<LocalPath, ManifestLine>;
  /** By source path. */
  readonly bySource: ReadonlyMap<LocalPath, readonly ManifestLine[]>;
}

/** What a run changes in the manifest. Everything else stays as it is found, also what another run wrote meanwhile. */
export interface ManifestChange {
  readonly written: readonly ManifestLine[];
  /** The paths of products. */
  readonly removed: readonly LocalPath[];
}

const VERSION = 1;
const HEAD = `{"version":${VERSION},"products":[`;
const FOOT = "null]}";
const ADVICE =
  "restore it from git (git checkout -- the file). It is not rebuilt by itself, since every picture would then be paid for again";

/** @throws UserError where the file cannot be read as a manifest of this version */
export async function readManifest(file: string): Promise<Manifest> {
  return indexLines(await readLines(file));
}

/** As `readManifest`, with every line that the file has: a union merge leaves several for one product. */
export async function readLines(file: string): Promise<readonly ManifestLine[]> {
  if (!(await isThere(file))) return [];
  try {
    return (await readPrinted(file)) ?? parseManifest(await readFile(file, "utf8"), file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The manifest ${file} cannot be read: ${messageOf(error)}`);
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    if ((await lstat(file)).isFile()) return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw new UserError(`The manifest ${file} cannot be read: ${messageOf(error)}`);
  }
  // What a link leads to may be anything, and a message that quotes it would show it.
  throw new UserError(
    `The manifest ${file} is a link, or no regular file: put a file in its place, or set "manifest" to another path`,
  );
}

/**
 * Reads a manifest as `printManifest` gives it line by line: one of 100,000 products is 70 MB of text, and several times
 * that where it is parsed as a whole.
 * @returns undefined where it has another form
 */
async function readPrinted(file: string): Promise<readonly ManifestLine[] | undefined> {
  const lines: ManifestLine[] = [];
  const shared = createShared();
  let place: "before" | "within" | "after" = "before";
  for await (const text of textLines(file)) {
    if (place === "before" && text === HEAD) place = "within";
    else if (place === "within" && text === FOOT) place = "after";
    else if (place === "within") {
      const entry = printedEntry(text);
      if (entry === undefined) return undefined;
      lines.push(readLine(entry, lines.length, file, shared));
    } else if (text !== "") return undefined;
  }
  return place === "after" ? lines : undefined;
}

function printedEntry(text: string): unknown {
  if (!text.startsWith("{") || !text.endsWith("},")) return undefined;
  try {
    return JSON.parse(text.slice(0, -1));
  } catch {
    // What is wrong with it is told by whoever parses the whole.
    return undefined;
  }
}

/** A manifest of these lines; of two for one product the later one holds. */
export function indexLines(lines: readonly ManifestLine[]): Manifest {
  const byProduct = new Map(lines.map((line) => [line.product, line]));
  const bySource = new Map<string, ManifestLine[]>();
  for (const line of byProduct.values()) {
    const others = bySource.get(line.source);
    if (others === undefined) bySource.set(line.source, [line]);
    else others.push(line);
  }
  return { lines: byProduct, bySource };
}

/**
 * Reads a manifest's text. Where a product has two lines, as a union merge leaves them, the later one holds.
 * @param text undefined or empty where there is no manifest yet
 * @throws UserError that names the file and the line at fault
 */
export function parseManifest(text: string | undefined, name: string): readonly ManifestLine[] {
  if (text === undefined || text.trim() === "") return [];
  if (/^(?:<{7}|>{7}|={7})/m.test(text)) {
    throw new UserError(
      `The manifest ${name} has a merge conflict: keep the lines of both sides, and delete the markers`,
    );
  }
  const document = parseJson(text, name);
  if (typeof document !== "object" || document === null || !("version" in document) || !("products" in document)) {
    throw new UserError(`The manifest ${name} is no manifest of cutout-action: ${ADVICE}`);
  }
  if (document.version !== VERSION) {
    throw new UserError(
      `The manifest ${name} is of version ${String(document.version)}, and this release reads version ${VERSION}: use the release that wrote it, or a newer one`,
    );
  }
  const entries: unknown = document.products;
  if (!Array.isArray(entries)) throw new UserError(`The manifest ${name} is no manifest of cutout-action: ${ADVICE}`);
  return entries.filter((entry: unknown) => entry !== null).map((entry: unknown, at) => readLine(entry, at, name));
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new UserError(`The manifest ${name} is damaged (${messageOf(error)}): ${ADVICE}`);
  }
}

/** Paths that are not plainly below the working directory, or are git's own. */
const LEAVES = /^(?:[/\\]|$)|(?:^|[/\\])(?:\.\.|\.git)(?:[/\\]|$)/i;

/**
 * Reads one product's entry, the `at`th of the file.
 * @param shared gives one text for all equal ones
 * @throws UserError that names the file and the field at fault
 */
export function readLine(entry: unknown, at: number, name: string, shared = (text: string) => text): ManifestLine {
  const wrong = (field: string) =>
    new UserError(`The manifest ${name} is damaged: its product ${at + 1} has an invalid "${field}": ${ADVICE}`);
  if (!isRecord(entry)) throw wrong("product");
  const text = (field: string) => {
    const value = entry[field];
    if (typeof value !== "string") throw wrong(field);
    return value;
  };
  const count = (field: string) => {
    const value = entry[field];
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw wrong(field);
    return value;
  };
  const path = (field: string) => {
    const value = text(field);
    if (LEAVES.test(value)) throw wrong(field);
    return value;
  };
  const address = (field: string) => {
    const value = text(field);
    if (!/^https?:\/\/[^\s"<>\\]{1,4000}$/.test(value)) throw wrong(field);
    return value;
  };
  const model = text("model");
  if (model !== "general" && model !== "human") throw wrong("model");
  return {
    product: path("product"),
    source: path("source"),
    variant: shared(text("variant")),
    content: text("content"),
    blob: text("blob"),
    model,
    service: shared(text("service")),
    recipe: shared(text("recipe")),
    width: count("width"),
    height: count("height"),
    bytes: count("bytes"),
    sha256: text("sha256"),
    productBlob: text("productBlob"),
    request: text("request"),
    ...(entry["bucket"] !== undefined && { bucket: address("bucket") }),
  };
}

/**
 * The manifest's text: JSON with a line a product, sorted by path. The list ends in a `null` so that every product's
 * line ends in a comma, and a new last product changes no other line: branches that add products merge well.
 */
export function printManifest(lines: Iterable<ManifestLine>): string {
  return [...printPieces(lines)].join("");
}

const LINES_AT_ONCE = 256;

function* printPieces(lines: Iterable<ManifestLine>): Generator<string> {
  const sorted = [...lines].sort((a, b) => (a.product < b.product ? -1 : 1));
  yield `${HEAD}\n`;
  for (let at = 0; at < sorted.length; at += LINES_AT_ONCE) {
    const some = sorted.slice(at, at + LINES_AT_ONCE);
    yield some.map((line) => `${JSON.stringify(line)},\n`).join("");
  }
  yield `${FOOT}\n`;
}

/** Puts a run's changes into whatever manifest is there now, which another run may have written since. */
export function mergeManifest(theirs: string | undefined, change: ManifestChange, name: string): string {
  return printManifest(merge(parseManifest(theirs, name), change));
}

function merge(theirs: readonly ManifestLine[], { removed, written }: ManifestChange): Iterable<ManifestLine> {
  const merged = new Map(theirs.map((line) => [line.product, line]));
  for (const product of removed) merged.delete(product);
  for (const line of written) merged.set(line.product, line);
  return merged.values();
}

/** Writes the changes into the work tree's manifest. */
export async function writeManifest(file: string, change: ManifestChange): Promise<void> {
  if (change.written.length === 0 && change.removed.length === 0) return;
  await writeWhole(file, printPieces(merge(await readLines(file), change)));
}
