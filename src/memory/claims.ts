import { lstatSync } from "node:fs";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "../exists.js";
import { sourceType } from "../pixels/sniff.js";
import { readHead } from "../small-file.js";
import { messageOf } from "../user-error.js";
import { hashOfFile } from "./hash-of-file.js";
import type { ManifestLine } from "./manifest.js";

/**
 * A manifest's line is a claim: whoever gets a line merged, or opens a pull request, can write any. So before a file is
 * delivered, copied or removed because a line names it, it has to be what the line says, and a picture.
 */
export type ClaimCheck =
  | { readonly kind: "holds" }
  /** Nothing is there: perhaps a sparse checkout left it out. */
  | { readonly kind: "absent" }
  /** `reason` completes "<path> …". */
  | { readonly kind: "refused"; readonly reason: string };

/**
 * @param path the product's, relative to the workspace, with `/`
 * @returns `holds` for a regular file, reached without any link, whose SHA-256 is the line's, whose bytes are a picture of
 * the format that its path names, and whose path no rule forbids
 */
export async function checkClaim(
  line: Pick<ManifestLine, "sha256">,
  path: string,
  workspace: string,
): Promise<ClaimCheck> {
  const forbidden = whyForbidden(path);
  if (forbidden !== undefined) return { kind: "refused", reason: forbidden };
  try {
    const obstacle = await obstacleOn(path, workspace);
    if (obstacle !== undefined) return { kind: "refused", reason: obstacle };
    const file = join(workspace, path);
    if (!isPictureNamed(file, path))
      return { kind: "refused", reason: "is not a picture of the format that its name says" };
    if ((await hashOfFile(file)) === line.sha256) return { kind: "holds" };
    return { kind: "refused", reason: "is not the file that the manifest's line describes" };
  } catch (error) {
    if (isMissing(error)) return { kind: "absent" };
    return { kind: "refused", reason: `cannot be read (${messageOf(error)})` };
  }
}

/** As git's own check has it: what some file system takes for `.git` is `.git`. Ignorable letters count for nothing on macOS. */
const GIT_FOLDER = /^(?:\.git|git~\d+)[. ]*(?::.*)?$/i;
const IGNORABLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** Why no product may ever be at a path, completing "<path> …"; undefined where one may. */
export function whyForbidden(path: string): string | undefined {
  const segments = path.split(/[/\\]/).map((segment) => segment.replaceAll(IGNORABLE, ""));
  if (segments.some((segment) => GIT_FOLDER.test(segment))) return "is inside .git";
  if (segments.some((segment) => segment.toLowerCase() === ".github")) return "is inside .github, where workflows are";
  return undefined;
}

/** The first link among a folder and those above it, up to the workspace; undefined where there is none. */
export async function linkOn(folder: string, workspace: string): Promise<string | undefined> {
  const segments = folder === "." ? [] : folder.split("/");
  for (let depth = 1; depth <= segments.length; depth++) {
    const way = segments.slice(0, depth).join("/");
    try {
      if ((await lstat(join(workspace, way))).isSymbolicLink()) return way;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
  return undefined;
}

/**
 * Why what is at a path, from the workspace, is no regular file that is reached without a link: completes "it …".
 * @throws the file system's errors, such as for a missing file
 */
export async function obstacleOn(path: string, workspace: string): Promise<string | undefined> {
  const segments = path.split("/");
  for (let depth = 1; depth <= segments.length; depth++) {
    const last = depth === segments.length;
    const place = join(workspace, ...segments.slice(0, depth));
    // Folders are known to the system from the file before.
    const found = last ? await lstat(place) : lstatSync(place);
    if (found.isSymbolicLink()) return last ? "is a link" : `is behind a link (${segments.slice(0, depth).join("/")})`;
    if (last && !found.isFile()) return "is not a regular file";
  }
  return undefined;
}

const TYPES = new Map([
  ["png", "png"],
  ["webp", "webp"],
  ["jpg", "jpeg"],
  ["jpeg", "jpeg"],
  ["avif", "avif"],
]);

const HEAD_BYTES = 64;

/** Whether a regular file is there, reached without any link. Never throws. */
export async function isPlainFile(path: string, workspace: string): Promise<boolean> {
  return obstacleOn(path, workspace).then(
    (obstacle) => obstacle === undefined,
    () => false,
  );
}

/** Whether bytes begin as a picture of the path's suffix does. */
export function arePictureNamed(head: Uint8Array, path: string): boolean {
  const type = typeNamed(path);
  return type !== undefined && sourceType(head) === type;
}

/** Whether a path is that of a picture, whatever is there. */
export function isNamedAsPicture(path: string): boolean {
  return typeNamed(path) !== undefined;
}

function typeNamed(path: string): string | undefined {
  return TYPES.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
}

/** The same of a file's bytes. */
export function isPictureNamed(file: string, path: string): boolean {
  return arePictureNamed(readHead(file, HEAD_BYTES), path);
}
