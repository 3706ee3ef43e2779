import { expand } from "brace-expansion";
import { UserError } from "../user-error.js";

/** One line of `paths`, as the globs that `@actions/glob` understands. */
export interface PathPattern {
  /** The line as the user wrote it, for messages. */
  readonly source: string;
  readonly excludes: boolean;
  /** Relative to the working directory, without braces. */
  readonly globs: readonly string[];
  /** True where the line does not say by a suffix that it means pictures (a folder, `*`, `**`): what is no picture there is passed over. */
  readonly open: boolean;
}

const SUFFIXES = /\.(?:jpe?g|png|webp|avif|tiff?)$/i;

/** Whether a file's name says that it is a picture. */
export function isNamedLikePicture(path: string): boolean {
  return SUFFIXES.test(path);
}

/** Whether its name says that a file is a TIFF, of which there are many forms that nobody reads. */
export function isNamedLikeTiff(path: string): boolean {
  return /\.tiff?$/i.test(path);
}

/** What macOS and Windows leave in folders: `._name.jpg` is no picture, whatever its suffix says. */
export function isOfSystem(path: string): boolean {
  return /(?:^|\/)(?:\._[^/]*|\.DS_Store|Thumbs\.db)$/i.test(path);
}

/** `.name.jpg`, which neither a shell's `*` nor a folder's list shows: it is meant only where a line names it. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)\.[^/]*$/.test(path);
}

/** Whether a line says how the files' names begin, as no line does that means whatever is there. */
export function namesFiles({ globs }: PathPattern): boolean {
  return globs.every((glob) => /(?:^|\/)[^/*?[]+[^/]*$/.test(glob));
}

/**
 * Reads one line: `!` leaves out, braces are expanded (`@actions/glob` has none), and a picture's suffix matches in
 * either case (`*.jpg` finds `A.JPG` on Linux too).
 * @throws UserError where the braces stand for too many paths
 */
export function readPattern(line: string): PathPattern {
  const excludes = line.startsWith("!");
  const source = excludes ? line.slice(1).trim() : line;
  const globs = alternatives(source).flatMap((glob) => [...new Set(readings(relative(glob)))]);
  return { source: line, excludes, globs, open: globs.every((glob) => !/\.[^/]+$/.test(glob)) };
}

/** More than anybody writes; each is a walk of its own through the files. */
const MOST_ALTERNATIVES = 1_000;

function alternatives(source: string): readonly string[] {
  const found = expand(source.replaceAll("${", "\\${"), { max: MOST_ALTERNATIVES + 1 });
  if (found.length <= MOST_ALTERNATIVES) return found;
  throw new UserError(
    `The path ${JSON.stringify(source.slice(0, 200))} stands for more than ${MOST_ALTERNATIVES.toLocaleString("en-US")} paths by its braces: name a folder, or use * in their place`,
  );
}

/** Behind a wildcard nobody can look whether `[locale]` is a folder of that name or a class of letters: it is read as both. */
function readings(glob: string): readonly string[] {
  const segments = glob.split("/");
  const wild = segments.findIndex((segment) => /[{}?*\\]/.test(segment));
  const asNamed = segments.map((segment, at) =>
    wild >= 0 && at > wild && !/[{}?*\\]|\[\[\]/.test(segment) ? escapeGlob(segment) : segment,
  );
  return [anyCaseSuffix(glob), anyCaseSuffix(asNamed.join("/"))];
}

function relative(glob: string): string {
  const plain = glob.replace(/^(?:\.\/+)+/, "").replace(/\/+\.?$/, "");
  return plain === "." ? "" : plain;
}

function anyCaseSuffix(glob: string): string {
  return glob.replace(SUFFIXES, (suffix) =>
    suffix.replaceAll(/[a-z]/gi, (c) => `[${c.toLowerCase()}${c.toUpperCase()}]`),
  );
}

/** A literal path as a glob that matches it alone. */
export function escapeGlob(path: string): string {
  return path
    .replaceAll("\\", "\\\\")
    .replaceAll(/\[(?=[^/]+\])/g, "[[]")
    .replaceAll(/[?*]/g, "[$&]");
}
