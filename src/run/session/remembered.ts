import { join } from "node:path";
import { indexLines, type Manifest, type ManifestLine } from "../../memory/manifest.js";
import type { PendingProducts } from "../../memory/pending-products.js";
import { readLines } from "../../memory/read-manifest.js";
import { contentOf } from "../../plan/intact.js";
import type { Settings } from "../../settings.js";

export interface Remembered {
  readonly manifest: Manifest;
  /** Lines that the manifest's file lacks, or has beside others for the same product. */
  readonly carried: readonly ManifestLine[];
}

/**
 * The manifest as the work tree bears it out. Of several lines for one product, as a union merge leaves them, the one
 * holds that describes the file that is there, whichever side of the merge it came from; and what a killed run had
 * written counts too, as long as the file is still as it wrote it.
 * @throws UserError where the manifest cannot be read
 */
export async function readRemembered(
  { root, manifest }: Pick<Settings, "root" | "manifest">,
  pending: Pick<PendingProducts, "left">,
): Promise<Remembered> {
  const lines = await readLines(join(root, manifest));
  const describes = async (line: ManifestLine): Promise<boolean> =>
    (await contentAt(join(root, line.product))) === line.sha256;
  const carried: ManifestLine[] = [];
  for (const line of [...withRivals(lines), ...pending.left]) if (await describes(line)) carried.push(line);
  return { manifest: indexLines([...lines, ...carried]), carried };
}

function withRivals(lines: readonly ManifestLine[]): readonly ManifestLine[] {
  const numbers = new Map<string, number>();
  for (const { product } of lines) numbers.set(product, (numbers.get(product) ?? 0) + 1);
  return numbers.size === lines.length ? [] : lines.filter(({ product }) => (numbers.get(product) ?? 0) > 1);
}

/** What stands in a product's place and is no file is told when the plan is made. */
async function contentAt(file: string): Promise<string | undefined> {
  return contentOf(file).catch(() => undefined);
}
