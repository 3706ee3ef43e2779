import { createHash } from "node:crypto";
import type { Picture } from "../model.js";

/**
 * The id of the blob that git holds for a picture which Git LFS keeps: that of its pointer, whose text is fixed to the
 * byte. Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function pointerBlobId({ contentId, bytes }: Pick<Picture, "contentId" | "bytes">): string {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${contentId}\nsize ${bytes}\n`;
  return createHash("sha1").update(`blob ${pointer.length}\0${pointer}`).digest("hex");
}
