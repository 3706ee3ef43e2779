import { posix } from "node:path";
import type { Failure } from "../model.js";
import { samePathKey } from "./product-path.js";

/** A picture with the paths of its products. */
export interface Claim {
  readonly source: string;
  readonly products: readonly string[];
  /** Paths that further results of the service would take, if there are any. */
  readonly possible: readonly string[];
}

/**
 * Failures by source: two pictures with one product path, or a product that would overwrite a picture.
 * @param claims gone through several times, so that nobody has to keep them
 */
export function findCollisions(claims: Iterable<Claim>): ReadonlyMap<string, Failure> {
  const sources = new Map<string, string>();
  for (const { source } of claims) sources.set(samePathKey(source), source);
  const owners = ownersOf(claims);
  const failures = new Map<string, Failure>();
  for (const claim of claims) {
    const { source, products, possible } = claim;
    const reason =
      products.map((product) => collision(claim, product, owners, sources)).find(isFound) ??
      possible.map((product) => possibleCollision(claim, product, owners, sources)).find(isFound);
    if (reason !== undefined) failures.set(source, { stage: "plan", reason, paid: false, retryable: false });
  }
  return failures;
}

/** The pictures of each product path; nearly all have one. */
function ownersOf(claims: Iterable<Claim>): ReadonlyMap<string, string | readonly string[]> {
  const owners = new Map<string, string | readonly string[]>();
  for (const { source, products } of claims) {
    for (const product of products) {
      const key = samePathKey(product);
      const others = owners.get(key);
      owners.set(key, others === undefined ? source : [...listOf(others), source]);
    }
  }
  return owners;
}

function listOf(one: string | readonly string[]): readonly string[] {
  return typeof one === "string" ? [one] : one;
}

function isFound(reason: string | undefined): reason is string {
  return reason !== undefined;
}

function collision(
  { source, products }: Claim,
  product: string,
  owners: ReadonlyMap<string, string | readonly string[]>,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  const key = samePathKey(product);
  const overwritten = sources.get(key);
  if (overwritten !== undefined) {
    const what = overwritten === source ? "the picture itself" : `the picture ${overwritten}`;
    return `its product ${product} would overwrite ${what}: give "output" a folder or a suffix of its own`;
  }
  if (products.filter((other) => samePathKey(other) === key).length > 1)
    return `two of its products would be ${product}: give each of "variants" an output of its own`;
  const others = listOf(owners.get(key) ?? []).filter((other) => other !== source);
  if (others.length === 0) return undefined;
  const named = others.slice(0, 3).join(", ");
  return `its product ${product} is that of ${named} too: ${howToTellApart(source, others)}`;
}

function possibleCollision(
  { source }: Claim,
  product: string,
  owners: ReadonlyMap<string, string | readonly string[]>,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  const key = samePathKey(product);
  const [other] = [...listOf(owners.get(key) ?? []), ...listOf(sources.get(key) ?? [])].filter((one) => one !== source);
  return other === undefined
    ? undefined
    : `a second result of it would be ${product}, which belongs to ${other}: give "output" something that tells them apart, or set "results: first"`;
}

const PARTS = ["ext", "dir", "name"] as const;

/** A placeholder helps only where it stands for what is different, as the file systems that tell least apart see it. */
function howToTellApart(source: string, others: readonly string[]): string {
  const parts = others.map((other) => PARTS.filter((part) => partOf(source, part) !== partOf(other, part)));
  if (parts.some((different) => different.length === 0)) {
    return `their names differ only in upper and lower case, or in how accents are stored, which many file systems do not tell apart: rename one of them, or put {hash} into "output"`;
  }
  const enough = PARTS.find((part) => parts.every((different) => different.includes(part)));
  const wanted = enough === undefined ? "{dir}, {name} and {ext}" : `{${enough}}`;
  return `put ${wanted} into "output", for example cutouts/{dir}/{name}.{ext}.{format}`;
}

function partOf(path: string, part: (typeof PARTS)[number]): string {
  return posix.parse(samePathKey(path))[part];
}
