// Which tests reach which mutant, from one run of each test file without any.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const quickMilliseconds = 300;
const limit = 300_000;

/** @returns an object whose `testsFor(id)` are the files and names of the tests that reach it, quick ones apart */
export async function reachedBy(runner, tests) {
  const recorded = [];
  for (const file of tests) {
    const record = join(runner.directory, "record.json");
    const began = Date.now();
    const { failed, reason } = await runner.run({ files: [file], record }, limit);
    if (failed) throw new Error(`${file} fails without a mutant:\n${reason}`);
    process.stderr.write(`${file} ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
    const { outside, byTest } = JSON.parse(readFileSync(record, "utf8"));
    recorded.push(...testsIn(file, new Set(outside), byTest));
  }
  return { testsFor: (id) => testsFor(recorded, id) };
}

/** What a file does while it loads belongs to each of its tests. */
function testsIn(file, outside, byTest) {
  return Object.entries(byTest).map(([name, { reached, milliseconds }]) => ({
    file,
    name,
    milliseconds,
    reached: new Set([...outside, ...reached]),
  }));
}

function testsFor(recorded, id) {
  const reaching = recorded.filter(({ reached }) => reached.has(id));
  return {
    files: [...new Set(reaching.map(({ file }) => file))],
    quick: batchOf(reaching.filter(({ milliseconds }) => milliseconds <= quickMilliseconds)),
    slow: batchOf(reaching.filter(({ milliseconds }) => milliseconds > quickMilliseconds)),
  };
}

function batchOf(tests) {
  return {
    names: tests.map(({ name }) => name),
    milliseconds: tests.reduce((sum, test) => sum + test.milliseconds, 0),
  };
}
