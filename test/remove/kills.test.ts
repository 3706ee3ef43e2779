import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replay } from "../../src/memory/ledger-lines.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { type Counts, wholeRun } from "./whole-run.mjs";

const script = fileURLToPath(new URL("killable-run.mjs", import.meta.url));
const pictures = 40;

let directory: string;
let service: ScriptedService;
const children: ChildProcess[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-kills-"));
  service = await startScriptedService({ sizeOf: () => ({ width: 48, height: 40 }), jobMilliseconds: 80, workers: 2 });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await service.close();
  await rm(directory, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly milliseconds: number;
}

interface Kill {
  readonly signal: NodeJS.Signals;
  /** Which request of the run it waits for, so that it strikes at work and not at a slow start … */
  readonly request: number;
  /** … and how many milliseconds after it. */
  readonly later: number;
}

/** Runs the step, and sends a signal in the middle of its work, if it still runs then. */
function run(kill?: Kill): Promise<Ended> {
  const child = spawn(process.execPath, [script, service.url.href, service.appCode, directory, String(pictures), "3"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let output = "";
  let signalled = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  let requests = 0;
  const onRequest = (): void => {
    requests += 1;
    if (kill?.request !== requests) return;
    setTimeout(() => {
      signalled = Date.now();
      child.kill(kill.signal);
    }, kill.later);
  };
  if (kill) service.change({ onRequest });
  return new Promise((resolve) => {
    child.once("close", (code) => {
      if (kill) service.change({ onRequest: () => {} });
      resolve({ code, output, milliseconds: Date.now() - signalled });
    });
  });
}

/** A run that nobody kills needs no process of its own. */
function runToTheEnd(): Promise<Counts> {
  const { signal } = new AbortController();
  return wholeRun({ url: service.url.href, appCode: service.appCode, directory, pictures, concurrency: 3, signal });
}

/** Tasks of submits whose end the ledger does not know: a kill came between the service's acceptance and our journal. */
async function unknownNow(): Promise<number> {
  const text = await readFile(join(directory, "ledger.jsonl"), "utf8").catch(() => "");
  return [...replay(text).values()]
    .filter(({ phase }) => phase.kind !== "accepted")
    .reduce((sum, { tasks, settled }) => sum + tasks.length - settled.length, 0);
}

describe("runs that are killed at any moment", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const tags = seed > 3 ? ["long"] : [];
    it(`pay for each task once, and the last one has them all (seed ${seed})`, { tags }, async () => {
      const random = randomFrom(seed);
      let uncertain = 0;
      for (let kill = 0; kill < 1 + (seed % 2); kill++) {
        await run({ signal: "SIGKILL", request: 1 + Math.floor(random() * 50), later: Math.floor(random() * 30) });
        uncertain += await unknownNow();
      }
      expect(await runToTheEnd()).toMatchObject({ deferred: 0, failed: 0, unknown: 0 });
      const bill = service.bill();
      expect(bill.accepted.size).toBe(pictures);
      expect(bill.tasks).toBeGreaterThanOrEqual(pictures);
      // Only what the ledger itself calls unknown may have been accepted a second time.
      expect(bill.tasks - pictures).toBeLessThanOrEqual(uncertain);
    });
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`end within 5 seconds of ${signal}, and the next run collects what they paid for`, async () => {
      service.change({ jobMilliseconds: 3000, workers: 6 });
      const stopped = await run({ signal, request: 4, later: 50 });
      expect(stopped.code).toBe(0);
      expect(stopped.milliseconds).toBeLessThan(5000);
      const { paid, unknown } = JSON.parse(stopped.output);
      expect(unknown).toBe(0);
      expect(paid).toBe(service.bill().tasks);
      service.change({ jobMilliseconds: 50 });
      expect(await runToTheEnd()).toMatchObject({ cutout: pictures, paid: pictures - paid });
      expect(service.bill().tasks).toBe(pictures);
    });
  }

  it("never pay twice when two use one state directory at once", async () => {
    const both = await Promise.all([run(), run()]);
    const made = both.map(({ output }) => JSON.parse(output).cutout).sort((a, b) => a - b);
    expect(made).toEqual([0, pictures]);
    expect(service.bill().tasks).toBe(pictures);
  });
});

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
