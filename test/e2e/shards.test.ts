// @module-tag long: each test runs the legs of a matrix and what collects them.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseManifest } from "../../src/memory/manifest.js";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git, temporaryFolder } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { createPlace, type Ended, type Place, type Running, startStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let bare: string;
let github: FakeGitHub;
let service: ScriptedService;
let shards: string;
const machines: Place[] = [];

/**
 * 18 pictures, of which 3 are equal to others, and what three legs made of them, one of which was killed and run again: each
 * test has a copy of its own.
 */
const origin = { bare: "", shards: "", legs: [] as readonly Ended[], paid: 0 };
let former: ScriptedService;

beforeAll(async () => {
  const pictures = await Promise.all(
    Array.from({ length: 15 }, (_, at) => photo(at, { width: 100 + at, height: 100 })),
  );
  const named = [...pictures, ...pictures.slice(0, 3)].map((bytes, at) => [`photos/p${at}.jpg`, bytes] as const);
  origin.bare = bareRepository(Object.fromEntries(named));
  origin.shards = join(temporaryFolder(), "shards");
  await open();
  const place = machine();
  await killWhilePolling(place);
  origin.legs = await Promise.all([leg(1, place).ended, leg(2).ended, leg(3).ended]);
  origin.paid = service.bill().tasks;
  cpSync(shards, origin.shards, { recursive: true });
  former = service;
  await github.close();
});
afterAll(() => former.close());

async function open(): Promise<void> {
  bare = join(temporaryFolder(), "repo.git");
  cpSync(origin.bare, bare, { recursive: true });
  github = await startFakeGitHub({ bareRepo: bare });
  service = await startScriptedService();
  shards = join(machine().root, "shards");
}

async function close(): Promise<void> {
  for (const place of machines.splice(0)) place.remove();
  await github.close();
  if (service !== former) await service.close();
}

/** The first leg, which is gone when it has paid and not seen what for. */
async function killWhilePolling(place: Place): Promise<void> {
  const polled = new Promise<void>((resolve) => {
    const onRequest = () => service.requests.some(({ call }) => call === "query") && resolve();
    service.change({ jobMilliseconds: 2_000, onRequest });
  });
  const killed = leg(1, place);
  await polled;
  killed.kill("SIGKILL");
  await killed.ended;
  service.change({ jobMilliseconds: 0 });
}

const sumOf = (output: string) => origin.legs.reduce((sum, { outputs }) => sum + Number(outputs[output]), 0);
const paidByLegs = () => String(sumOf("paid"));

beforeEach(open);
afterEach(close);

/** From here on the three legs have been run. */
async function startWithLegs(): Promise<void> {
  cpSync(origin.shards, shards, { recursive: true });
  await service.close();
  service = former;
}

function machine(): Place {
  const place = createPlace();
  machines.push(place);
  return place;
}

/** A job on a machine of its own: a fresh clone, a home and a state of its own. */
function start(inputs: Readonly<Record<string, string>>, place = machine()): Running & { readonly workspace: string } {
  const workspace = checkOut(github, { ref: "main" });
  const collects = inputs["collect"] !== "" && inputs["shard"] === undefined;
  const running = startStep(
    { ...place, workspace },
    {
      inputs: {
        paths: "photos",
        service: service.url.href,
        ...(!collects && { "app-code": service.appCode, "image-urls": "serve" }),
        token: github.switches.token,
        collect: shards,
        ...inputs,
      },
      env: { ...github.environment, GITHUB_SHA: headOf(workspace), GITHUB_REF: "refs/heads/main" },
      event: { name: "schedule", payload: {} },
    },
  );
  return { ...running, workspace };
}

const leg = (index: number, place?: Place, inputs: Readonly<Record<string, string>> = {}) =>
  start({ shard: `${index}/3`, "max-paid": "15", ...inputs }, place);

function collect(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return start({ deliver: "commit", ...inputs }).ended;
}

function committed(): readonly string[] {
  return git(bare, "ls-tree", "-r", "--name-only", "main").split("\n");
}

/** 5 of the pictures, each of which is another. */
const FEW = { paths: "photos/p[1-5].jpg", "max-paid": "unlimited" } as const;

const folderOf = (index: number) => join(shards, `cutouts-shard-${index}-of-3`);

function edit(index: number, change: (lines: string[]) => string[]): void {
  const file = join(folderOf(index), "shard.jsonl");
  writeFileSync(file, change(readFileSync(file, "utf8").split("\n")).join("\n"));
}

describe("three legs and a collecting run", () => {
  it("pay for each content once, also where one is killed and run again, and come to one commit", async () => {
    for (const one of origin.legs) expect(one.code, one.stdout + one.stderr).toBe(0);
    expect(origin.paid).toBe(15);
    expect(sumOf("total")).toBe(18);
    // What the killed leg paid for is no other's.
    expect(sumOf("paid")).toBeLessThan(15);

    await startWithLegs();
    const paidBefore = service.bill().tasks;
    const whole = await collect();
    expect(whole.code, whole.stdout + whole.stderr).toBe(0);
    expect(whole.outputs).toMatchObject({ total: "18", made: "18", paid: paidByLegs(), deferred: "0", failed: "0" });
    expect(committed().filter((path) => path.startsWith("cutouts/"))).toHaveLength(18);
    expect(committed().filter((path) => path.includes("shard"))).toEqual([]);
    expect(git(bare, "log", "--format=%s", "main").split("\n")).toEqual(["Add cutouts", "Begin"]);
    expect(parseManifest(git(bare, "show", "main:.cutouts.json"), "m")).toHaveLength(18);

    rmSync(shards, { recursive: true });
    const again = await start({ collect: "", deliver: "commit" }).ended;
    expect(again.outputs, again.stdout).toMatchObject({ reused: "18", paid: "0" });
    expect(service.bill().tasks).toBe(paidBefore);
  });
});

describe("what is not as it should be harms nothing else", () => {
  beforeEach(startWithLegs);

  it("a missing shard is named, its pictures are deferred, and fail-on decides", async () => {
    const gone = readdirSync(join(folderOf(3), "products")).length;
    rmSync(folderOf(3), { recursive: true });
    const strict = await collect({ deliver: "none" });
    expect(strict.code).toBe(1);
    expect(strict.stdout).toContain("1 shard could not be collected: shard 3/3 is not in the folder");
    const ended = await collect({ "fail-on": "never" });
    expect(ended.code, ended.stdout).toBe(0);
    expect(ended.stdout).toContain("::warning::A shard is missing: shard 3/3 is not in the folder");
    expect(ended.summary).toContain("1 shard could not be collected: shard 3/3 is not in the folder");
    expect(Number(ended.outputs["deferred"])).toBeGreaterThanOrEqual(gone);
    expect(Number(ended.outputs["made"]) + Number(ended.outputs["deferred"])).toBe(18);
    const next = await start({ collect: "", deliver: "none", "image-urls": "serve" }).ended;
    expect(next.outputs["paid"]).toBe(String(gone));
  });

  it("a shard of another commit or of other settings is refused by its own words, and fails the run", async () => {
    edit(2, ([head = "", ...rest]) => [head.replace(/"commit":"\w+"/, `"commit":"${"a".repeat(40)}"`), ...rest]);
    edit(3, ([head = "", ...rest]) => [head.replace(/"settings":"\w+"/, `"settings":"${"b".repeat(64)}"`), ...rest]);
    const ended = await collect({ deliver: "none" });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/it is shard 2\/3 of commit aaaaaaaa, and this is [0-9a-f]{8}: run its leg again/);
    expect(ended.stdout).toContain("it is shard 3/3 of other settings");
    expect(ended.stdout).toContain("2 shards could not be collected");
  });

  it("a shard that is there twice counts once, the later one", async () => {
    cpSync(folderOf(1), join(shards, "again"), { recursive: true });
    const ended = await collect({ deliver: "none" });
    expect(ended.outputs, ended.stdout).toMatchObject({ made: "18", paid: paidByLegs() });
    expect(ended.stdout).toContain("shard 1/3 is there twice, and the later one counts");
  });

  it("a tampered product, a link and a file that is no picture are left out, and the others come", async () => {
    const products = join(folderOf(3), "products");
    const [first = "", second = "", third = ""] = readdirSync(products);
    writeFileSync(join(products, first), "tampered");
    rmSync(join(products, second));
    symlinkSync("/etc/hostname", join(products, second));
    const swapped = readFileSync(join(products, third));
    swapped[swapped.length - 20] = (swapped[swapped.length - 20] ?? 0) ^ 1;
    writeFileSync(join(products, third), swapped);
    const ended = await collect();
    const failures = ended.results?.pictures.filter(({ outcome }) => outcome === "failed") ?? [];
    expect(failures.length).toBeGreaterThanOrEqual(3);
    for (const { reason } of failures) expect(reason).toMatch(/not (?:the one|those) that its line describes/);
    expect(Number(ended.outputs["made"])).toBe(18 - failures.length);
    expect(committed().filter((path) => path.startsWith("cutouts/"))).toHaveLength(18 - failures.length);
  });

  it("lines that lead elsewhere, or that belong to another shard, deliver nothing", async () => {
    const [, mine = ""] = readFileSync(join(folderOf(1), "shard.jsonl"), "utf8").split("\n");
    edit(1, ([head = "", ...rest]) => [
      head,
      ...rest.map((line) => line.replaceAll('"product":"cutouts/', '"product":"../out/')),
    ]);
    edit(2, ([head = "", ...rest]) => [
      head,
      ...rest.map((line) => line.replaceAll('"product":"cutouts/', '"product":".github/')),
    ]);
    edit(3, ([head = "", , ...rest]) => [head, mine, ...rest]);
    const ended = await collect();
    expect(ended.stdout).toMatch(/shard 1\/3 cannot be used to its end: the lines of its picture 1 are damaged/);
    expect(ended.stdout).toMatch(/Shard 3\/3 has 1 product that this run's plan does not ask it for: left out/);
    expect(committed().filter((path) => !/^(?:cutouts|photos)\/|^\.cutouts\.json$/.test(path))).toEqual([]);
    expect(existsSync(join(shards, "../out"))).toBe(false);
  });

  it("without any shard, and without the folder, says what to do", async () => {
    rmSync(shards, { recursive: true });
    expect((await collect({ deliver: "none" })).stdout).toContain("run actions/download-artifact before this step");
    mkdirSync(shards);
    const { stdout } = await collect({ deliver: "none" });
    expect(stdout).toContain('download them with "pattern" and without "merge-multiple"');
  });
});

it("brings every result of a service that answers with several, where all are wanted", async () => {
  service.change({ results: ["cutout", "cutout"] });
  const inputs = { ...FEW, results: "all" };
  const legs = [1, 2].map((index) => start({ ...inputs, shard: `${index}/2` }).ended);
  for (const one of await Promise.all(legs)) expect(one.code, one.stdout).toBe(0);
  const whole = await collect(inputs);
  expect(whole.outputs, whole.stdout).toMatchObject({ made: "5", failed: "0" });
  expect(committed().filter((path) => path.startsWith("cutouts/"))).toHaveLength(10);
});

describe("the plan", () => {
  it("says how wide the matrix is, and that an empty night needs no leg", async () => {
    const plan = { ...FEW, collect: "", "dry-run": "true", "shard-size": "2", deliver: "none" };
    const first = await start(plan).ended;
    expect(first.outputs, first.stdout).toMatchObject({ shards: '["1/3","2/3","3/3"]', "shard-count": "3" });
    await start({ ...FEW, collect: "", deliver: "commit" }).ended;
    const night = await start(plan).ended;
    expect(night.outputs, night.stdout).toMatchObject({ shards: '["1/1"]', "shard-count": "0" });
  });

  it("divides max-paid, so that all legs together never pay for more, and says both numbers", async () => {
    const legs = (inputs: Readonly<Record<string, string>>) =>
      Promise.all([1, 2].map((index) => start({ ...FEW, shard: `${index}/2`, ...inputs }).ended));
    for (const { stdout } of await legs({ "max-paid": "3", "over-budget": "defer" }))
      expect(stdout).toMatch(/it may pay for [12] of the 3 that "max-paid" allows all shards/);
    expect(service.bill().tasks).toBe(3);
    for (const { code } of await legs({ "max-paid": "1" })) expect(code).toBe(1);
    expect(service.bill().tasks).toBe(3);
  });

  it("refuses a leg that would deliver by itself", async () => {
    const ended = await leg(1, undefined, { deliver: "commit" }).ended;
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('the step with "collect" commits or opens the pull request');
  });
});
