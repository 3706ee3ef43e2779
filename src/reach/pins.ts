import { pointerBlobId } from "../blob-id.js";
import type { Picture } from "../model.js";
import type { Commit, Origin } from "./origin.js";

/** A commit that has the picture, and where. */
export interface Pin extends Commit {
  readonly path: string;
  /** True where git says that the commit has these very bytes; false where the commit is not in this clone. */
  readonly certain: boolean;
  /** True where the commit has a pointer, and Git LFS the bytes. */
  readonly lfs: boolean;
}

/** The run's commits that may have these very bytes, best first. */
export async function pinsOf(origin: Origin, picture: Picture): Promise<readonly Pin[]> {
  const path = origin.pathOf(picture);
  if (path === undefined) return [];
  const pointer = pointerBlobId(picture.contentId, picture.bytes);
  const pins: Pin[] = [];
  for (const commit of await origin.commits()) {
    const at = await origin.blobAt(commit.sha, picture);
    const id = at.kind === "blob" ? at.id : picture.blobId;
    if (at.kind !== "absent" && (id === picture.blobId || id === pointer))
      pins.push({ ...commit, path, certain: at.kind === "blob", lfs: id === pointer });
  }
  return pins;
}
