// Takes long: the real cache client packs and unpacks archives with tar, in both directions.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Clock, systemClock } from "../../src/clock.js";
import { type Log, silentLog } from "../../src/log.js";
import { CACHE_CHILD } from "../../src/memory/cache-sync/cache-child.js";
import { createCacheProcess } from "../../src/memory/cache-sync/cache-process.js";
import { type CacheSync, createCacheSync } from "../../src/memory/cache-sync.js";
import { openLedger } from "../../src/memory/ledger.js";
import { createStore } from "../../src/memory/store.js";
import type { TaskId } from "../../src/model.js";
import { entry } from "../support/entry.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { TINY_PNG } from "../support/tiny-png.js";

const child = { file: entry, args: [CACHE_CHILD] };
const service = "https://bgrem.example";
let github: ResultsService;
let root: string;
let said: string[];

const log: Log = { ...silentLog, info: (text) => said.push(text), warning: (text) => said.push(`warning ${text}`) };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cache-sync-"));
  github = await startResultsService();
});

afterAll(async () => {
  await github.close();
  await rm(root, { recursive: true });
});

beforeEach(() => {
  said = [];
  github.reset();
});

interface Machine {
  readonly directory: string;
  readonly cacheSync: CacheSync;
}

interface Where {
  readonly step?: string;
  readonly scope?: string;
  readonly clock?: Clock;
  readonly env?: Readonly<Record<string, string>>;
  readonly child?: { readonly file: string; readonly args: readonly string[] };
  readonly patienceMilliseconds?: number;
}

/** A machine with a state directory at a path of its own. */
async function machine({
  step = "__run",
  scope = "cutouts",
  clock = systemClock,
  ...given
}: Where = {}): Promise<Machine> {
  const directory = await mkdtemp(join(root, "somewhere-"));
  return { directory, cacheSync: cacheSyncIn(directory, { step, scope, clock, ...given }) };
}

function cacheSyncIn(
  directory: string,
  { step = "__run", scope = "cutouts", clock = systemClock, ...given }: Where,
): CacheSync {
  const runner = { PATH: process.env["PATH"] ?? "", RUNNER_TEMP: root, GITHUB_ACTIONS: "true", GITHUB_ACTION: step };
  const env = {
    ...runner,
    GITHUB_RUN_ID: "7",
    GITHUB_RUN_ATTEMPT: "1",
    "INPUT_APP-CODE": "secret",
    ...(given.env ?? github.env),
  };
  const patienceMilliseconds = given.patienceMilliseconds ?? 60_000;
  return createCacheSync({
    ledgerFile: join(directory, "ledger.jsonl"),
    storeDirectory: join(directory, "store"),
    lastSynced: "cache-sync.json",
    scope,
    env,
    cache: createCacheProcess({ child: given.child ?? child, env, patienceMilliseconds }),
    log,
    clock,
  });
}

const taskId = (digit: string): TaskId => `${digit.repeat(64)}.general`;

function submitOf(digit: string) {
  const tasks = [{ task: taskId(digit), image: digit.repeat(64), sent: { width: 640, height: 480 } }];
  return { submit: `submit-${digit}`, service, at: Date.now(), tasks };
}

/** Writes down a job that was accepted and not collected. */
async function openJob(directory: string, digit: string): Promise<void> {
  const ledger = await openLedger(directory);
  const entry = submitOf(digit);
  await ledger.submitting(entry);
  await ledger.accepted({ submit: entry.submit, jobKey: `key-${digit}`, requestId: "request" });
  await ledger.close();
}

async function openJobs(directory: string): Promise<readonly string[]> {
  const ledger = await openLedger(directory);
  await ledger.close();
  return ledger.openJobs(service).map(({ jobKey }) => jobKey);
}

async function storeCutout(directory: string, digit: string): Promise<void> {
  const store = createStore(join(directory, "store"));
  const file = await store.temporaryFile();
  await writeFile(file, Buffer.concat([TINY_PNG, Buffer.from(`cutout ${digit}`)]));
  const images = [{ file, width: 1, height: 1 }] as const;
  await store.put({ service, task: taskId(digit), images, jobKey: "key", requestId: "request" });
}

async function storedText(directory: string, digit: string): Promise<string | undefined> {
  const cutout = await createStore(join(directory, "store")).find(service, taskId(digit));
  return cutout === undefined
    ? undefined
    : (await readFile(cutout.images[0].file)).subarray(TINY_PNG.length).toString();
}

const keys = (cargo: string): readonly string[] =>
  github.caches().flatMap(({ key }) => (key.includes(`-${cargo}-`) ? [key] : []));

test("what one machine paid for is there on the next one, wherever its state directory is", async () => {
  const [first, second] = [await machine(), await machine()];
  await openJob(first.directory, "a");
  await storeCutout(first.directory, "b");
  await first.cacheSync.saveLedger();
  await first.cacheSync.saveStore();
  await second.cacheSync.restoreLedger();
  await second.cacheSync.restoreStore();
  expect(await openJobs(second.directory)).toEqual(["key-a"]);
  expect(await storedText(second.directory, "b")).toBe("cutout b");
  expect(said).toEqual([
    "The ledger of an earlier run was restored from GitHub's cache.",
    "The store of an earlier run was restored from GitHub's cache.",
  ]);
  expect((await readdir(second.directory)).sort()).toEqual(["cache-sync.json", "ledger.jsonl", "store"]);
});

test("an archive holds the ledger alone, under its plain name, and no URL", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  await cacheSync.saveLedger();
  const archive = join(root, "archive");
  await writeFile(archive, (await github.caches()[0]?.bytes()) ?? "");
  expect(execFileSync("tar", ["-tf", archive]).toString()).toBe("ledger.jsonl\n");
  const text = execFileSync("tar", ["-xOf", archive]).toString();
  expect(text).toContain("key-a");
  expect(text.replaceAll(service, "")).not.toMatch(/https?:|secret/);
});

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
  await expect.poll(() => keys("ledger").length, { timeout: 20_000 }).toBe(2);
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
  github.switches.status = 403;
  await second.cacheSync.restoreStore();
  await storeCutout(second.directory, "c");
  await cacheSyncIn(second.directory, {}).saveStore();
  github.switches.status = 0;
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
  expect(github.calls.slice(before)).toEqual(["GetCacheEntryDownloadURL"]);
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
  await expect.poll(() => keys("ledger").length, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => github.calls.includes("FinalizeCacheEntryUpload")).toBe(true);
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
  await expect.poll(() => keys("ledger").length, { timeout: 20_000 }).toBe(2);
  await openJob(directory, "c");
  cacheSync.ledgerGrew();
  await cacheSync.saveLedger();
  expect(keys("ledger")).toHaveLength(3);
});

test.each<[string, () => void, RegExp]>([
  [
    "a read-only cache, as on a fork",
    () => {
      github.switches.cacheWriteDenied = true;
    },
    /^The ledger could not be saved for the next run: .*cache write denied.*The run goes on without it\.$/,
  ],
  [
    "a cache service that refuses",
    () => {
      github.switches.status = 403;
    },
    /^The ledger could not be saved for the next run: .*The run goes on without it\.$/,
  ],
])("%s costs one clear line, and is not tried again", async (_what, turn, line) => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  await storeCutout(directory, "b");
  turn();
  await cacheSync.saveLedger();
  const { length } = github.calls;
  await cacheSync.saveStore();
  expect(said).toEqual([expect.stringMatching(line)]);
  expect(github.calls).toHaveLength(length);
});

test("what cannot be restored is told, and the run goes on with what is here", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  github.switches.status = 403;
  await cacheSync.restoreLedger();
  await cacheSync.restoreStore();
  expect(said).toEqual([expect.stringMatching(/^The ledger of earlier runs could not be restored: .*403/)]);
  expect(await openJobs(directory)).toEqual(["key-a"]);
});

test("a cache service that does not answer is waited for once, and told once", async () => {
  const silent = createServer(() => {});
  await once(silent.listen(0, "127.0.0.1"), "listening");
  let connections = 0;
  silent.on("connection", () => {
    connections += 1;
  });
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const env = { ...github.env, ACTIONS_RESULTS_URL: `http://127.0.0.1:${address.port}/` };
  try {
    const { directory, cacheSync } = await machine({ env, patienceMilliseconds: 300 });
    await openJob(directory, "a");
    expect(cacheSync.isSilent()).toBe(false);
    await cacheSync.restoreLedger();
    expect(cacheSync.isSilent()).toBe(true);
    await storeCutout(directory, "b");
    await cacheSync.restoreStore();
    await cacheSync.saveLedger();
    await cacheSync.saveStore();
    expect(said).toEqual([
      expect.stringMatching(/^The ledger of earlier runs could not be restored: .*did not answer/),
    ]);
    expect(connections).toBe(1);
    expect(await openJobs(directory)).toEqual(["key-a"]);
  } finally {
    silent.closeAllConnections();
    silent.close();
  }
});

test("a first run finds nothing and says nothing", async () => {
  const { cacheSync } = await machine();
  await cacheSync.restoreLedger();
  await cacheSync.restoreStore();
  expect(said).toEqual([]);
});

test("a save that does not end in its time is left behind", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  await cacheSync.saveLedger(1);
  expect(said).toEqual([expect.stringMatching(/it took too long/)]);
});

test("a cancelled run does not wait for a save that is under way longer than it may", async () => {
  const { directory, cacheSync } = await machine();
  await openJob(directory, "a");
  cacheSync.ledgerGrew();
  const begin = performance.now();
  await cacheSync.saveLedger(50);
  expect(performance.now() - begin).toBeLessThan(5_000);
  expect(said).toEqual([expect.stringMatching(/it took too long/)]);
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

test("a program that cannot start its child goes on", async () => {
  const { directory, cacheSync } = await machine({ child: { file: join(root, "nothing.js"), args: [] } });
  await openJob(directory, "a");
  await cacheSync.saveLedger();
  expect(said).toEqual([expect.stringMatching(/^The ledger could not be saved/)]);
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
