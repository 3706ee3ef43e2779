import { expect, it } from "vitest";
import type { ManifestLine } from "../../src/memory/manifest.js";
import { commitMessage } from "../../src/run/deliver/commit-message.js";

const line = (product: string): ManifestLine => ({
  product,
  source: "a.jpg",
  variant: "",
  content: "0".repeat(64),
  blob: "1".repeat(40),
  model: "general",
  service: "embedded",
  recipe: "r",
  sha256: "2".repeat(64),
  productBlob: "3".repeat(40),
  bytes: 7,
  width: 1,
  height: 1,
  request: "",
});
const inGit = (blobId: string) => ({ kind: "unmodified", blobId }) as const;
const tracked = new Map([
  ["shop/old.png", inGit("4".repeat(40))],
  ["shop/same.png", inGit("3".repeat(40))],
]);
const message = (written: readonly string[], removed: readonly string[] = []) =>
  commitMessage({
    firstLine: "Add cutouts",
    change: { written: written.map(line), removed },
    tracked,
    prefix: "shop/",
  });

it("tells what the commit adds, replaces and removes, wherever the cutouts came from", () => {
  expect(message(["new.png", "other.png", "old.png", "same.png"], ["gone.png"])).toBe(
    "Add cutouts\n\n2 products added, 1 replaced, 1 removed.\n",
  );
});

it("names one product as one, and leaves out what there is none of", () => {
  expect(message(["new.png"])).toBe("Add cutouts\n\n1 product added.\n");
  expect(message([], ["gone.png"])).toBe("Add cutouts\n\n1 product removed.\n");
});

it("says where the manifest alone has news", () => {
  expect(message(["same.png"])).toBe("Add cutouts\n\nOnly the manifest is brought up to date.\n");
});
