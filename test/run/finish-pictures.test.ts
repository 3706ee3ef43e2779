import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { silentLog } from "../../src/log.js";
import type { ManifestLine } from "../../src/memory/manifest.js";
import type { Recipe } from "../../src/model.js";
import type { Preview } from "../../src/pixels/preview.js";
import type { ProductPlan } from "../../src/plan/settle.js";
import { annotations } from "../../src/report/annotations.js";
import { renderSummary } from "../../src/report/summary.js";
import { finishAll } from "../../src/run/products/finish-pictures.js";
import { product, run } from "../report/fixture.js";
import { openWorkbench, pictureOf, plainRecipe, pngOfRaster, type Workbench } from "../support/finishing.js";
import { asSharp, readRaster, renderScene } from "../support/pictures.js";
import { resultsDocument } from "../support/results-document.js";

let bench: Workbench;
let folder: string;

beforeAll(async () => {
  bench = await openWorkbench();
  folder = await mkdtemp(join(tmpdir(), "finishing-"));
  const scene = await renderScene({ width: 450, height: 420 });
  await bench.put("mug.jpg", await asSharp(scene.photo).jpeg().toBuffer());
  await bench.put("mug.cutout", await pngOfRaster(scene.cutout));
});
afterAll(async () => {
  await bench.close();
  await rm(folder, { recursive: true });
});

function wanted(name: string, recipe: Partial<Recipe>): ProductPlan {
  const path = `${name}/mug.${recipe.format ?? "png"}`;
  const variant = { name, output: path, recipe: { ...plainRecipe, ...recipe } };
  return { kind: "finish", variant, path, reason: "new", kept: new Set() };
}

/** What the state directory heard, in order. */
const heard: string[] = [];

async function finishMug(products: readonly ProductPlan[], billed = true, known?: Preview) {
  const picture = await pictureOf(bench.workspace, "mug.jpg");
  const cutout = {
    task: `${picture.contentId}.general`,
    images: [{ file: join(bench.workspace, "mug.cutout"), width: 450, height: 420 }],
    jobKey: "job",
    requestId: "request",
  } as const;
  const context = {
    settings: { results: "first" as const, workspace: bench.workspace },
    prefix: "",
    billed,
    pending: {
      begin: async (path: string) => void heard.push(`begin ${path}`),
      add: async ({ product: path }: ManifestLine) => void heard.push(`add ${path}`),
    },
    signal: new AbortController().signal,
    service: "embedded",
    threads: bench.threads,
    previews: { size: () => ({ maxSide: 200, maxBytes: 20_000 }), before: () => known },
    log: silentLog,
  };
  const origin = { kind: "made", paid: billed, milliseconds: 5 } as const;
  const [finished] = await finishAll([{ picture, products }], cutout, origin, context);
  if (finished === undefined) throw new Error("nothing was finished");
  return finished;
}

it("makes the variants behind one that cannot be made, and tells of all of them", async () => {
  const { result, lines } = await finishMug([
    wanted("big", {}),
    wanted("tiny", { format: "webp", maxBytes: 100 }),
    wanted("small", { format: "webp", maxBytes: 90 }),
    wanted("last", { trim: true }),
  ]);
  const made = ["big/mug.png", "last/mug.png"];
  expect(lines.map((line) => line.product)).toEqual(made);
  expect(result.outcome).toMatchObject({ kind: "failed", failure: { stage: "finish", paid: true } });
  const reason = /tiny\/mug\.webp could not be made.*100.*small\/mug\.webp could not be made.*90/;
  const [record] = resultsDocument(run([result])).pictures;
  expect(record).toMatchObject({ outcome: "failed", reason: expect.stringMatching(reason) });
  expect(record?.products.map(({ path }) => path)).toEqual(made);
  expect(renderSummary(run([result]), { file: () => undefined })).toContain(
    "<code>big/mug.png</code><br><code>last/mug.png</code>",
  );
});

it("tells that a failed product is not paid for again only where its cutout was paid for", async () => {
  const reasonOf = async (billed: boolean) => {
    const { result } = await finishMug([wanted("tiny", { format: "webp", maxBytes: 100 })], billed);
    return result.outcome.kind === "failed" ? result.outcome.failure.reason : "";
  };
  expect(await reasonOf(true)).toMatch(/The cutout is in the store: the next run does not pay again\.$/);
  expect(await reasonOf(false)).not.toMatch(/\bpa(?:y|id)\b/);
});

it("says of a picture that was made which of its variants was left alone, and why", async () => {
  const kept = { kind: "kept", product: product("a/mug.jpg"), reason: "the product was edited by hand" } as const;
  const { result } = await finishMug([kept, wanted("b", { format: "webp" })]);
  expect(result.outcome).toMatchObject({ kind: "made", notes: ["a/mug.jpg: the product was edited by hand"] });
  const [record] = resultsDocument(run([result])).pictures;
  expect(record?.reason).toBe("a/mug.jpg: the product was edited by hand");
  expect(renderSummary(run([result]), { file: () => undefined })).toContain("edited by hand");
  expect(annotations(run([result]))).toMatchObject([{ level: "warning", message: expect.stringContaining("by hand") }]);
});

it("says once of a picture that its colours were converted by rule of thumb, however many variants it has", async () => {
  const scene = await renderScene({ width: 450, height: 420 });
  const cmyk = await asSharp(scene.photo).removeAlpha().toColourspace("cmyk").jpeg().toBuffer();
  const jpeg = await bench.read("mug.jpg");
  await bench.put("mug.jpg", cmyk);
  const { result } = await finishMug([wanted("one", {}), wanted("two", { trim: true })]);
  await bench.put("mug.jpg", jpeg);
  expect(result.outcome).toMatchObject({
    kind: "made",
    notes: [expect.stringMatching(/CMYK without.*differ plainly/)],
  });
});

it("announces every product before one is written, notes each, and makes the previews of what was decoded anyway", async () => {
  heard.length = 0;
  const finished = await finishMug([wanted("one", {}), wanted("two", { trim: true })]);
  expect(heard).toEqual(["begin one/mug.png", "begin two/mug.png", "add one/mug.png", "add two/mug.png"]);
  const { before, after } = finished.previews ?? {};
  const [shownBefore, shownAfter] = await Promise.all(
    [before, after].map((one) => readRaster(one?.bytes ?? Buffer.of())),
  );
  expect([shownBefore?.width, shownBefore?.height]).toEqual([200, 187]);
  expect([shownAfter?.width, shownAfter?.height]).toEqual([200, 187]);
  expect(shownAfter?.data[3]).toBe(0);
});

it("makes no preview of a picture that has one", async () => {
  const known = { mime: "image/jpeg", bytes: Uint8Array.of(1), width: 1, height: 1 } as const;
  const { previews } = await finishMug([wanted("one", {})], true, known);
  expect(previews).toMatchObject({ after: { width: 200, height: 187 } });
  expect(previews?.before).toBeUndefined();
});

it("says of what was written what the file is", async () => {
  const { lines } = await finishMug([wanted("named", { format: "webp" })]);
  const bytes = await bench.read("named/mug.webp");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const productBlob = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  expect(lines).toMatchObject([{ sha256, productBlob, bytes: bytes.length, width: 450, height: 420 }]);
});
