// Which tests reach which mutant, from one run of each test file without any.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const limit = 900_000;

/**
 * What is known of a test file is kept until that file or the folder's source changes.
 * @param {string} folder where to keep it
 * @param {(file: string) => string} digestOf of a test file with the source
 * @returns {{ file, name, milliseconds, reached: Set<string>, outside: Set<string> }[]} the tests
 */
export async function recordOf(runner, folder, tests, digestOf) {
  const kept = existsSync(folder) ? JSON.parse(readFileSync(folder, "utf8")) : {};
  const recorded = [];
  for (const file of tests) {
    const key = digestOf(file);
    if (kept[file]?.key !== key) {
      const record = await recordFile(runner, file);
      if (record === undefined) continue;
      kept[file] = { key, ...record };
      writeFileSync(folder, JSON.stringify(kept));
    }
    recorded.push(...testsIn(file, new Set(kept[file].outside), kept[file].byTest));
  }
  return recorded;
}

async function recordFile(runner, file) {
  const record = join(runner.directory, "record.json");
  const began = Date.now();
  const { failed, reason } = await runner.run({ files: [file], record }, limit);
  if (failed) {
    process.stderr.write(`${file} is left out, since it fails without a mutant:\n${reason}\n`);
    return undefined;
  }
  process.stderr.write(`${file} ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  return JSON.parse(readFileSync(record, "utf8"));
}

function testsIn(file, outside, byTest) {
  return Object.entries(byTest).map(([name, { reached, milliseconds }]) => ({
    file,
    name,
    milliseconds,
    reached: new Set(reached),
    outside,
  }));
}
