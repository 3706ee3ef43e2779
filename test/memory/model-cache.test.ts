import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../../src/log.js";
import { CACHE_CHILD } from "../../src/memory/cache-sync/cache-child.js";
import { createCacheProcess } from "../../src/memory/cache-sync/cache-process.js";
import { createModelCache } from "../../src/memory/cache-sync/model-cache.js";
import { entry } from "../support/entry.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";

const child = { file: entry, args: [CACHE_CHILD] };
const sum = "a1".repeat(32);
let github: ResultsService;
let root: string;
let said: string[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "model-cacheSync-"));
  github = await startResultsService();
});

afterAll(async () => {
  await github.close();
  await rm(root, { recursive: true });
});

/** A machine's folder for models, and its way to GitHub's cache. */
async function machine(env: Readonly<Record<string, string>> = github.env) {
  said = [];
  const folder = await mkdtemp(join(root, "models-"));
  const runner = { PATH: process.env["PATH"] ?? "", RUNNER_TEMP: root, GITHUB_ACTIONS: "true" };
  const { ask } = createCacheProcess({ child, env: { ...runner, ...env }, patienceMilliseconds: 60_000 });
  const log = { ...silentLog, info: (text: string) => said.push(text), warning: (text: string) => said.push(text) };
  return { folder, file: join(folder, `${sum}.onnx`), cacheSync: createModelCache(ask, log) };
}

test("a model travels to the next run under its checksum, and is saved once", async () => {
  const first = await machine();
  await first.cacheSync.restore(sum, first.file);
  expect(await readdir(first.folder)).toEqual([]);
  await writeFile(first.file, "weights");
  await first.cacheSync.save(sum, first.file);
  expect(said).toEqual(["The model was saved in GitHub's cache for the next run."]);
  await first.cacheSync.save(sum, first.file);
  expect(said.slice(1)).toEqual([expect.stringMatching(/^The model could not be saved .* another job may be/)]);

  const second = await machine();
  await second.cacheSync.restore("b2".repeat(32), join(second.folder, "other.onnx"));
  expect(await readdir(second.folder)).toEqual([]);
  await second.cacheSync.restore(sum, second.file);
  expect(await readFile(second.file, "utf8")).toBe("weights");
});

test("a cache that cannot be reached fails nothing", async () => {
  const lost = await machine({ ...github.env, ACTIONS_RESULTS_URL: "http://127.0.0.1:9/" });
  await writeFile(lost.file, "weights");
  await lost.cacheSync.restore(sum, lost.file);
  await lost.cacheSync.save(sum, lost.file);
  expect(said).toEqual([expect.stringMatching(/^The model could not be saved for the next run: /)]);
});
