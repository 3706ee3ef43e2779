import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { pointerBlobId } from "../blob-id.js";
import { isMissing } from "../exists.js";
import type { IndexedFile } from "../github/git-index.js";
import { hashOfFile } from "../memory/hash-of-file.js";
import type { ManifestLine } from "../memory/manifest.js";
import type { WorkspacePath } from "../paths.js";
import { sniff } from "../pixels/sniff.js";
import { readSmallFile, SMALL_FILE } from "../small-file.js";

/** What the file at a product's path is, next to what the manifest recorded. */
export type ProductState = "intact" | "edited" | "lost";

/** What git's index says of unmodified and of left-out files. */
export type Tracked = Pick<ReadonlyMap<WorkspacePath, IndexedFile>, "get" | "has">;

/** What is elsewhere holds where both have a path. */
export function beside(elsewhere: ReadonlyMap<WorkspacePath, IndexedFile>, indexed: Tracked): Tracked {
  if (elsewhere.size === 0) return indexed;
  return {
    get: (path) => elsewhere.get(path) ?? indexed.get(path),
    has: (path) => elsewhere.has(path) || indexed.has(path),
  };
}

/**
 * Whether a product is still what was made. Git's index answers for files that it calls unmodified, and for those that
 * a sparse checkout leaves out, which are not lost; others are read.
 * @param path the product's
 */
export async function productState(
  line: ManifestLine,
  path: WorkspacePath,
  workspace: string,
  tracked: Tracked,
): Promise<ProductState> {
  const known = tracked.get(path);
  if (known?.kind === "unmodified" && isRecorded(line, known)) return "intact";
  const sha256 = await contentOf(join(workspace, path));
  if (sha256 !== undefined) return sha256 === line.sha256 ? "intact" : "edited";
  if (known?.kind === "left-out") return isRecorded(line, known) ? "intact" : "edited";
  return "lost";
}

/** Whether what git has is the product of the line, or the Git LFS pointer to it. */
export function isRecorded(line: ManifestLine, { blobId }: Pick<IndexedFile, "blobId">): boolean {
  return blobId === line.productBlob || blobId === pointerBlobId(line.sha256, line.bytes);
}

/**
 * SHA-256 of a file, or what a Git LFS pointer in its place stands for; undefined where there is none.
 * @throws Error with a user's message where something else than a file is in its place
 */
export async function contentOf(file: string): Promise<string | undefined> {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isFile()) throw new Error(`${file} is no file, and a product belongs there: remove it`);
    // No pointer is large.
    return found.size <= SMALL_FILE ? contentOfBytes(readSmallFile(file, found.size)) : await hashOfFile(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function contentOfBytes(bytes: Uint8Array): string {
  const sniffed = sniff(bytes);
  return sniffed.kind === "lfs-pointer" ? sniffed.sha256 : createHash("sha256").update(bytes).digest("hex");
}
