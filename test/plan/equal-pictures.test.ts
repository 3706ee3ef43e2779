import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ManifestLine } from "../../src/memory/manifest.js";
import type { Cutout, Picture, Variant } from "../../src/model.js";
import { MOST_RESULTS, numbered } from "../../src/numbered.js";
import { recipeId } from "../../src/plan/recipe-id.js";
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

const WIDE: Variant = { name: "wide", output: "wide/{name}.{format}", recipe: { ...RECIPE, format: "webp" } };

/** The line of a product that is there, and is a picture. */
function made(of: Picture, product: string, change: Partial<ManifestLine> = {}): ManifestLine {
  put(product, "");
  writeFileSync(join(workspace, product), TINY_PNG);
  return lineOf(of, { product, sha256: sha(TINY_PNG), bytes: TINY_PNG.length, ...change });
}

const cutout = (of: Picture): Cutout => ({
  task: `${of.contentId}.general`,
  images: [{ file: "/store/1.png", width: 500, height: 500 }],
  jobKey: "key",
  requestId: "r",
});

const copied = ({ copied: all }: Awaited<ReturnType<typeof decide>>) =>
  all.flatMap(({ copies }) => copies.map(({ from, to }) => `${from} → ${to}`));

describe("a picture that equals another", () => {
  const two = () => [picture("old.jpg", "same"), picture("a.jpg", "same")] as const;

  it("has that one's product copied, with the line that it would have had itself", async () => {
    const [old, a] = two();
    const plan = await decide([a], { lines: [made(old, "cutouts/old.png", { bucket: "https://b.example/old.png" })] });
    expect([copied(plan), paths(plan)]).toEqual([["cutouts/old.png → cutouts/a.png"], []]);
    const line = plan.copied[0]?.copies[0]?.line;
    expect(line).toMatchObject({ product: "cutouts/a.png", source: "a.jpg", variant: "", blob: a.blobId });
    expect(line).not.toHaveProperty("bucket");
  });

  it.each<[string, Partial<ManifestLine>]>([
    ["another service's", { service: "https://other.example" }],
    ["by another model", { model: "human" }],
    ["of another content", { content: "0".repeat(64) }],
    ["of another look", { recipe: recipeId({ ...RECIPE, trim: true }) }],
    ["not what its line says", { sha256: "0".repeat(64) }],
  ])("is paid for where that product is %s", async (_what, change) => {
    const [old, a] = two();
    const plan = await decide([a], { lines: [made(old, "cutouts/old.png", change)] });
    expect([copied(plan), paths(plan)]).toEqual([[], ["a.jpg"]]);
  });

  it("has the first that is what its line says, and never its own lost one", async () => {
    const [old, a] = two();
    const b = picture("b.jpg", "same");
    const lines = [
      lineOf(a, { product: "cutouts/a.png", sha256: sha(TINY_PNG), bytes: TINY_PNG.length }),
      made(old, "cutouts/old.png", { sha256: "0".repeat(64) }),
      made(b, "cutouts/b.png"),
    ];
    expect(copied(await decide([a], { lines }))).toEqual(["cutouts/b.png → cutouts/a.png"]);
  });

  it("is made of all its products or of none", async () => {
    const [old, a] = two();
    const variantsOf = () => [VARIANT, WIDE];
    const first = made(old, "cutouts/old.png");
    const adopt = async () => cutout(a);
    const one = await decide([a], { variantsOf, adopt, lines: [first] });
    expect([copied(one), one.stored.length]).toEqual([[], 1]);
    const wide = made(old, "wide/old.webp", { variant: "wide", recipe: recipeId(WIDE.recipe) });
    writeFileSync(join(workspace, "wide/old.webp"), "RIFF\u0000\u0000\u0000\u0000WEBPVP8 ");
    const { sha256, bytes } = { sha256: sha("RIFF\u0000\u0000\u0000\u0000WEBPVP8 "), bytes: 16 };
    const both = await decide([a], { variantsOf, lines: [first, { ...wide, sha256, bytes }] });
    expect(copied(both)).toEqual(["cutouts/old.png → cutouts/a.png", "wide/old.webp → wide/a.webp"]);
  });

  it("is cut out once with its twins, where none has a product", async () => {
    const plan = await decide([...two()]);
    expect(plan.submit).toHaveLength(1);
    expect(paths(plan)).toEqual(["old.jpg", "a.jpg"]);
  });

  it("has as many further results copied as a service may give, and none of another picture's", async () => {
    const [old, a] = two();
    const last = MOST_RESULTS - 1;
    const lines = [
      made(old, "cutouts/old.png"),
      made(old, numbered("cutouts/old.png", last)),
      made(old, numbered("cutouts/old.png", MOST_RESULTS)),
      made(picture("stranger.jpg", "same"), numbered("cutouts/old.png", 1), { source: "stranger.jpg" }),
    ];
    expect(copied(await decide([a], { lines, results: "all" }))).toEqual([
      "cutouts/old.png → cutouts/a.png",
      `${numbered("cutouts/old.png", last)} → ${numbered("cutouts/a.png", last)}`,
    ]);
  });

  it("is no copy of a further result, which shows something else", async () => {
    const [old, a] = two();
    const lines = [lineOf(old, { product: "cutouts/old.png" }), made(old, "cutouts/old-2.png")];
    expect(copied(await decide([a], { lines }))).toEqual([]);
    const alone = [made(old, "cutouts/old-2.png")];
    expect(copied(await decide([a], { lines: alone }))).toEqual(["cutouts/old-2.png → cutouts/a.png"]);
  });
});

describe("a product that kept every pixel", () => {
  const variantsOf = () => [WIDE];
  it("serves in place of the store's cutout for another format or size", async () => {
    const a = picture("a.jpg");
    const adopted: string[] = [];
    const adopt = async (_task: unknown, path: string) => {
      adopted.push(path);
      return cutout(a);
    };
    const plan = await decide([a], { variantsOf, adopt, lines: [made(a, "cutouts/a.png")] });
    expect([adopted, plan.stored.length, paths(plan)]).toEqual([["cutouts/a.png"], 1, []]);
  });

  it.each<[string, Partial<ManifestLine>]>([
    ["was trimmed", { recipe: recipeId({ ...RECIPE, trim: true }) }],
    ["is narrower", { width: 499 }],
    ["is lower", { height: 499 }],
    ["is not what its line says", { sha256: "0".repeat(64) }],
  ])("does not where it %s", async (_what, change) => {
    const a = picture("a.jpg");
    expect(paths(await decide([a], { variantsOf, lines: [made(a, "cutouts/a.png", change)] }))).toEqual(["a.jpg"]);
  });
});

describe("a picture that was renamed", () => {
  it("has its line renamed where its product is up to date, and no line of the others", async () => {
    const [a, b] = [picture("new.jpg", "same"), picture("b.jpg")];
    put("cutouts/new.png", "product");
    put("cutouts/b.png", "product");
    const lines = [lineOf(a, { source: "old.jpg" }), lineOf(b)];
    const plan = await decide([a, b], { lines });
    expect(plan.renamed).toEqual([{ ...lineOf(a), source: "new.jpg" }]);
    expect(kinds(plan)).toEqual({ "new.jpg": "reused", "b.jpg": "reused" });
  });

  it("has it renamed too where another of its products is to be made", async () => {
    const a = picture("new.jpg", "same");
    put("cutouts/new.png", "product");
    const lines = [lineOf(a, { source: "old.jpg" })];
    const plan = await decide([a], { lines, variantsOf: () => [VARIANT, WIDE] });
    expect([plan.renamed, paths(plan)]).toEqual([[{ ...lineOf(a), source: "new.jpg" }], ["new.jpg"]]);
  });
});

describe("a file that cannot be used", () => {
  it.each([
    ["skipped", { kind: "skipped", reason: "it moves" }, { kind: "skipped", reason: "it moves" }],
    [
      "refused",
      { kind: "refused", failure: { stage: "find", reason: "it is cut", paid: false, retryable: false } },
      { kind: "failed", failure: { stage: "find", reason: "it is cut", paid: false, retryable: false } },
    ],
    [
      "a pointer",
      {
        kind: "pointer",
        contentId: "0",
        failure: { stage: "find", reason: "it is a pointer", paid: false, retryable: false },
      },
      { kind: "failed", failure: { stage: "find", reason: "it is a pointer", paid: false, retryable: false } },
    ],
  ] as const)("is told as %s, with its path, and asks for nothing", async (_what, looked, outcome) => {
    const a = picture("a.jpg");
    const plan = await decide([a], { look: async (match) => ({ ...looked, match }) });
    expect(plan.settled).toEqual([{ path: "a.jpg", model: "general", outcome }]);
    expect([paths(plan), plan.renamed]).toEqual([[], []]);
  });

  it("is not told at all where it is no picture, and by its name where looking at it broke", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    const plan = await decide([a, b], {
      look: async (match) => {
        if (match.path === "a.jpg") return { kind: "passed-over" };
        throw new Error("the disk is gone");
      },
    });
    const failure = { stage: "plan", reason: "the disk is gone", paid: false, retryable: false };
    expect(plan.settled).toEqual([{ path: "b.jpg", model: "general", outcome: { kind: "failed", failure } }]);
  });
});

describe("what further results would take", () => {
  it("is no other picture's, or its picture fails before it is paid for", async () => {
    const [a, second] = [picture("a.jpg"), picture("cutouts/a-2.png")];
    const first = await decide([a, second], { results: "first" });
    expect(kinds(first)).toEqual({});
    const all = await decide([a, second], { results: "all" });
    expect(kinds(all)).toEqual({ "a.jpg": "failed" });
    expect(all.settled[0]?.outcome).toMatchObject({
      failure: {
        reason: expect.stringMatching(
          /a second result of it would be cutouts\/a-2\.png, which belongs to cutouts\/a-2\.png/,
        ),
      },
    });
    const last = await decide([a, picture(`cutouts/a-${MOST_RESULTS}.png`)], { results: "all" });
    expect(kinds(last)).toEqual({ "a.jpg": "failed" });
    expect(kinds(await decide([a, picture(`cutouts/a-${MOST_RESULTS + 1}.png`)], { results: "all" }))).toEqual({});
  });

  it("may be its own", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "product");
    put("cutouts/a-2.png", "product");
    const lines = [lineOf(a), lineOf(a, { product: "cutouts/a-2.png" })];
    expect(kinds(await decide([a], { lines, results: "all" }))).toEqual({ "a.jpg": "reused" });
  });
});
