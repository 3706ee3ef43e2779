import { createHash } from "node:crypto";

/** The id that git gives these bytes. */
export function blobIdOf(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/**
 * The id that git gives a file of this content (SHA-256, in hex) and length when Git LFS keeps it: its index then holds
 * the pointer, whose text is fixed to the byte. Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function pointerBlobId(contentId: string, bytes: number): string {
  return blobIdOf(Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${contentId}\nsize ${bytes}\n`));
}
