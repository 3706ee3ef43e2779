// Vitest's runner of tests, told to repeat each test with one mutant after the other in the same process, which saves
// a start of the process and all imports for each. After a test that failed it runs once without any mutant: only where
// it passes then was it the mutant, and not what an earlier one left behind.
import { appendFileSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { VitestTestRunner } from "vitest/runners";
import { fullName } from "./full-name.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { plan, log } = JSON.parse(readFileSync(process.env.CUTOUT_MUTANT_FILE, "utf8"));
const note = (line) => appendFileSync(log, `${JSON.stringify(line)}\n`);

const killed = new Set();
let halted = false;
let unhandled = false;

export default class TrialRunner extends VitestTestRunner {
  constructor(config) {
    super(config);
    if (plan === undefined) return;
    note({ pid: process.pid });
    for (const event of ["unhandledRejection", "uncaughtException"])
      process.prependListener(event, () => {
        unhandled = true;
      });
  }

  async onBeforeRunTask(test) {
    await super.onBeforeRunTask(test);
    if (plan === undefined || (test.mode !== "run" && test.mode !== "queued")) return;
    const ids = plan[relative(root, test.file.filepath)]?.[fullName(test)] ?? [];
    if (halted || ids.length === 0) {
      test.mode = "skip";
      return;
    }
    this.trial = trialOf(test, ids);
    // Asked anew before each round.
    test.repeats = { valueOf: () => (this.trial.goesOn() ? Number.POSITIVE_INFINITY : -1) };
  }

  onBeforeTryTask(test) {
    super.onBeforeTryTask(test);
    if (plan !== undefined) this.trial.begin();
  }

  async onAfterRetryTask() {
    if (plan === undefined) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.trial.end();
  }

  async onAfterRunTask(test) {
    globalThis.__activeMutant = undefined;
    if (plan !== undefined && test.result !== undefined) test.result = { ...test.result, state: "pass", errors: [] };
    await super.onAfterRunTask(test);
  }
}

/** Rounds: one without a mutant, then each mutant, and after each failure one without again. */
function trialOf(test, ids) {
  const [file, name] = [relative(root, test.file.filepath), fullName(test)];
  const waiting = [...ids];
  let suspect;
  let control = true;
  let current;
  let began;

  return {
    goesOn() {
      if (halted) return false;
      while (waiting.length > 0 && killed.has(waiting[0])) waiting.shift();
      return control || waiting.length > 0;
    },
    begin() {
      current = control ? undefined : waiting.shift();
      unhandled = false;
      began = Date.now();
      test.result.state = "run";
      test.result.errors = undefined;
      globalThis.__activeMutant = current;
      note({ file, name, begin: current ?? null });
    },
    end() {
      globalThis.__activeMutant = undefined;
      const failed = test.result.state === "fail" || unhandled;
      const took = Date.now() - began;
      if (control) endOfControl(failed, took);
      else if (failed) [suspect, control] = [{ id: current, took, late: isLate(test) }, true];
      else note({ file, name, id: current, outcome: "survived" });
    },
  };

  function endOfControl(failed, took) {
    control = false;
    // What waits for ever goes on waiting: the process is of no more use.
    halted = failed || suspect?.late === true;
    if (suspect === undefined) {
      if (failed) note({ file, name, spoilt: true });
      return;
    }
    const outcome =
      failed || (suspect.late && took * 3 > suspect.took) ? "doubtful" : suspect.late ? "timed out" : "killed";
    if (outcome !== "doubtful") killed.add(suspect.id);
    note({ file, name, id: suspect.id, outcome });
    suspect = undefined;
  }
}

function isLate(test) {
  return (test.result.errors ?? []).some(({ message }) => / timed out in \d+ ?ms/.test(message));
}
