import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ManifestLine } from "../../src/memory/manifest.js";
import type { Picture } from "../../src/model.js";
import { TINY_PNG } from "../support/tiny-png.js";
import {
  decide,
  kinds,
  lineOf,
  paths,
  picture,
  put,
  RECIPE,
  sha,
  useWorkspace,
  VARIANT,
  workspace,
} from "./planning.js";

useWorkspace();

function putBytes(path: string, bytes: Uint8Array): void {
  put(path, "");
  writeFileSync(join(workspace, path), bytes);
}

describe("a product that a killed run had begun to write", () => {
  it("is made again, not kept as edited by hand, where the manifest has another state of it", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "half of the prod");
    const lines = [lineOf(a)];
    expect(kinds(await decide([a], { lines }))).toEqual({ "a.jpg": "kept" });
    expect(paths(await decide([a], { lines, begun: new Set(["cutouts/a.png"]) }))).toEqual(["a.jpg"]);
  });

  it("is made again, not kept as somebody else's, where the manifest does not know it", async () => {
    const a = picture("photos/a.jpg");
    put("photos/cutouts/a.png", "half of the prod");
    const options = { prefix: "photos/" };
    expect(kinds(await decide([a], options))).toEqual({ "photos/a.jpg": "kept" });
    expect(paths(await decide([a], { ...options, begun: new Set(["cutouts/a.png"]) }))).toEqual(["photos/a.jpg"]);
  });
});

describe("further results of one picture", () => {
  const second = (of: Picture, change: Partial<ManifestLine> = {}) =>
    lineOf(of, { product: "cutouts/a-2.png", ...change });

  it("are products of it, each as long as it is there", async () => {
    const a = picture("a.jpg");
    for (const name of ["a", "a-2"]) put(`cutouts/${name}.png`, "product");
    const { settled } = await decide([a], { results: "all", lines: [lineOf(a), second(a)] });
    expect(settled).toMatchObject([
      { outcome: { kind: "reused", products: [{ path: "cutouts/a.png" }, { path: "cutouts/a-2.png" }] } },
    ]);
  });

  it("are made again where one is gone", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "product");
    expect(paths(await decide([a], { results: "all", lines: [lineOf(a), second(a)] }))).toEqual(["a.jpg"]);
    expect(paths(await decide([a], { lines: [lineOf(a), second(a)] }))).toEqual([]);
  });

  it("are left alone where they were edited or are somebody else's, while the first is made again", async () => {
    const a = picture("a.jpg");
    for (const name of ["a-2", "a-3"]) put(`cutouts/${name}.png`, "retouched");
    const { works } = await decide([a], { results: "all", lines: [lineOf(a), second(a)] });
    const kept = [...works.values()].flat().flatMap(({ products }) => products);
    expect(kept).toMatchObject([{ kind: "finish", kept: new Set(["cutouts/a-2.png", "cutouts/a-3.png"]) }]);
  });

  it("are copied with the first for an equal picture; what is of another variant, or not what its line says, is not", async () => {
    const [old, a] = [picture("old.jpg", "same"), picture("a.jpg", "same")];
    const png = (product: string, change: Partial<ManifestLine> = {}) =>
      lineOf(old, { product, sha256: sha(TINY_PNG), bytes: TINY_PNG.length, ...change });
    const names = ["old", "old-2", "old-3", "old-4"];
    for (const name of names) putBytes(`cutouts/${name}.png`, name === "old-4" ? Buffer.from("edited") : TINY_PNG);
    const lines = [
      png("cutouts/old.png", { bucket: "https://bucket.example/old.png" }),
      png("cutouts/old-2.png"),
      png("cutouts/old-3.png", { variant: "wide" }),
      png("cutouts/old-4.png"),
    ];
    const first = { from: "cutouts/old.png", to: "cutouts/a.png" };
    const copiesOf = async (results: "first" | "all") =>
      (await decide([a], { results, lines })).copied.flatMap(({ copies }) => copies);
    expect(await copiesOf("all")).toMatchObject([first, { from: "cutouts/old-2.png", to: "cutouts/a-2.png" }]);
    const [copy, ...others] = await copiesOf("first");
    expect([copy, others]).toMatchObject([first, []]);
    expect(copy?.line).toEqual({ ...png("cutouts/a.png"), source: "a.jpg", blob: a.blobId });
    putBytes("cutouts/a-2.png", Buffer.from("somebody's"));
    expect(await copiesOf("all")).toMatchObject([first]);
  });
});

describe("a slice of a catalog", () => {
  const three = () => [picture("a.jpg"), picture("b.jpg"), picture("c.jpg")];

  it("takes what was never made before what is to be redone, and leaves the rest to the next run, in words", async () => {
    const [a, b, c] = [picture("a.jpg"), picture("b.jpg"), picture("c.jpg")];
    const lines = [lineOf(a, { recipe: "webp q80" })];
    const decided = await decide([a, b, c], { lines, maxPictures: 2 });
    expect([paths(decided), kinds(decided)]).toEqual([["b.jpg", "c.jpg"], { "a.jpg": "deferred" }]);
    expect(decided.settled).toMatchObject([
      {
        outcome: {
          reason: '3 pictures are to be worked on, and "max-pictures" is 2: left to the next run',
          paid: false,
        },
      },
    ]);
  });

  it("has room for exactly as many as it says", async () => {
    expect(paths(await decide(three(), { maxPictures: 3 }))).toHaveLength(3);
    expect(paths(await decide(three(), { maxPictures: 1 }))).toEqual(["a.jpg"]);
  });

  it("takes equal pictures together, also where they are more than it has room for, and then nothing else", async () => {
    const twins = [picture("a.jpg", "same"), picture("b.jpg", "same"), picture("c.jpg")];
    expect(paths(await decide(twins, { maxPictures: 1 }))).toEqual(["a.jpg", "b.jpg"]);
    const later = [picture("a.jpg"), picture("b.jpg", "same"), picture("c.jpg", "same"), picture("d.jpg")];
    expect(paths(await decide(later, { maxPictures: 2 }))).toEqual(["a.jpg", "d.jpg"]);
  });
});

describe("a product that is only to be held to other checks, and whose cutout is gone", () => {
  const checked = { ...VARIANT, recipe: { ...RECIPE, checks: [{ kind: "whole" }] as const } };

  it("is not paid for to be judged: it is as it was, and the run says that it was not judged", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "product");
    const options = { lines: [lineOf(a)], variantsOf: () => [checked] };
    const decided = await decide([a], options);
    expect(decided.submit).toEqual([]);
    expect(decided.settled).toMatchObject([
      {
        path: "a.jpg",
        outcome: {
          kind: "reused",
          products: [{ path: "cutouts/a.png" }],
          reason: expect.stringMatching(/not judged by the changed "require"/),
        },
      },
    ]);
    expect(paths(await decide([a], { ...options, billed: false }))).toEqual(["a.jpg"]);
  });

  it("is paid for where another of the picture's products is to be made anyway, and named among those that are there", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "product");
    const wide = { ...VARIANT, name: "wide", output: "wide/{name}.{format}" };
    expect(paths(await decide([a], { lines: [lineOf(a)], variantsOf: () => [checked, wide] }))).toEqual(["a.jpg"]);
    put("wide/a.png", "product");
    const both = [lineOf(a), lineOf(a, { product: "wide/a.png", variant: "wide" })];
    const { settled } = await decide([a], { lines: both, variantsOf: () => [checked, wide] });
    expect(settled).toMatchObject([{ outcome: { products: [{ path: "cutouts/a.png" }, { path: "wide/a.png" }] } }]);
  });
});

describe("a leg of a matrix", () => {
  it("takes its own tasks alone, tells of its own pictures alone, and leaves orphans to the whole", async () => {
    const pictures = Array.from({ length: 12 }, (_, at) => picture(`${at}.jpg`));
    for (const at of [0, 1, 2, 3, 4, 5]) put(`cutouts/${at}.png`, "product");
    const known = pictures.slice(0, 6);
    const lines = [...known.map((each) => lineOf(each)), lineOf(picture("gone.jpg"), { source: "away.jpg" })];
    const legs = await Promise.all(
      [1, 2, 3].map((index) => decide(pictures, { lines, share: { kind: "shard", shard: { index, of: 3 } } })),
    );
    expect(legs.flatMap(paths).toSorted()).toEqual(
      pictures
        .slice(6)
        .map(({ path }) => path)
        .toSorted(),
    );
    expect(legs.flatMap((leg) => Object.keys(kinds(leg))).toSorted()).toEqual(known.map(({ path }) => path).toSorted());
    for (const leg of legs) {
      expect([leg.orphans, leg.scope.wholeTasks]).toEqual([[], 6]);
      expect(paths(leg).length).toBeLessThan(6);
    }
    const collected = await decide(pictures, { lines, share: { kind: "collected" } });
    expect([paths(collected), collected.orphans]).toEqual([[], ["cutouts/gone.png"]]);
  });
});
