import { isRecord } from "../json.js";
import type { Model, Size } from "../model.js";
import type { LocalPath } from "../paths.js";
import { messageOf, UserError } from "../user-error.js";

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
/** The first and the last line of the text, which the next release has to read, too. */
export const HEAD = `{"version":${VERSION},"products":[`;
export const FOOT = "null]}";
const ADVICE =
  "restore it from git (git checkout -- the file). It is not rebuilt by itself, since every picture would then be paid for again";

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
 * @param text empty where there is no manifest yet
 * @throws UserError that names the file and the line at fault
 */
export function parseManifest(text: string, name: string): readonly ManifestLine[] {
  if (text.trim() === "") return [];
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
