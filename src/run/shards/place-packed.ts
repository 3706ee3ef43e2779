import { copyFile, link, lstat, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assertInside } from "../../inside.js";
import { isPictureNamed, whyForbidden } from "../../memory/claims.js";
import { hashOfFile } from "../../memory/hash-of-file.js";
import type { ManifestLine } from "../../memory/manifest.js";
import type { PendingProducts } from "../../memory/pending-products.js";
import { beside } from "../../temporary.js";
import { place } from "../products/place.js";

/** What mends a package that is not as its leg left it. */
export const RUN_AGAIN = "run that leg again, and collect once more";

export interface PlacingContext {
  readonly workspace: string;
  readonly pending: Pick<PendingProducts, "begin" | "add">;
}

/** Verified before it is at its place: linked or copied beside it, hashed there, and renamed. */
export async function placePacked(
  line: ManifestLine,
  path: string,
  file: string,
  { workspace, pending }: PlacingContext,
): Promise<void> {
  const target = join(workspace, path);
  assertInside(workspace, target);
  await place(pending, line.product, async () => {
    await assertPicture(line, file);
    await mkdir(dirname(target), { recursive: true });
    const temporary = beside(target);
    try {
      await link(file, temporary).catch(() => copyFile(file, temporary));
      if ((await hashOfFile(temporary)) !== line.sha256)
        throw new Error(`its bytes are not those that its line describes, so it is left out: ${RUN_AGAIN}`);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return [{ line }];
  });
}

/** A regular file of the line's length, which begins as its path's suffix says. */
async function assertPicture({ product, sha256, bytes }: ManifestLine, file: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("its line has no SHA-256");
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) throw new Error(`its file is missing from the shard: ${RUN_AGAIN}`);
  if (!found.isFile() || found.size !== bytes)
    throw new Error(`its file in the shard is not the one that its line describes: ${RUN_AGAIN}`);
  const forbidden = whyForbidden(product);
  if (forbidden !== undefined) throw new Error(`its path ${forbidden}`);
  if (!isPictureNamed(file, product)) throw new Error("its bytes are not a picture of the format that its name says");
}
