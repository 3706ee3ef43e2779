// @module-tag long: the real cache client packs and unpacks archives with tar, in both directions.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Clock, systemClock } from "../../src/clock.js";
import { type Log, silentLog } from "../../src/log.js";
import { CACHE_CHILD } from "../../src/memory/cache-sync/cache-child.js";
import { createCacheProcess } from "../../src/memory/cache-sync/cache-process.js";
import { type CacheSync, createCacheSync } from "../../src/memory/cache-sync.js";
import { entry } from "../support/entry.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { openJob, openJobs, service, storeCutout, storedText } from "./state-directory.js";

const child = { file: entry, args: [CACHE_CHILD] };
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
    const { directory, cacheSync } = await machine({ env, patienceMilliseconds: 1_500 });
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

test("a program that cannot start its child goes on", async () => {
  const { directory, cacheSync } = await machine({ child: { file: join(root, "nothing.js"), args: [] } });
  await openJob(directory, "a");
  await cacheSync.saveLedger();
  expect(said).toEqual([expect.stringMatching(/^The ledger could not be saved/)]);
});
