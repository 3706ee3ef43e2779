import type { ManifestLine } from "../../memory/manifest.js";
import type { PendingProducts } from "../../memory/pending-products.js";

/** Says of products that they are about to be written, before any of them is. @throws the state directory's errors */
export async function announce(pending: Pick<PendingProducts, "begin">, products: readonly string[]): Promise<void> {
  for (const product of products) await pending.begin(product);
}

/**
 * Puts a product at its place so that a run which is killed at any moment knows it for its own afterwards: announced,
 * written, noted. Every product comes to its place this way.
 *
 * @param product the path that the manifest has it under
 * @param write writes it, whole or not at all, and says what the manifest is to say
 * @throws what `write` throws, and the state directory's errors
 */
export async function place<T extends { readonly line: ManifestLine }>(
  pending: Pick<PendingProducts, "begin" | "add">,
  product: string,
  write: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  await announce(pending, [product]);
  const placed = await write();
  for (const { line } of placed) await pending.add(line);
  return placed;
}
