import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replay } from "../../src/memory/ledger-lines.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

const script = fileURLToPath(new URL("killable-run.mjs", import.meta.url));
const pictures = 40;

let directory: string;
let service: ScriptedService;
const children: ChildProcess[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-kills-"));
  service = await startScriptedService({ sizeOf: () => ({ width: 48, height: 40 }), jobMilliseconds: 150, workers: 3 });
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

/** Runs the step, and sends `signal` after so many milliseconds of its work, if it still runs then. */
function run(killAfter?: number, signal: NodeJS.Signals = "SIGKILL"): Promise<Ended> {
  const child = spawn(process.execPath, [script, service.url.href, service.appCode, directory, String(pictures), "3"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let output = "";
  let signalled = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const timer =
    killAfter === undefined
      ? undefined
      : setTimeout(() => {
          signalled = Date.now();
          child.kill(signal);
        }, killAfter);
  return new Promise((resolve) => {
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code, output, milliseconds: Date.now() - signalled });
    });
  });
}

/** Tasks of submits whose end the ledger does not know: a kill came between the service's acceptance and our journal. */
async function unknownNow(): Promise<number> {
  const text = await readFile(join(directory, "ledger.jsonl"), "utf8").catch(() => "");
  return [...replay(text).values()]
    .filter(({ phase }) => phase.kind !== "accepted")
    .reduce((sum, { tasks, settled }) => sum + tasks.length - settled.length, 0);
}

describe("runs that are killed at any moment", () => {
  it("pay for each task once, and the last one has them all (20 seeds)", { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomFrom(seed);
      await rm(directory, { recursive: true, force: true });
      await service.close();
      service = await startScriptedService({
        sizeOf: () => ({ width: 48, height: 40 }),
        jobMilliseconds: 150,
        workers: 3,
      });
      let uncertain = 0;
      for (let kill = 0; kill < 2; kill++) {
        await run(150 + Math.floor(random() * 700));
        uncertain += await unknownNow();
      }
      const last = await run();
      expect(last.code, `seed ${seed}`).toBe(0);
      expect(JSON.parse(last.output), `seed ${seed}`).toMatchObject({ deferred: 0, failed: 0, unknown: 0 });
      const bill = service.bill();
      expect(bill.accepted.size, `seed ${seed}`).toBe(pictures);
      // Only what the ledger itself calls unknown may have been accepted a second time.
      expect(bill.tasks, `seed ${seed}`).toBeGreaterThanOrEqual(pictures);
      expect(bill.tasks - pictures, `seed ${seed}`).toBeLessThanOrEqual(uncertain);
    }
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`end within 5 seconds of ${signal}, and the next run collects what they paid for`, async () => {
      service.change({ jobMilliseconds: 3000, workers: 6 });
      const stopped = await run(900, signal);
      expect(stopped.code).toBe(0);
      expect(stopped.milliseconds).toBeLessThan(5000);
      const { paid, unknown } = JSON.parse(stopped.output);
      expect(unknown).toBe(0);
      expect(paid).toBe(service.bill().tasks);
      service.change({ jobMilliseconds: 50 });
      const next = JSON.parse((await run()).output);
      expect(next).toMatchObject({ cutout: pictures, paid: pictures - paid });
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
