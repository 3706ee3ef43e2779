// npm run mutate -- src/plan --sample 25 --seed 1: puts small faults into the source, one at a time, and names those that
// no unit test notices. Done ones are kept in reports/mutate/, so that a run can be stopped and started again.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compile } from "./compile.mjs";
import { recordOf } from "./mutate/baseline.mjs";
import { equivalentTo } from "./mutate/equivalent.mjs";
import { mutate } from "./mutate/mutants.mjs";
import { startRunner } from "./mutate/process.mjs";
import { show } from "./mutate/show.mjs";
import { tryAll } from "./mutate/trials.mjs";
import { createCompiler } from "./mutate/types.mjs";

const all = ["plan", "remove", "service", "memory", "deliver", "settings", "find", "reach"].map(
  (name) => `src/${name}`,
);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    tests: { type: "string" },
    longest: { type: "string", default: "10000" },
  },
});

process.chdir(new URL("../", import.meta.url).pathname);
mkdirSync("reports/mutate", { recursive: true });
// Tests that start programs of ours start what is compiled.
await compile();
let missed = false;
for (const folder of positionals.length === 0 ? all : positionals) missed = !(await judge(folder)) || missed;
process.exitCode = missed ? 1 : 0;

/** Whether enough of the folder's mutants were noticed. */
async function judge(folder) {
  const sources = folder.endsWith(".ts") ? [folder] : filesIn(folder, ".ts");
  const kept = keptResults(folder);
  const runner = startRunner([folder]);
  const texts = new Map(sources.map((path) => [path, readFileSync(path, "utf8")]));
  const source = digest([...texts].join("\n"));
  const tests = await recordOf(runner, `${keptFile(folder)}.tests.json`, testsOf(folder), (file) =>
    digest(source + readFileSync(file, "utf8")),
  );
  const sampled = [...texts].flatMap(([path, text]) =>
    mutate(path, text)
      .mutants.filter((mutant) => isSampled(mutant, text))
      .map((mutant) => ({ ...mutant, path, key: `${digest(text)}:${mutant.id}` })),
  );
  const outcomes = await outcomesOf(sampled, kept, tests, runner);
  await runner.stop();
  return show(
    folder,
    sampled.map((mutant) => ({ ...mutant, outcome: outcomes.get(mutant.id) })),
  );
}

async function outcomesOf(sampled, kept, tests, runner) {
  const outcomes = new Map();
  const keys = new Map(sampled.map(({ id, key }) => [id, key]));
  const decided = (id, outcome) => {
    outcomes.set(id, outcome);
    kept.record(keys.get(id), outcome);
  };
  for (const mutant of sampled) {
    const before = equivalentTo(mutant) === undefined ? kept.decided(mutant.key) : "equivalent";
    if (before !== undefined) outcomes.set(mutant.id, before);
  }
  const open = () => sampled.map(({ id }) => id).filter((id) => !outcomes.has(id));
  await tryAll(runner, tests, new Set(open()), decided, Number(values.longest));
  for (const id of open()) decided(id, await outcomeAtLoad(id, tests, runner));
  const isRefused = createCompiler();
  for (const { id, path, start, end, replacement } of sampled) {
    if (!["survived", "not reached"].includes(outcomes.get(id))) continue;
    const text = readFileSync(path, "utf8");
    if (!isRefused(path, `${text.slice(0, start)}${replacement}${text.slice(end)}`)) continue;
    decided(id, "refused");
  }
  return outcomes;
}

/** What a file does while it loads belongs to each of its tests, and needs a process of its own. */
async function outcomeAtLoad(id, tests, runner) {
  const loading = tests.filter(({ outside }) => outside.has(id));
  if (loading.length === 0) return tests.some(({ reached }) => reached.has(id)) ? "survived" : "not reached";
  const quick = loading.filter(({ milliseconds }) => milliseconds <= 300);
  const files = [...new Set(quick.map(({ file }) => file))];
  if (files.length === 0) return "survived";
  const order = { files, names: [...new Set(quick.map(({ name }) => name))] };
  const limit = 15_000 + 4 * quick.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const { failed, late } = await runner.run({ ...order, active: id }, limit);
  if (!failed) return "survived";
  if (!late) return "killed";
  // Busy machines are late as well.
  const began = Date.now();
  await runner.run(order, limit);
  return (Date.now() - began) * 3 < limit ? "timed out" : "late";
}

/** The unit tests that import the folder, its own before the others. */
function testsOf(folder) {
  if (values.tests !== undefined) return values.tests.split(",");
  const own = `test/${folder.split("/")[1]}/`;
  const naming = filesIn("test", ".test.ts").filter(
    (path) =>
      path.startsWith(own) ||
      (!path.startsWith("test/e2e/") && readFileSync(path, "utf8").includes(`/src/${folder.split("/")[1]}/`)),
  );
  return naming.sort((a, b) => Number(b.startsWith(own)) - Number(a.startsWith(own)) || a.localeCompare(b));
}

/** The same ones for the same seed, whatever else changes in the file. */
function isSampled(mutant, text) {
  const line = text.split("\n")[mutant.line - 1];
  const share =
    Number.parseInt(digest(`${values.seed}:${mutant.id}:${line}:${mutant.replacement}`).slice(0, 8), 16) / 2 ** 32;
  return share * 100 < Number(values.sample);
}

/** What was killed stays so until its file changes; what survived is tried again with the tests of now. */
function keptResults(folder) {
  const file = `${keptFile(folder)}.json`;
  const outcomes = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return {
    decided: (key) => (["killed", "timed out", "refused"].includes(outcomes[key]) ? outcomes[key] : undefined),
    record(key, outcome) {
      outcomes[key] = outcome;
      writeFileSync(file, JSON.stringify(outcomes));
    },
  };
}

function keptFile(folder) {
  return `reports/mutate/${folder.replaceAll("/", "-")}`;
}

function filesIn(folder, end) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(end));
  return names.map((name) => `${folder}/${name.replaceAll("\\", "/")}`).sort();
}

function digest(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
