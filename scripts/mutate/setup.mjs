// Runs before each test file: tells the source which mutant is on, or records which ones each test reaches.
import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach } from "vitest";
import { fullName } from "./full-name.mjs";

const { active, record } = JSON.parse(readFileSync(process.env.CUTOUT_MUTANT_FILE, "utf8"));
// A counterexample is enough: nobody reads its smallest form.
fc.configureGlobal({ endOnFailure: true });

if (record === undefined) {
  globalThis.__activeMutant = active;
  globalThis.__mutant = (id) => id === globalThis.__activeMutant;
} else {
  const byTest = {};
  const outside = new Set();
  let current = outside;
  globalThis.__mutant = (id) => {
    current.add(id);
    return false;
  };
  beforeEach(() => {
    current = new Set();
  });
  afterEach(({ task }) => {
    byTest[fullName(task)] = { reached: [...current], milliseconds: Date.now() - task.result.startTime };
    current = outside;
  });
  afterAll(() => writeFileSync(record, JSON.stringify({ outside: [...outside], byTest })));
}
