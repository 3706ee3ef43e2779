import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blobIdOf, pointerBlobId } from "../../src/blob-id.js";
import { silentLog } from "../../src/log.js";
import type { ManifestLine } from "../../src/memory/manifest.js";
import { printManifest } from "../../src/memory/print-manifest.js";
import type { Tracked } from "../../src/plan/intact.js";
import { undelivered } from "../../src/run/deliver/undelivered.js";
import { temporaryFolder, write } from "../support/git.js";
import { photo } from "../support/photos.js";

const PRODUCT = await photo(1, { type: "png" });
const SHA256 = createHash("sha256").update(PRODUCT).digest("hex");
let root: string;

beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => rmSync(root, { recursive: true }));

function lineOf(product: string): ManifestLine {
  return {
    product,
    source: product,
    variant: "",
    content: "c",
    blob: "b",
    model: "general",
    service: "embedded",
    recipe: "png",
    width: 1,
    height: 1,
    sha256: SHA256,
    productBlob: blobIdOf(PRODUCT),
    bytes: PRODUCT.length,
    request: "r",
  };
}

/** What is left to deliver of these products, by git's index. */
async function left(products: readonly string[], tracked: Tracked): Promise<readonly string[]> {
  write(root, {
    ".cutouts.json": printManifest(products.map(lineOf)),
    ...Object.fromEntries(products.map((path) => [path, PRODUCT])),
  });
  const settings = {
    root,
    workspace: root,
    manifest: ".cutouts.json",
    workingDirectory: "",
    variants: [] as const,
    rules: [],
  };
  const context = { settings, tracked, repository: { git: undefined }, log: silentLog };
  return (await undelivered({ written: [], removed: [] }, context)).written.map(({ product }) => product);
}

describe("what is delivered already", () => {
  it("is a product that git has, as it is or as the pointer that Git LFS keeps for it", async () => {
    const tracked: Tracked = new Map([
      ["plain.png", { kind: "unmodified", blobId: blobIdOf(PRODUCT) }],
      ["lfs.png", { kind: "unmodified", blobId: pointerBlobId(SHA256, PRODUCT.length) }],
      ["left-out.png", { kind: "left-out", blobId: blobIdOf(PRODUCT) }],
    ]);
    expect(await left(["plain.png", "lfs.png", "left-out.png"], tracked)).toEqual([]);
  });

  it("is no product that git does not know, or has another of", async () => {
    const tracked: Tracked = new Map([["older.png", { kind: "unmodified", blobId: blobIdOf(Buffer.from("older")) }]]);
    expect(await left(["new.png", "older.png"], tracked)).toEqual(["new.png", "older.png"]);
  });
});
