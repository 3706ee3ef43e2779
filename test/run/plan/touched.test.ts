import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { silentLog } from "../../../src/log.js";
import { indexLines, parseManifest } from "../../../src/memory/manifest.js";
import { identifyBackdrops } from "../../../src/run/plan/backdrops.js";
import { findPictures } from "../../../src/run/plan/find-pictures.js";
import { load } from "../../settings/reading.js";
import { photo } from "../../support/photos.js";

/** With `changed-only`, what a push leaves alone may be out of date all the same. */

let workspace: string;
beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), "touched-"));
  for (const path of ["made.jpg", "new.jpg", "edited.jpg", "oak.jpg"]) await put(`shop/photos/${path}`, await photo(1));
  await put(".github/cutouts.yml", "format: png\n");
});
afterAll(() => rmSync(workspace, { recursive: true }));

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), content);
}

const line = {
  ...{ product: "cutouts/photos/made.png", source: "photos/made.jpg", variant: "", content: "c", blob: "" },
  ...{ model: "general", service: "embedded", recipe: "r", width: 1, height: 1, bytes: 1 },
  ...{ sha256: "s", productBlob: "", request: "" },
};

async function looksAt(changed: readonly string[], inputs: Readonly<Record<string, string>> = {}) {
  const told: string[] = [];
  const given = { "working-directory": "shop", background: "file:photos/oak.jpg", ...inputs };
  const settings = await identifyBackdrops(await load(given, { workspace }));
  const manifest = indexLines(parseManifest(JSON.stringify({ version: 1, products: [line, null] }), "m"));
  const log = { ...silentLog, info: (message: string) => told.push(message) };
  const { matches } = await findPictures(settings, manifest, new Set(changed), log);
  return { paths: matches.map(({ path }) => path.replace("shop/photos/", "")).toSorted(), told: told.join("\n") };
}

it("a push that touches pictures alone is about those", async () => {
  expect((await looksAt(["shop/photos/edited.jpg", "README.md"])).paths).toEqual(["edited.jpg"]);
});

it.each([
  ["the backdrop", "shop/photos/oak.jpg", {}],
  ["the configuration file", ".github/cutouts.yml", {}],
  ["the configuration file by another spelling", ".github/cutouts.yml", { config: "./.github/cutouts.yml" }],
])(
  "a push that touches %s is about what has products too, and about nothing that would be new",
  async (_what, path, inputs) => {
    const { paths, told } = await looksAt([path, "shop/photos/edited.jpg"], inputs);
    expect(paths).toEqual(["edited.jpg", "made.jpg"]);
    expect(told).toContain(`${path} is touched, too, so every picture that has a product is looked at again.`);
  },
);

it("a backdrop that no recipe has any more is as any other file", async () => {
  expect((await looksAt(["shop/photos/oak.jpg"], { background: "transparent" })).paths).toEqual(["oak.jpg"]);
  expect((await looksAt([".github/cutouts.yml"], { config: "none" })).paths).toEqual([]);
});
