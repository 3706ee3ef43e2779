import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Clock, systemClock } from "../../src/clock.js";
import { type Log, silentLog } from "../../src/log.js";
import type { CacheResult } from "../../src/memory/cache-sync/cache-process.js";
import { createKeys } from "../../src/memory/cache-sync/keys.js";
import { arrivedLedger, syncedLedger } from "../../src/memory/cache-sync/synced-ledger.js";
import { type CacheSync, createCacheSync } from "../../src/memory/cache-sync.js";
import { openLedger } from "../../src/memory/ledger.js";
import { createFakeCache, type FakeCache } from "./fake-cache.js";
import { openJob, openJobs, storeCutout, storedText, submitOf, taskId } from "./state-directory.js";

let github: FakeCache;
let root: string;
let said: string[];

const log: Log = { ...silentLog, info: (text) => said.push(text), warning: (text) => said.push(`warning ${text}`) };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "travelling-"));
});

afterAll(() => rm(root, { recursive: true }));

beforeEach(async () => {
  said = [];
  github = createFakeCache(await mkdtemp(join(root, "archives-")));
});

interface Machine {
  readonly directory: string;
  readonly cacheSync: CacheSync;
}

interface Where {
  readonly step?: string;
  readonly scope?: string;
  readonly only?: string;
  readonly clock?: Clock;
  readonly env?: Readonly<Record<string, string>>;
}

/** A machine with a state directory at a path of its own. */
async function machine(where: Where = {}): Promise<Machine> {
  const directory = await mkdtemp(join(root, "somewhere-"));
  return { directory, cacheSync: cacheSyncIn(directory, where) };
}

function cacheSyncIn(
  directory: string,
  { step = "__run", scope = "cutouts", clock = systemClock, ...given }: Where,
): CacheSync {
  const runner = { GITHUB_ACTIONS: "true", GITHUB_ACTION: step, GITHUB_RUN_ID: "7", GITHUB_RUN_ATTEMPT: "1" };
  return createCacheSync({
    ledgerFile: join(directory, "ledger.jsonl"),
    storeDirectory: join(directory, "store"),
    lastSynced: "cache-sync.json",
    scope,
    ...(given.only !== undefined && { only: given.only }),
    env: { ...runner, ...(given.env ?? { ACTIONS_RESULTS_URL: "https://results.example/" }) },
    cache: github,
    log,
    clock,
  });
}

const forbidden: CacheResult = { reply: { kind: "nothing" }, words: "Failed to restore: 403" };

const keys = (cargo: string): readonly string[] => github.keys().filter((key) => key.includes(`-${cargo}-`));

test("only what has changed is saved, by the post step too, which is another process", async () => {
  const { directory, cacheSync } = await machine();
  await cacheSync.saveLedger();
  await cacheSync.saveStore();
  expect(github.calls).toEqual([]);
  await openJob(directory, "a");
  await storeCutout(directory, "b");
  for (const run of [cacheSync, cacheSyncIn(directory, {}), cacheSyncIn(directory, {})]) {
    await run.saveLedger();
    await run.saveStore();
  }
  expect([keys("ledger").length, keys("store").length]).toEqual([1, 1]);
  // That a cutout was used is no change.
  await storedText(directory, "b");
  await storeCutout(directory, "c");
  await openJob(directory, "d");
  await cacheSyncIn(directory, {}).saveLedger();
  await cacheSyncIn(directory, {}).saveStore();
  expect([keys("ledger").length, keys("store").length]).toEqual([2, 2]);
});

test("each save has a key of its own with the step's name in it, and holds what the one before it held", async () => {
  const [first, again] = [await machine({ step: "__octo_cutout" }), await machine({ step: "__octo_cutout" })];
  await openJob(first.directory, "a");
  await openJob(again.directory, "b");
  await first.cacheSync.saveLedger();
  await again.cacheSync.saveLedger();
  const [one = "", two = ""] = keys("ledger");
  expect(one).toMatch(/^cutout-action-ledger-1-__octo_cutout-[0-9a-f]{16}-7-1-[0-9a-f]{12}$/);
  expect(two.slice(0, -12)).toBe(one.slice(0, -12));
  expect(two).not.toBe(one);
  const newest = await machine({ step: "__octo_cutout" });
  await newest.cacheSync.restoreLedger();
  expect([...(await openJobs(newest.directory))].sort()).toEqual(["key-a", "key-b"]);
});

test("a step with archives of its own takes those, and one that was changed or renamed takes the nearest", async () => {
  const [mine, other] = [await machine({ step: "cut", scope: "photos" }), await machine({ step: "thumbs" })];
  for (const { cacheSync } of [mine, other]) {
    await cacheSync.restoreLedger();
    await cacheSync.restoreStore();
  }
  for (const [{ directory, cacheSync }, digit] of [[mine, "a"] as const, [other, "b"] as const]) {
    await openJob(directory, digit);
    await storeCutout(directory, digit);
    await cacheSync.saveStore();
    await cacheSync.saveLedger();
  }
  const restored = async (where: Where, digit: string) => {
    const { directory, cacheSync } = await machine(where);
    await cacheSync.restoreLedger();
    await cacheSync.restoreStore();
    return [...(await openJobs(directory)), await storedText(directory, digit)];
  };
  expect(await restored({ step: "cut", scope: "photos" }, "a")).toEqual(["key-a", "cutout a"]);
  expect(await restored({ step: "cut", scope: "photos, more" }, "a")).toEqual(["key-a", "cutout a"]);
  expect(await restored({ step: "renamed", scope: "photos" }, "b")).toEqual(["key-b", "cutout b"]);
});

test("what two machines save at the same time is there for the third, also where one of them is in the middle of a run", async () => {
  const [first, second, third] = [await machine(), await machine(), await machine()];
  for (const { cacheSync } of [first, second]) {
    await cacheSync.restoreLedger();
    await cacheSync.restoreStore();
  }
  const running = await openLedger(second.directory);
  await openJob(first.directory, "a");
  await storeCutout(first.directory, "a");
  await first.cacheSync.saveStore();
  await first.cacheSync.saveLedger();
  await running.submitting(submitOf("b"));
  await running.accepted({ submit: "submit-b", jobKey: "key-b", requestId: "request" });
  await storeCutout(second.directory, "b");
  await second.cacheSync.saveStore();
  second.cacheSync.ledgerGrew();
  await expect.poll(() => keys("ledger").length).toBe(2);
  await running.submitting(submitOf("c"));
  await running.accepted({ submit: "submit-c", jobKey: "key-c", requestId: "request" });
  await running.close();
  await second.cacheSync.saveLedger();
  await third.cacheSync.restoreLedger();
  await third.cacheSync.restoreStore();
  expect([...(await openJobs(third.directory))].sort()).toEqual(["key-a", "key-b", "key-c"]);
  expect([await storedText(third.directory, "a"), await storedText(third.directory, "b")]).toEqual([
    "cutout a",
    "cutout b",
  ]);
});

test("a run that could not restore hides nothing: it saves together with what was there, or not at all", async () => {
  const [first, second, third] = [await machine(), await machine(), await machine()];
  for (const digit of ["a", "b"]) await storeCutout(first.directory, digit);
  await first.cacheSync.saveStore();
  github.answerWith = forbidden;
  await second.cacheSync.restoreStore();
  await storeCutout(second.directory, "c");
  await cacheSyncIn(second.directory, {}).saveStore();
  github.answerWith = undefined;
  expect(keys("store")).toHaveLength(1);
  await cacheSyncIn(second.directory, {}).saveStore();
  expect(keys("store")).toHaveLength(2);
  await third.cacheSync.restoreStore();
  for (const digit of ["a", "b", "c"]) expect(await storedText(third.directory, digit)).toBe(`cutout ${digit}`);
});

test("a job stays open for other machines until its cutouts are saved too", async () => {
  const { directory, cacheSync } = await machine();
  const ledger = await openLedger(directory);
  await ledger.submitting(submitOf("a"));
  await ledger.accepted({ submit: "submit-a", jobKey: "key-a", requestId: "request" });
  await storeCutout(directory, "a");
  await ledger.settled("submit-a", taskId("a"), { kind: "stored" });
  await ledger.close();
  await cacheSync.saveLedger();
  const lost = await machine();
  await lost.cacheSync.restoreLedger();
  expect(await openJobs(lost.directory)).toEqual(["key-a"]);
  await cacheSync.saveStore();
  await cacheSync.saveLedger();
  const next = await machine();
  await next.cacheSync.restoreLedger();
  await next.cacheSync.restoreStore();
  expect(await openJobs(next.directory)).toEqual([]);
  expect(await storedText(next.directory, "a")).toBe("cutout a");
});

test("a machine that keeps its state fetches only what another one has saved since, and forgets no job of its own", async () => {
  const [mine, other] = [await machine(), await machine()];
  await openJob(mine.directory, "a");
  await mine.cacheSync.saveLedger();
  const before = github.calls.length;
  await cacheSyncIn(mine.directory, {}).restoreLedger();
  expect(github.calls.slice(before)).toEqual(["look"]);
  expect(said).toEqual([]);
  await openJob(other.directory, "b");
  await other.cacheSync.saveLedger();
  await openJob(mine.directory, "c");
  await cacheSyncIn(mine.directory, {}).restoreLedger();
  expect([...(await openJobs(mine.directory))].sort()).toEqual(["key-a", "key-b", "key-c"]);
});

test("the ledger is saved after the first job, and then once a minute at most", async () => {
  let now = 0;
  const waits: { readonly milliseconds: number; readonly end: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    date: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        signal?.addEventListener("abort", () => resolve());
        waits.push({ milliseconds, end: resolve });
      }),
  };
  const { directory, cacheSync } = await machine({ clock });
  await openJob(directory, "a");
  cacheSync.ledgerGrew();
  await expect.poll(() => keys("ledger").length).toBe(1);
  await openJob(directory, "b");
  now = 10_000;
  await expect
    .poll(() => {
      cacheSync.ledgerGrew();
      return waits.length;
    })
    .toBe(1);
  cacheSync.ledgerGrew();
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([50_000]);
  expect(keys("ledger")).toHaveLength(1);
  now = 60_000;
  waits[0]?.end();
  await expect.poll(() => keys("ledger").length).toBe(2);
  await openJob(directory, "c");
  cacheSync.ledgerGrew();
  await cacheSync.saveLedger();
  expect(keys("ledger")).toHaveLength(3);
});

test("what cannot be restored is told, and the run goes on with what is here", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  github.answerWith = forbidden;
  await cacheSync.restoreLedger();
  await cacheSync.restoreStore();
  expect(said).toEqual([expect.stringMatching(/^The ledger of earlier runs could not be restored: .*403/)]);
  expect(await openJobs(directory)).toEqual(["key-a"]);
});

test("a first run finds nothing and says nothing", async () => {
  const { cacheSync } = await machine();
  await cacheSync.restoreLedger();
  await cacheSync.restoreStore();
  expect(said).toEqual([]);
});

test("what a killed run left half-way is swept, and the ledger stays", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  await mkdtemp(join(directory, "cache-sync-"));
  await cacheSync.restoreLedger();
  expect((await readdir(directory)).sort()).toEqual(["cache-sync.json", "ledger.jsonl"]);
});

test("a state directory that the client cannot pack is named", async () => {
  const directory = join(await mkdtemp(join(root, "a-")), "with space");
  await openJob(directory, "a");
  await cacheSyncIn(directory, {}).saveLedger();
  expect(said).toEqual([expect.stringMatching(/cannot travel.*with space" has a space in it/)]);
  expect(github.calls).toEqual([]);
});

test("without a cache service a job is told once, and a command line is not", async () => {
  const job = await machine({ env: {} });
  const commandLine = await machine({ env: { GITHUB_ACTIONS: "" } });
  for (const { cacheSync, directory } of [job, commandLine]) {
    await openJob(directory, "a");
    await cacheSync.restoreLedger();
    await cacheSync.restoreStore();
    cacheSync.ledgerGrew();
    await cacheSync.saveLedger();
    await cacheSync.saveStore();
  }
  expect(said).toEqual([expect.stringMatching(/^There is no cache service here/)]);
});

test("an archive that was never brought is not made, and one with nothing new is not made anew", async () => {
  const { directory, cacheSync } = await machine();
  const empty = await openLedger(directory);
  await empty.close();
  await cacheSync.saveLedger();
  expect(github.calls).toEqual([]);
});

test("another's archive is joined before a save, and told; with nothing new beside it none is made", async () => {
  const [mine, other] = [await machine(), await machine()];
  await openJob(mine.directory, "a");
  await mine.cacheSync.saveLedger();
  await openJob(other.directory, "b");
  await other.cacheSync.saveLedger();
  expect(said).toEqual(["The ledger that another run has saved was joined with this one's."]);
  await cacheSyncIn(mine.directory, {}).restoreLedger();
  await cacheSyncIn(mine.directory, {}).saveLedger();
  expect(keys("ledger")).toHaveLength(2);
});

test("one leg's archives alone are taken where a run collects them, and told by its name", async () => {
  const [leg, stranger] = [await machine({ scope: "leg 1" }), await machine({ scope: "leg 2" })];
  await openJob(leg.directory, "a");
  await leg.cacheSync.saveLedger();
  const none = await machine({ scope: "leg 3", only: "leg 3 of 3" });
  expect(await none.cacheSync.restoreLedger()).toBe(false);
  const one = await machine({ scope: "leg 1", only: "leg 1 of 3" });
  expect(await one.cacheSync.restoreLedger()).toBe(true);
  expect(said).toEqual(["The ledger of leg 1 of 3 was restored from GitHub's cache."]);
  github.answerWith = forbidden;
  await cacheSyncIn(stranger.directory, { only: "leg 2 of 3" }).restoreLedger();
  expect(said.at(-1)).toMatch(/^The ledger of leg 2 of 3 could not be restored: Failed to restore: 403\. The run goes/);
});

test.each<[string, CacheResult, string]>([
  ["with the client's words", { reply: { kind: "failed", message: "exit 1" }, words: "rate limit" }, "rate limit"],
  [
    "with its own, where the client printed none",
    { reply: { kind: "failed", message: "exit 1" }, words: "" },
    "exit 1",
  ],
  ["as one that is not there", { reply: { kind: "unavailable" }, words: "" }, "there is no cache service"],
  ["as one that does not answer", { reply: { kind: "silent", message: "silence" }, words: "" }, "silence"],
  ["as refused without a reason", { reply: { kind: "nothing" }, words: "" }, "GitHub's cache gave no reason"],
])("a cache that does not take a save is told once, %s", async (_how, answer, words) => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  await cacheSync.restoreLedger();
  github.answerWith = answer;
  await cacheSync.saveLedger();
  await cacheSync.saveLedger();
  expect(said).toEqual([`The ledger could not be saved for the next run: ${words}. The run goes on without it.`]);
  expect(cacheSync.isSilent()).toBe(answer.reply.kind === "silent");
});

test.each([
  [1, /^warning 1 entry of the store .* cannot be ours, and was dropped/],
  [2, /^warning 2 entries of the store .* cannot be ours, and were dropped/],
] as const)("what strangers put into a store that came is dropped and told: %s", async (count, words) => {
  const [first, second] = [await machine(), await machine()];
  await storeCutout(first.directory, "a");
  for (let at = 0; at < count; at++) await writeFile(join(first.directory, "store", `stranger-${at}`), "");
  await first.cacheSync.saveStore();
  await second.cacheSync.restoreStore();
  expect(said[0]).toMatch(words);
  expect(await storedText(second.directory, "a")).toBe("cutout a");
});

test("an older runner's cache is one too", async () => {
  const { directory, cacheSync } = await machine({ env: { ACTIONS_CACHE_URL: "https://cache.example/" } });
  await openJob(directory, "a");
  await cacheSync.saveLedger();
  expect(keys("ledger")).toHaveLength(1);
  const none = await machine({ env: { ACTIONS_CACHE_URL: "", ACTIONS_RESULTS_URL: "" } });
  expect(await none.cacheSync.restoreLedger()).toBe(false);
  await none.cacheSync.models.save("sum", "model");
  await none.cacheSync.models.restore("sum", "model");
});

test("a state directory that cannot be written is told once, and the run goes on", async () => {
  const directory = join(await mkdtemp(join(root, "a-")), "file");
  await writeFile(directory, "");
  await cacheSyncIn(directory, {}).restoreLedger();
  expect(said).toEqual([
    expect.stringMatching(/^What is paid for cannot travel .*: the ledger cannot be read or written/),
  ]);
});

test("nothing of an archive stays beside the state, nor of one that a killed run had begun to unpack", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  const left = await mkdtemp(join(directory, "cache-sync-"));
  await writeFile(join(left, "half"), "");
  await cacheSync.saveLedger();
  await cacheSync.restoreLedger();
  expect((await readdir(directory)).sort()).toEqual(["cache-sync.json", "ledger.jsonl"]);
});

test("a note of what was saved that was cut short costs a download, and nothing else", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  await cacheSync.saveLedger();
  for (const text of ['{"ledger":', "[]", '{"ledger":{"key":1,"digest":"d"}}', '{"ledger":{"key":"k"}}']) {
    await writeFile(join(directory, "cache-sync.json"), text);
    await cacheSyncIn(directory, {}).saveLedger();
    expect([github.calls.at(-1), keys("ledger").length]).toEqual(["restore", 1]);
  }
  expect(await openJobs(directory)).toEqual(["key-a"]);
});

test("keys have no letters of a step's name that a cache would not take, nor more than a hundred", async () => {
  const { directory, cacheSync } = await machine({ step: `a/b, ${"c".repeat(200)}` });
  await openJob(directory, "a");
  await cacheSync.saveLedger();
  expect(keys("ledger")[0]).toMatch(/^cutout-action-ledger-1-a_b__c{95}-[0-9a-f]{16}-7-1-/);
  expect(createKeys({}, "scope").fresh({ ...syncedLedger("l", async () => true) })).toMatch(
    /-[0-9a-f]{16}---[0-9a-f]{12}$/,
  );
});

test.each<[string, (file: string) => Promise<void>]>([
  ["a link", (file) => symlink("/etc/passwd", file)],
  ["a folder", (file) => mkdir(file).then(() => {})],
  ["longer than any of ours", (file) => writeFile(file, "").then(() => truncate(file, (64 << 20) + 1))],
])("a ledger that came is not taken where it is %s", async (_what, make) => {
  const file = join(await mkdtemp(join(root, "came-")), "ledger.jsonl");
  expect(await arrivedLedger(file)).toBe("");
  await make(file);
  await expect(arrivedLedger(file)).rejects.toThrow("it is not taken");
});
