import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { placePacked } from "../../../src/run/shards/place-packed.js";
import { type Matrix, type PackedJson, packedMatrix, productOf, put, SHA } from "./packages-of-strangers.js";

/** An artifact may be anybody's: each thing that can be wrong with it costs what it is about, and nothing else. */

let matrix: Matrix;
let mine: readonly string[];
let others: readonly string[];
let target: string;

beforeEach(async () => {
  matrix = await packedMatrix();
  [mine = [], others = []] = matrix.shares;
  target = mine[0] ?? "";
});

const kinds = async (...given: Parameters<Matrix["collect"]>) => {
  const collected = await matrix.collect(...given);
  const kindOf = (path: string) => collected.outcome(path)?.kind;
  const reason = () => {
    const outcome = collected.outcome(target);
    return outcome?.kind === "failed"
      ? outcome.failure.reason
      : outcome !== undefined && "reason" in outcome
        ? outcome.reason
        : "";
  };
  return { ...collected, kindOf, reason, ofOthers: [...new Set(others.map(kindOf))] };
};

/** Spoils the line of the first picture's product in the first package. */
const editLine = (change: Readonly<Record<string, unknown>>) =>
  matrix.edit(1, 0, ({ lines, ...rest }) => ({ ...rest, lines: lines.map((line) => ({ ...line, ...change })) }));

const blob = (index: number) => join(matrix.packages[index - 1] ?? "", "products", SHA);

it("packages that are as legs leave them are collected, and each product is at its place", async () => {
  const { finished, calls, missing, warnings } = await matrix.collect();
  expect(finished.map(({ result }) => result.outcome.kind)).toEqual(Array(8).fill("made"));
  expect({ calls, missing, warnings }).toEqual({ calls: { submits: 2, queries: 4 }, missing: [], warnings: [] });
  for (const path of [...mine, ...others]) expect(existsSync(join(matrix.workspace, productOf(path)))).toBe(true);
});

describe("a package", () => {
  it.each([
    ["of another commit", { commit: "d".repeat(40) }, /shard 1\/2 of commit dddddddd/],
    ["of other settings", { settings: "0" }, /shard 1\/2 of other settings/],
    ["of another matrix", { of: 1 }, /it is shard 1\/1, and the others are of 2/],
    ["that is none of its matrix", { index: 3 }, /it is shard 3 of 2, which cannot be/],
    ["of shard 0", { index: 0 }, /it is shard 0 of 2, which cannot be/],
    ["of more shards than a matrix has legs", { of: 257 }, /it is shard 1 of 257, which cannot be/],
    ["of another version", { version: 2 }, /it is of version 2, and this release reads 1/],
    ["without its commit", { commit: undefined }, /does not say its commit and settings/],
    ["whose numbers are none", { submits: -1 }, /its "submits" is no number/],
    ["whose pictures cannot be counted", { pictures: "4" }, /its "pictures" is no number/],
  ])("%s is refused, and its pictures are deferred", async (_what, change, words) => {
    await matrix.editHead(1, (head) => ({ ...head, ...change }));
    const { kindOf, ofOthers, refused, missing, reason } = await kinds();
    expect(refused).toEqual([expect.stringMatching(words)]);
    expect(missing).toEqual([
      expect.stringMatching(/^shard 1\/2 (?:is not in the folder|cannot be used, since it is )/),
    ]);
    expect([kindOf(target), ...ofOthers]).toEqual(["deferred", "made"]);
    expect(reason()).toContain("left to the next run");
  });

  it.each(["a-copy", "z-copy"])(
    "that is there twice counts once, the later one, whichever is found first (%s)",
    async (name) => {
      cpSync(matrix.packages[0] ?? "", join(matrix.folder, name), { recursive: true });
      await matrix.editHead(1, (head) => ({ ...head, finishedAt: 2_000, submits: 9 }));
      const { calls, refused, finished } = await matrix.collect();
      expect(refused).toEqual([expect.stringContaining(`${name}: shard 1/2 is there twice, and the later one counts`)]);
      expect(calls.submits).toBe(10);
      expect(finished).toHaveLength(8);
    },
  );

  it("that was still being built, or is a link, is none", async () => {
    const whole = matrix.packages[0] ?? "";
    cpSync(whole, join(matrix.folder, ".cutouts-shard-1-of-2-abc"), { recursive: true });
    cpSync(whole, join(matrix.workspace, "elsewhere"), { recursive: true });
    rmSync(whole, { recursive: true });
    symlinkSync(join(matrix.workspace, "elsewhere"), whole);
    const { kindOf, ofOthers, missing } = await kinds();
    expect(missing).toEqual(["shard 1/2 is not in the folder"]);
    expect([kindOf(target), ...ofOthers]).toEqual(["deferred", "made"]);
  });

  it.each([
    ["is a link", (file: string) => [rmSync(file), symlinkSync("/etc/hostname", file)], /shard\.jsonl is no file/],
    ["is larger than any", (file: string) => truncateSync(file, (256 << 20) + 1), /shard\.jsonl is larger than any/],
    ["is empty", (file: string) => truncateSync(file, 0), /shard\.jsonl is empty|does not begin/],
  ])("whose list %s is refused before it is read", async (_what, spoil, words) => {
    spoil(join(matrix.packages[0] ?? "", "shard.jsonl"));
    const { refused, kindOf, ofOthers } = await kinds();
    expect(refused).toEqual([expect.stringMatching(words)]);
    expect([kindOf(target), ...ofOthers]).toEqual(["deferred", "made"]);
  });

  it("that was cut says so, and what it has before is taken", async () => {
    await matrix.editHead(1, (head) => ({ ...head, pictures: 40 }));
    const { missing, finished } = await matrix.collect();
    expect(missing).toEqual([
      expect.stringMatching(/^shard 1\/2 cannot be used to its end: its shard\.jsonl has \d of 40 pictures$/),
    ]);
    expect(finished.map(({ result }) => result.outcome.kind)).toEqual(Array(8).fill("made"));
  });
});

describe("a picture in a package", () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ["no path", { path: 7 }],
    ["another model's name", { model: "dog" }],
    ["no lines", { lines: {} }],
    ["no outcome", { outcome: { kind: "sold" } }],
    ["a failure without a stage", { outcome: { kind: "failed", failure: { stage: "moon", reason: "" } } }],
  ])("with %s spoils its package from there on, by name", async (_what, change) => {
    await matrix.edit(1, 0, (picture) => ({ ...picture, ...change }));
    const { missing, kindOf, ofOthers } = await kinds();
    expect(missing).toEqual(["shard 1/2 cannot be used to its end: its picture 1 is damaged"]);
    expect([kindOf(target), ...ofOthers]).toEqual(["deferred", "made"]);
  });

  it.each([
    ["up", "../out.png"],
    ["up from within", "cutouts/../../out.png"],
    ["to an absolute place", "/tmp/out.png"],
    ["up with backslashes", "..\\out.png"],
  ])("whose product's path leads %s spoils its package, and nothing is written", async (_what, product) => {
    await editLine({ product });
    const { missing, kindOf, ofOthers } = await kinds();
    expect(missing).toEqual([
      expect.stringContaining("shard 1/2 cannot be used to its end: the lines of its picture 1 are damaged"),
    ]);
    expect([kindOf(target), ...ofOthers]).toEqual(["deferred", "made"]);
    expect(existsSync(join(matrix.workspace, "../out.png"))).toBe(false);
  });

  it.each([
    ["that is not in the plan", (picture: PackedJson) => ({ ...picture, path: "stranger.jpg" })],
    ["with the other model", (picture: PackedJson) => ({ ...picture, model: "human" })],
    ["of another leg", (picture: PackedJson) => ({ ...picture, path: others[0] })],
  ])("%s is left out with its number, and takes nobody's place", async (_what, change) => {
    await matrix.edit(1, 0, change);
    const { warnings, kindOf, ofOthers, reason } = await kinds();
    expect(warnings).toEqual(["Shard 1/2 has 1 product that this run's plan does not ask it for: left out."]);
    expect([kindOf(target), ...ofOthers]).toEqual(["deferred", "made"]);
    expect(reason()).toContain("shard 1/2 says nothing of it");
  });

  it("that is there twice is taken once", async () => {
    await matrix.edit(1, 1, (picture) => ({
      ...picture,
      path: target,
      outcome: { kind: "deferred", reason: "", paid: false },
    }));
    const { warnings, finished } = await matrix.collect();
    expect(warnings).toEqual(["Shard 1/2 has 1 product that this run's plan does not ask it for: left out."]);
    expect(finished.filter(({ result }) => result.path === target)).toHaveLength(1);
  });

  it("says no more than a person reads, is no surer than sure, and brings no products but its lines'", async () => {
    const notes = Array(40).fill("n".repeat(9_000));
    const outcome = { kind: "made", paid: "yes", confidence: 7, milliseconds: -1, notes, products: [{ path: "../x" }] };
    await matrix.edit(1, 0, (picture) => ({ ...picture, outcome }));
    const made = (await matrix.collect()).outcome(target);
    expect(made).toMatchObject({ kind: "made", paid: false, milliseconds: 0, products: [{ path: productOf(target) }] });
    expect(made).not.toHaveProperty("confidence");
    const told = made?.kind === "made" ? (made.notes ?? []) : [];
    expect([told.length, told[0]?.length]).toEqual([20, 2_000]);
  });

  it("is shown only by a small picture of a kind that reports show", async () => {
    const shown = async (before: unknown) => {
      await matrix.edit(1, 0, (picture) => ({ ...picture, previews: { before } }));
      return (await matrix.collect()).shown;
    };
    expect(await shown({ mime: "image/webp", base64: "AAAA" })).toEqual([target]);
    rmSync(join(matrix.workspace, "cutouts"), { recursive: true });
    expect(await shown({ mime: "image/svg+xml", base64: "AAAA" })).toEqual([]);
    rmSync(join(matrix.workspace, "cutouts"), { recursive: true });
    expect(await shown({ mime: "image/webp", base64: "A".repeat(200_000) })).toEqual([]);
  });
});

describe("a product in a package", () => {
  it.each([
    ["source", "p99.jpg"],
    ["content", "e".repeat(64)],
    ["model", "human"],
    ["variant", "square"],
    ["recipe", "other"],
    ["service", "https://elsewhere.example"],
  ])("whose line has another %s than the plan fails its picture alone", async (field, value) => {
    await editLine({ [field]: value });
    const { kindOf, ofOthers, reason } = await kinds();
    expect([kindOf(target), ...ofOthers]).toEqual(["failed", "made"]);
    expect(reason()).toContain(`has another ${field} than this plan`);
    expect(existsSync(join(matrix.workspace, productOf(target)))).toBe(false);
  });

  it.each([
    ["has no hash", { sha256: "../../../etc/hostname" }, /its line has no SHA-256/],
    ["has another length", { bytes: 7 }, /is not the one that its line describes/],
    ["names a file that is not there", { sha256: "a".repeat(64) }, /its file is missing from the shard/],
  ])("whose line %s fails its picture alone", async (_what, change, words) => {
    await editLine(change);
    const { kindOf, ofOthers, reason } = await kinds();
    expect([kindOf(target), ...ofOthers]).toEqual(["failed", "made"]);
    expect(reason()).toMatch(words);
  });

  it.each([
    [
      "other bytes of the same length",
      (file: string) => put(file, flipped(file)),
      /of shard 1\/2: its bytes are not those that its line describes.*run that leg again/,
    ],
    ["a link", async (file: string) => linkAway(file), /not the one that its line describes/],
    ["no picture", (file: string) => put(file, "x".repeat(readFileSync(file).length)), /not a picture of the format/],
  ])("that is %s fails, and nothing half-written stays", async (_what, spoil, words) => {
    await spoil(blob(1));
    const { kindOf, ofOthers, reason } = await kinds();
    expect([kindOf(target), ...ofOthers]).toEqual(["failed", "made"]);
    expect(reason()).toMatch(words);
    expect((await readdir(join(matrix.workspace, "cutouts"))).toSorted()).toEqual(
      others.map((path) => productOf(path).replace("cutouts/", "")).toSorted(),
    );
  });

  it("is not written through a folder that leads out of the checkout, or into .git", async () => {
    for (const [name, words] of [
      ["../outside", /out of the workspace/],
      [".git", /into \.git/],
    ] as const) {
      await put(join(matrix.workspace, name, "keep"), "");
      symlinkSync(name, join(matrix.workspace, "cutouts"));
      const { kindOf, reason } = await kinds();
      expect(kindOf(target)).toBe("failed");
      expect(reason()).toMatch(words);
      expect(await readdir(join(matrix.workspace, name))).toEqual(["keep"]);
      rmSync(join(matrix.workspace, "cutouts"));
    }
  });

  it("that is left out is not shown as if it were there", async () => {
    const picture = { mime: "image/webp", base64: "AAAA" };
    await matrix.edit(1, 0, (packed) => ({ ...packed, previews: { before: picture, after: picture } }));
    expect((await matrix.collect()).compared).toEqual([target]);
    rmSync(join(matrix.workspace, "cutouts"), { recursive: true });
    await put(blob(1), flipped(blob(1)));
    const { shown, compared } = await matrix.collect();
    expect([shown, compared]).toEqual([[target], []]);
  });

  it("that an outcome promises and the package does not have fails its picture", async () => {
    await matrix.edit(1, 0, (picture) => ({ ...picture, lines: [] }));
    const { kindOf, ofOthers, reason } = await kinds();
    expect([kindOf(target), ...ofOthers]).toEqual(["failed", "made"]);
    expect(reason()).toContain("does not have all of its products");
  });

  it("that has two lines is taken by the first, and that of another place is not taken", async () => {
    await matrix.edit(1, 0, ({ lines, ...rest }) => ({
      ...rest,
      lines: [
        ...lines.map((line) => ({ ...line, product: ".github/workflows/a.png" })),
        ...lines,
        ...lines.map((line) => ({ ...line, sha256: "f".repeat(64) })),
      ],
    }));
    const { finished } = await matrix.collect();
    const one = finished.find(({ result }) => result.path === target);
    expect(one?.lines.map(({ product, sha256 }) => [product, sha256])).toEqual([[productOf(target), SHA]]);
    expect(existsSync(join(matrix.workspace, ".github"))).toBe(false);
  });

  it("that would be where workflows are is not placed, whatever plan asks for it", async () => {
    const { finished } = await matrix.collect();
    const [line] = finished.find(({ result }) => result.path === target)?.lines ?? [];
    if (line === undefined) throw new Error("nothing was collected");
    const product = ".GitHub/workflows/a.png";
    const placing = { workspace: matrix.workspace, pending: { begin: async () => {}, add: async () => {} } };
    await expect(placePacked({ ...line, product }, product, blob(1), placing)).rejects.toThrow("is inside .github");
  });
});

function flipped(file: string): Buffer {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
  return bytes;
}

function linkAway(file: string): void {
  const bytes = readFileSync(file);
  rmSync(file);
  // As long as the file itself would be: a link's size is that of its text.
  const name = "r".repeat(bytes.length - "./".length);
  writeFileSync(join(dirname(file), name), bytes);
  symlinkSync(`./${name}`, file);
}
