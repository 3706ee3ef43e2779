import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blobIdOf } from "../../src/blob-id.js";
import type { Cutout, Picture, TaskId } from "../../src/model.js";
import { planOnly } from "../../src/plan/plan-only.js";
import { TINY_PNG } from "../support/tiny-png.js";
import {
  decide,
  kinds,
  leftOut,
  lineOf,
  looked,
  paths,
  picture,
  put,
  SERVICE,
  sha,
  unmodified,
  useWorkspace,
  warnings,
  workspace,
} from "./planning.js";

useWorkspace();

it("unpacks no picture but those with alpha that would be sent, and sends none that is cut out already", async () => {
  const asked: string[] = [];
  const isCutOut = async ({ path }: Picture) => {
    asked.push(path);
    return path === "cap.png";
  };
  const withAlpha = (path: string): Picture => ({ ...picture(path), hasAlpha: true });
  const known = withAlpha("known.png");
  put("cutouts/known.png", "product");
  const pictures = [picture("photo.jpg"), withAlpha("cap.png"), known, withAlpha("opaque.png")];
  const decided = await decide(pictures, { isCutOut, lines: [lineOf(known, { service: "none" })] });
  expect(asked.toSorted()).toEqual(["cap.png", "opaque.png"]);
  expect(decided.own.map((task) => task.picture.path)).toEqual(["cap.png"]);
  expect(paths(decided)).toEqual(["photo.jpg", "opaque.png"]);
  expect(kinds(decided)).toEqual({ "known.png": "reused" });
});

describe("a picture is paid for", () => {
  it("when it changed, though git was told to skip its file: then git vouches for nothing", async () => {
    const a = picture("a.jpg");
    const old = lineOf(a, { content: sha("before"), blob: blobIdOf(Buffer.from("before")) });
    put("cutouts/a.png", "product");
    const tracked = leftOut(["a.jpg", "before"], ["cutouts/a.png", "product"]);
    expect(paths(await decide([a], { lines: [old], tracked }))).toEqual(["a.jpg"]);
  });

  it("when it is new", async () => {
    expect(paths(await decide([picture("a.jpg")]))).toEqual(["a.jpg"]);
  });

  it.each([
    ["it changed", { content: sha("before"), blob: "0" }],
    ["its model was another", { model: "human" as const }],
    ["another service made it", { service: "embedded" }],
    ["its recipe was another, and no cutout is left", { recipe: "webp q80" }],
  ])("again when %s", async (_why, change) => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "product");
    expect(paths(await decide([a], { lines: [lineOf(a, change)] }))).toEqual(["a.jpg"]);
  });

  it("again when its product is gone and no cutout is left", async () => {
    const a = picture("a.jpg");
    expect(paths(await decide([a], { lines: [lineOf(a)] }))).toEqual(["a.jpg"]);
  });

  it("again when it is forced, up to date or edited by hand", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    put("cutouts/a.png", "product");
    put("cutouts/b.png", "retouched");
    const decided = await decide([a, b], { lines: [lineOf(a), lineOf(b)], force: true });
    expect(paths(decided)).toEqual(["a.jpg", "b.jpg"]);
  });

  it("once, however many paths have the same bytes", async () => {
    const decided = await decide([picture("a.jpg", "same"), picture("b.jpg", "same"), picture("c.jpg")]);
    expect(decided.submit).toHaveLength(2);
    expect(decided.submit[0]?.twins.map(({ path }) => path)).toEqual(["b.jpg"]);
  });
});

describe("a picture is not paid for", () => {
  it("when its product is as it was made", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "product");
    const decided = await decide([a], { lines: [lineOf(a)] });
    expect([paths(decided), kinds(decided)]).toEqual([[], { "a.jpg": "reused" }]);
  });

  it("nor even opened, when git calls picture and product unmodified", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", "product");
    const tracked = unmodified(["a.jpg", "a.jpg"], ["cutouts/a.png", "product"]);
    expect(kinds(await decide([a], { lines: [lineOf(a)], tracked }))).toEqual({ "a.jpg": "reused" });
    expect(looked).toEqual([]);
  });

  it("when its product is an LFS pointer to what was made", async () => {
    const a = picture("a.jpg");
    put("cutouts/a.png", `version https://git-lfs.github.com/spec/v1\noid sha256:${sha("product")}\nsize 7\n`);
    expect(kinds(await decide([a], { lines: [lineOf(a)] }))).toEqual({ "a.jpg": "reused" });
  });

  it.each([
    ["itself", "product"],
    ["as an LFS pointer", `version https://git-lfs.github.com/spec/v1\noid sha256:${sha("product")}\nsize 7\n`],
  ])("when a sparse checkout leaves its product out, which git has %s", async (_how, content) => {
    const a = picture("a.jpg");
    const decided = await decide([a], { lines: [lineOf(a)], tracked: leftOut(["cutouts/a.png", content]) });
    expect([paths(decided), kinds(decided)]).toEqual([[], { "a.jpg": "reused" }]);
  });

  it("when a sparse checkout leaves out a product that was edited, or that is somebody else's", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    const tracked = leftOut(["cutouts/a.png", "retouched"], ["cutouts/b.png", "somebody's"]);
    const decided = await decide([a, b], { lines: [lineOf(a)], tracked });
    expect([paths(decided), kinds(decided)]).toEqual([[], { "a.jpg": "kept", "b.jpg": "kept" }]);
  });

  it("when its product was edited by hand, also after the picture changed", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    for (const name of ["a", "b"]) put(`cutouts/${name}.png`, "retouched");
    const decided = await decide([a, b], { lines: [lineOf(a), lineOf(b, { content: sha("old"), blob: "0" })] });
    expect([paths(decided), kinds(decided)]).toEqual([[], { "a.jpg": "kept", "b.jpg": "kept" }]);
    expect(JSON.stringify(decided.settled[1])).toContain("the picture has changed since");
  });

  it("when somebody else's file is where its product belongs", async () => {
    put("cutouts/a.png", "somebody's");
    const decided = await decide([picture("a.jpg")]);
    expect(kinds(decided)).toEqual({ "a.jpg": "kept" });
    expect(JSON.stringify(decided.settled)).toMatch(/the manifest does not know it.*force/);
  });

  it("when its cutout is in the store", async () => {
    const a = picture("a.jpg");
    const findCutout = async (task: TaskId): Promise<Cutout> => ({
      task,
      images: [{ file: "x", width: 500, height: 500 }],
      jobKey: "k",
      requestId: "r",
    });
    const decided = await decide([a], { lines: [lineOf(a, { recipe: "webp q80" })], findCutout });
    expect(decided.submit).toEqual([]);
    expect(decided.stored).toHaveLength(1);
  });

  it("when a job that an earlier run paid for still has it; what is settled of that job is paid for anew", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    const [one, two]: readonly TaskId[] = [`${a.contentId}.general`, `${b.contentId}.general`];
    if (one === undefined || two === undefined) throw new Error("no tasks");
    const task = (id: TaskId) => ({ task: id, image: "hash", sent: { width: 500, height: 500 } });
    const job = {
      service: SERVICE,
      submit: "s",
      jobKey: "k",
      requestId: "r",
      submittedAt: 0,
      tasks: [task(one), task(two)],
    };
    const decided = await decide([a, b], { openJobs: [{ ...job, settled: [two] }] });
    expect(decided.resumed.flatMap(({ tasks }) => tasks.map(({ id }) => id))).toEqual([one]);
    expect(paths(decided)).toEqual(["b.jpg"]);
  });

  it("when it was paid for before in vain, or may have been: each of its pictures fails, unpaid, and says since when", async () => {
    const [a, twin, b, c] = [picture("a.jpg"), picture("twin.jpg", "a.jpg"), picture("b.jpg"), picture("c.jpg")];
    const why = { submittedAt: Date.UTC(2026, 10, 20), requestId: "r1" };
    const decided = await decide([a, twin, b, c], {
      paidBefore: [
        { task: `${a.contentId}.general`, kind: "failed", reason: "It gives no reason.", ...why },
        { task: `${b.contentId}.general`, kind: "unknown", reason: "Its submit ended with ECONNRESET.", ...why },
        { task: `${c.contentId}.human`, kind: "failed", reason: "Another model.", ...why },
      ],
    });
    expect([paths(decided), kinds(decided)]).toEqual([
      ["c.jpg"],
      { "a.jpg": "failed", "twin.jpg": "failed", "b.jpg": "failed" },
    ]);
    const failure = { stage: "plan", paid: false, retryable: false, requestId: "r1" };
    const failed = /paid for on 2026-11-20 .*"pay-again: true".*It gives no reason\.$/;
    const unknown = /submitted on 2026-11-20,.*账单明细.*"pay-again: true".*Its submit ended with ECONNRESET\.$/;
    expect(decided.settled.map(({ outcome }) => outcome)).toMatchObject([
      { failure: { ...failure, reason: expect.stringMatching(failed) } },
      { failure: { ...failure, reason: expect.stringMatching(failed) } },
      { failure: { ...failure, reason: expect.stringMatching(unknown) } },
    ]);
  });

  it.each([
    [
      undefined,
      /^the service refused it on 2026-11-20, unpaid, .*: change the picture, or set "pay-again: true".*It said no\.$/,
    ],
    [{ code: "23500006" }, /: offer it another way with "image-urls", or set "pay-again: true"/],
  ])("when the service declined it before: it says what to do, by what was said: %j", async (verdict, reason) => {
    const a = picture("a.jpg");
    const before = {
      kind: "declined",
      reason: "It said no.",
      submittedAt: Date.UTC(2026, 10, 20),
      requestId: "",
    } as const;
    const decided = await decide([a], {
      paidBefore: [{ task: `${a.contentId}.general`, ...before, ...(verdict && { verdict: { way: "", ...verdict } }) }],
    });
    expect(decided.settled).toMatchObject([{ outcome: { failure: { reason: expect.stringMatching(reason) } } }]);
  });

  it("when the service would not take it", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    const admit = ({ path }: Picture) =>
      path === "a.jpg"
        ? ({ kind: "skipped", reason: "small" } as const)
        : ({ kind: "refused", reason: "huge" } as const);
    const decided = await decide([a, b], { admit });
    expect([paths(decided), kinds(decided)]).toEqual([[], { "a.jpg": "skipped", "b.jpg": "failed" }]);
    expect(decided.settled).toMatchObject([
      { outcome: { reason: "small" } },
      { outcome: { failure: { stage: "plan", reason: "huge", paid: false, retryable: false } } },
    ]);
  });

  it("when it fails before: a folder in its product's place fails it alone, by name", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    put("cutouts/a.png/file", "x");
    const tracked = unmodified(["a.jpg", "a.jpg"]);
    const decided = await decide([a, b], { lines: [lineOf(a)], tracked });
    expect([paths(decided), kinds(decided)]).toEqual([["b.jpg"], { "a.jpg": "failed" }]);
    expect(JSON.stringify(decided.settled)).toMatch(/cutouts\/a\.png is no file/);
  });

  it("when it shares its product's path with another, which fails by name too", async () => {
    const decided = await decide([picture("a.jpg"), picture("a.jpeg"), picture("b.jpg")]);
    expect([paths(decided), kinds(decided)]).toEqual([["b.jpg"], { "a.jpg": "failed", "a.jpeg": "failed" }]);
  });
});

describe("the budget", () => {
  const many = () => ["1", "2", "3", "4"].map((name) => picture(`${name}.jpg`));

  it("that is just enough submits all", async () => {
    expect(paths(await decide(many(), { budget: 4 }))).toHaveLength(4);
  });

  it("that is exceeded refuses all, and says both numbers", async () => {
    const decided = await decide(many(), { budget: 3 });
    expect(decided.submit).toEqual([]);
    expect(Object.values(kinds(decided))).toEqual(["failed", "failed", "failed", "failed"]);
    expect(JSON.stringify(decided.settled)).toMatch(/4 pictures are to be paid for.*is 3/);
  });

  it("that is exceeded with defer submits the first ones and leaves the rest", async () => {
    const decided = await decide(many(), { budget: 3, overBudget: "defer" });
    expect([paths(decided), kinds(decided)]).toEqual([["1.jpg", "2.jpg", "3.jpg"], { "4.jpg": "deferred" }]);
  });

  it("counts tasks, not paths: equal pictures cost one", async () => {
    const twins = ["a", "b", "c"].map((name) => picture(`${name}.jpg`, "same"));
    expect(paths(await decide(twins, { budget: 1 }))).toHaveLength(3);
  });

  it("of none pays for nothing", async () => {
    expect((await decide(many(), { budget: 0 })).submit).toEqual([]);
  });
});

describe("a plan that is only shown", () => {
  it("names what would be submitted, and submits nothing", async () => {
    const told = planOnly(await decide([picture("a.jpg"), picture("b.jpg")]), "dry run");
    expect([told.submit, kinds(told)]).toEqual([[], { "a.jpg": "planned", "b.jpg": "planned" }]);
  });

  it("says of each picture what would become of it, and why, in the words of a run that only tells", async () => {
    const [old, a, b, twin] = [
      picture("old.jpg", "x"),
      picture("a.jpg", "x"),
      picture("b.jpg"),
      picture("c.jpg", "b.jpg"),
    ];
    mkdirSync(join(workspace, "cutouts"), { recursive: true });
    writeFileSync(join(workspace, "cutouts/old.png"), TINY_PNG);
    const lines = [lineOf(old, { sha256: sha(TINY_PNG) })];
    const told = planOnly(await decide([a, b, twin], { lines }), "dry run");
    expect(told.settled.map(({ path, outcome }) => [path, outcome])).toMatchObject([
      ["a.jpg", { kind: "reused", reason: "dry run: would be copied from an equal picture's product, unpaid" }],
      ["b.jpg", { kind: "planned", reason: "dry run: would be submitted" }],
      ["c.jpg", { kind: "planned", reason: "dry run: would be sent once with b.jpg, which is equal" }],
    ]);
  });

  it("counts equal pictures as the one task that they are", async () => {
    const twins = ["a", "b", "c"].map((name) => picture(`${name}.jpg`, "same"));
    const told = planOnly(await decide(twins), "dry run");
    expect(told.wouldSubmit).toBe(1);
    expect(kinds(told)).toEqual({ "a.jpg": "planned", "b.jpg": "planned", "c.jpg": "planned" });
  });

  it("comes to what a run in earnest would come to, the budget's refusal included", async () => {
    const pictures = [picture("a.jpg"), picture("b.jpg")];
    const refused = planOnly(await decide(pictures, { budget: 1 }), "dry run");
    expect([refused.wouldSubmit, kinds(refused)]).toEqual([0, { "a.jpg": "failed", "b.jpg": "failed" }]);
    const deferred = planOnly(await decide(pictures, { budget: 1, overBudget: "defer" }), "dry run");
    expect([deferred.wouldSubmit, kinds(deferred)]).toEqual([1, { "a.jpg": "planned", "b.jpg": "deferred" }]);
  });
});

describe("orphans", () => {
  it("are the products of pictures that are gone, and not of those that are merely left out", async () => {
    const [a, b] = [picture("a.jpg"), picture("b.jpg")];
    const gone = lineOf({ ...a, path: "gone.jpg" });
    put("cutouts/b.png", "product");
    const decided = await decide([a], { lines: [lineOf(b), gone] });
    expect(decided.orphans).toEqual(["cutouts/gone.png"]);
  });

  it("are not the products of pictures that cannot be looked at: that is a warning", async () => {
    const a = picture("a.jpg");
    put("loop/b.jpg", "b");
    const hidden = lineOf({ ...a, path: "loop/b.jpg" });
    rmSync(join(workspace, "loop"), { recursive: true });
    symlinkSync("loop", join(workspace, "loop"));
    expect((await decide([a], { lines: [hidden] })).orphans).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/loop\/b\.jpg.*ELOOP/)]);
  });

  it("are not the products of pictures that a sparse checkout leaves out", async () => {
    const [a, b] = [picture("a.jpg"), lineOf({ ...picture("a.jpg"), path: "b.jpg" })];
    expect((await decide([a], { lines: [b], tracked: leftOut(["b.jpg", "b"]) })).orphans).toEqual([]);
  });
});

describe("lines of equal content", () => {
  it("are looked at once each, however many pictures ask for them", async () => {
    const equal = Array.from({ length: 3_000 }, (_, i) => ({ ...picture(`new/${i}.jpg`), contentId: sha("equal") }));
    const lines = equal.map((one, i) => lineOf({ ...one, path: `gone/${i}.jpg` }, { sha256: sha(TINY_PNG) }));
    mkdirSync(join(workspace, "cutouts/gone"), { recursive: true });
    writeFileSync(join(workspace, "cutouts/gone/2999.png"), TINY_PNG);
    const decided = await decide(equal, { lines });
    expect([decided.submit.length, decided.copied.length]).toEqual([0, 3_000]);
  });
});
