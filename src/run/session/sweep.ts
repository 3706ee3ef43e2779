import { dirname, join } from "node:path";
import type { PendingProducts } from "../../memory/pending-products.js";
import type { Settings } from "../../settings.js";
import { sweepParts, sweepTemporaryFolders } from "../../temporary.js";

/**
 * Removes what a killed run left: half-written files beside the products that it had begun, the manifest and the state,
 * and its folders among the system's temporary ones. Never rejects.
 */
export async function sweepLeftBehind(
  { root, manifest, stateDirectory }: Pick<Settings, "root" | "manifest" | "stateDirectory">,
  { begun }: Pick<PendingProducts, "begun">,
): Promise<void> {
  const folders = new Set([
    stateDirectory,
    join(stateDirectory, "models"),
    dirname(join(root, manifest)),
    ...[...begun].map((product) => dirname(join(root, product))),
  ]);
  await Promise.all([sweepTemporaryFolders(), ...[...folders].map(sweepParts)]);
}
