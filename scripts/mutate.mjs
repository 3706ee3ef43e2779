// npm run mutate -- src/plan --sample 25 --seed 1: puts small faults into the source, one at a time, and names those that
// no unit test notices. Done ones are kept in reports/mutate/, so that a run can be stopped and started again.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { reachedBy } from "./mutate/baseline.mjs";
import { equivalentTo } from "./mutate/equivalent.mjs";
import { mutate } from "./mutate/mutants.mjs";
import { startRunner } from "./mutate/process.mjs";
import { show } from "./mutate/show.mjs";

const all = ["plan", "remove", "service", "memory", "deliver", "settings", "find", "reach"].map(
  (name) => `src/${name}`,
);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    tests: { type: "string" },
  },
});

process.chdir(new URL("../", import.meta.url).pathname);
mkdirSync("reports/mutate", { recursive: true });
// Tests that start programs of ours start what is compiled.
for (const project of ["tsconfig.json", "tsconfig.browser.json"])
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", project], { stdio: "inherit" });
let missed = false;
for (const folder of positionals.length === 0 ? all : positionals) missed = !(await judge(folder)) || missed;
process.exitCode = missed ? 1 : 0;

/** Whether enough of the folder's mutants were noticed. */
async function judge(folder) {
  const sources = folder.endsWith(".ts") ? [folder] : filesIn(folder, ".ts");
  const tests = testsOf(folder);
  const kept = keptResults(folder);
  const runner = startRunner([folder]);
  const reached = await reachedBy(runner, tests);
  const results = [];
  for (const path of sources) {
    const text = readFileSync(path, "utf8");
    for (const mutant of mutate(path, text).mutants.filter((each) => isSampled(each, text))) {
      const key = `${digest(text)}:${mutant.id}`;
      const outcome = await outcomeOf(mutant, key, kept, reached, runner);
      kept.record(key, outcome);
      results.push({ ...mutant, path, outcome });
    }
  }
  await runner.stop();
  return show(folder, results);
}

async function outcomeOf(mutant, key, kept, reached, runner) {
  if (equivalentTo(mutant) !== undefined) return "equivalent";
  const before = kept.killed(key);
  if (before !== undefined) return before;
  const { files, quick, slow } = reached.testsFor(mutant.id);
  if (files.length === 0) return "not reached";
  for (const { names, milliseconds } of [quick, slow].filter(
    (batch) => batch.names === undefined || batch.names.length > 0,
  )) {
    const { failed, late } = await runner.run({ files, names, active: mutant.id }, 15_000 + 4 * milliseconds);
    if (failed) return late ? "timed out" : "killed";
  }
  return "survived";
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
  const file = `reports/mutate/${folder.replaceAll("/", "-")}.json`;
  const outcomes = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return {
    killed: (key) => (["killed", "timed out"].includes(outcomes[key]) ? outcomes[key] : undefined),
    record(key, outcome) {
      outcomes[key] = outcome;
      writeFileSync(file, JSON.stringify(outcomes));
    },
  };
}

function filesIn(folder, end) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(end));
  return names.map((name) => `${folder}/${name.replaceAll("\\", "/")}`).sort();
}

function digest(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
