import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { ManifestLine } from "../../memory/manifest.js";
import type { Cutout, Task } from "../../model.js";
import type { WorkspacePath } from "../../paths.js";
import type { Settings } from "../../settings.js";
import { serviceIdentity } from "../session/service-identity.js";
import type { State } from "../session/state.js";

/**
 * Takes a product of the work tree for the cutout that it is. A copy goes into the store, since the product may be
 * replaced while its other variants are still made of it; a run that only tells writes none.
 */
export async function adoptProduct(
  { id, picture }: Task,
  path: WorkspacePath,
  line: ManifestLine,
  {
    settings,
    state,
    tellsOnly,
  }: { readonly settings: Settings; readonly state: Pick<State, "store">; readonly tellsOnly: boolean },
): Promise<Cutout> {
  const [product, size] = [join(settings.workspace, path), { width: picture.width, height: picture.height }];
  const made = { task: id, jobKey: "", requestId: line.request };
  if (tellsOnly) return { ...made, images: [{ file: product, ...size }] };
  const file = await state.store.temporaryFile();
  await copyFile(product, file);
  return state.store.put({ ...made, service: serviceIdentity(settings.service), images: [{ file, ...size }] });
}
