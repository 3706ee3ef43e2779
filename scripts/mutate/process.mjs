// Holds the process that runs the tests: one that a mutant keeps busy for ever is killed, and another takes its place.
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("runner.mjs", import.meta.url));

/** @param {readonly string[]} folders the mutated ones, such as `src/plan` */
export function startRunner(folders) {
  const directory = mkdtempSync(join(tmpdir(), "mutants-"));
  const env = {
    ...process.env,
    NODE_NO_WARNINGS: "1",
    CUTOUT_MUTATED: JSON.stringify(folders),
    CUTOUT_MUTANT_FILE: join(directory, "active.json"),
  };
  let child;

  async function started() {
    if (child !== undefined) return child;
    child = fork(script, { env, detached: true, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    await answer(child);
    return child;
  }

  /** Runs the tests; a limit in milliseconds that is overrun counts as a failure. */
  async function run(order, limit) {
    const running = await started();
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve({ failed: true, late: true, reason: "took too long" }), limit);
    });
    running.send(order);
    try {
      const result = await Promise.race([answer(running), late]);
      if (result.late) stop();
      return result;
    } finally {
      clearTimeout(timer);
    }
  }

  function stop() {
    if (child?.exitCode === null) process.kill(-child.pid, "SIGKILL");
    child = undefined;
  }

  return {
    directory,
    run,
    kill: stop,
    stop() {
      stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function answer(child) {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("The process that runs the tests ended by itself"));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
}
