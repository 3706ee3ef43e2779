import type { Failure } from "../model.js";
import { samePathKey } from "./product-path.js";

/** A picture with the paths of its products. */
export interface Claim {
  readonly source: string;
  readonly products: readonly string[];
}

/** Failures by source: two pictures with one product path, or a product that would overwrite a picture. */
export function findCollisions(claims: readonly Claim[]): ReadonlyMap<string, Failure> {
  const bySource = new Map(claims.map(({ source }) => [samePathKey(source), source]));
  const byProduct = new Map<string, string[]>();
  for (const { source, products } of claims) {
    for (const product of products) {
      const key = samePathKey(product);
      byProduct.set(key, [...(byProduct.get(key) ?? []), source]);
    }
  }
  const failures = new Map<string, Failure>();
  for (const { source, products } of claims) {
    const reason = products
      .map((product) => collision(source, product, byProduct, bySource))
      .find((found) => found !== undefined);
    if (reason !== undefined) failures.set(source, { stage: "plan", reason, paid: false, retryable: false });
  }
  return failures;
}

function collision(
  source: string,
  product: string,
  byProduct: ReadonlyMap<string, readonly string[]>,
  bySource: ReadonlyMap<string, string>,
): string | undefined {
  const key = samePathKey(product);
  const overwritten = bySource.get(key);
  if (overwritten !== undefined) {
    return `its product ${product} would overwrite ${overwritten === source ? "the picture itself" : `the picture ${overwritten}`}: give "output" a folder or a suffix of its own`;
  }
  const others = (byProduct.get(key) ?? []).filter((other) => other !== source);
  if (others.length === 0) return undefined;
  return `its product ${product} is that of ${others.slice(0, 3).join(", ")} too: put {ext} or {dir} into "output", for example {name}.{ext}.{format}`;
}
