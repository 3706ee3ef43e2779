import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { silentLog } from "../../src/log.js";
import type { ManifestLine } from "../../src/memory/manifest.js";
import type { Picture } from "../../src/model.js";
import { createThreads } from "../../src/pixels/threads.js";
import { copyAll } from "../../src/run/products/copy-products.js";
import { photo } from "../support/photos.js";

const PICTURE: Picture = {
  path: "b.jpg",
  file: "/nowhere/b.jpg",
  model: "general",
  type: "jpeg",
  width: 500,
  height: 500,
  bytes: 9,
  contentId: "c",
  blobId: "b",
};
const PRODUCT = await photo(1, { type: "png" });
const LINE: ManifestLine = {
  product: "b.png",
  source: "b.jpg",
  variant: "",
  content: "c",
  blob: "b",
  model: "general",
  service: "embedded",
  recipe: "png",
  width: 500,
  height: 500,
  bytes: PRODUCT.length,
  sha256: createHash("sha256").update(PRODUCT).digest("hex"),
  productBlob: "p",
  request: "r",
};

async function copy(signal: AbortSignal) {
  const workspace = mkdtempSync(join(tmpdir(), "cutout-copying-"));
  onTestFinished(() => rmSync(workspace, { recursive: true }));
  writeFileSync(join(workspace, "a.png"), PRODUCT);
  const threads = createThreads({ entry: new URL("file:///nowhere.js") });
  const pending = { begin: async () => {}, add: async () => {} };
  const copies = [{ from: "a.png", to: "b.png", line: LINE }];
  const context = {
    settings: { workspace, results: "first" as const },
    billed: false,
    prefix: "",
    service: "embedded",
    pending,
    threads,
    previews: { size: () => undefined, before: () => undefined },
    log: silentLog,
    signal,
  };
  const finished = await copyAll([{ work: { picture: PICTURE, products: [] }, copies }], context, () => signal.aborted);
  return { finished, files: readdirSync(workspace) };
}

it("gives a picture the product of an equal one, and the manifest its line", async () => {
  const { finished, files } = await copy(new AbortController().signal);
  expect(finished).toMatchObject([{ result: { path: "b.jpg", outcome: { kind: "reused" } }, lines: [LINE] }]);
  expect(files).toEqual(["a.png", "b.png"]);
});

it("copies nothing more once the run is cancelled", async () => {
  const { finished, files } = await copy(AbortSignal.abort());
  expect(finished).toEqual([]);
  expect(files).toEqual(["a.png"]);
});
