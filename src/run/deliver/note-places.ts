import { join } from "node:path";
import type { Log } from "../../log.js";
import type { ManifestChange, ManifestLine } from "../../memory/manifest.js";
import { writeManifest } from "../../memory/merge-manifest.js";
import { readManifest } from "../../memory/read-manifest.js";
import { toWorkspace } from "../../paths.js";
import { bucketAddresses } from "../../report/delivered.js";
import type { Delivered } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import { prefixOf } from "../session/scope.js";

export interface NotingContext {
  readonly settings: Pick<Settings, "root" | "manifest" | "workingDirectory">;
  readonly log: Log;
}

/**
 * Notes in the work tree's manifest where each product lies in the bucket, so that whoever has the manifest knows. A line
 * that says so already stays as it is.
 * @returns the run's change with these places
 */
export async function notePlaces(
  shelved: Delivered,
  change: ManifestChange,
  { settings, log }: NotingContext,
): Promise<ManifestChange> {
  const addresses = bucketAddresses([shelved]);
  if (addresses.size === 0) return change;
  const prefix = prefixOf(settings);
  const placed = (line: ManifestLine): ManifestLine => {
    const bucket = addresses.get(toWorkspace(line.product, prefix));
    return bucket === undefined || bucket === line.bucket ? line : { ...line, bucket };
  };
  const file = join(settings.root, settings.manifest);
  try {
    const { lines } = await readManifest(file);
    const changed = [...lines.values()].filter((line) => placed(line) !== line).map(placed);
    await writeManifest(file, { written: changed, removed: [] });
  } catch (error) {
    log.warning(`${settings.manifest} does not say where the products are in the bucket: ${messageOf(error)}`);
  }
  return { ...change, written: change.written.map(placed) };
}
