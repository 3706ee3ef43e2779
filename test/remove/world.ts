import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { type Clock, systemClock } from "../../src/clock.js";
import { silentLog } from "../../src/log.js";
import { openLedger } from "../../src/memory/ledger.js";
import { createStore } from "../../src/memory/store.js";
import type { FailedTask, Paid, Reachable, Removed, Size } from "../../src/model.js";
import type { CutoutVerdict, RemoveContext, Resumed } from "../../src/remove/context.js";
import { remove } from "../../src/remove/remove.js";
import { createService, type Limits } from "../../src/service/client.js";
import { scriptedSize, streamOf } from "../support/scripted-service/pictures.js";
import { type ScriptedService, type ScriptOptions, startScriptedService } from "../support/scripted-service.js";

/** The step with all its real neighbours – client, ledger, store – against a scripted service. */
export interface World {
  readonly service: ScriptedService;
  readonly directory: string;
  /** One whole run of the step on the state directory: a second one resumes what the first left open. */
  readonly run: (ready: Iterable<Reachable | FailedTask>, options?: RunOptions) => Promise<Ended>;
  readonly close: () => Promise<void>;
}

/** Waits a twentieth of what it is asked to, for tests of many back-offs. */
export const hurriedClock: Clock = {
  ...systemClock,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 20, signal),
};

export interface RunOptions {
  /** A machine with a state directory of its own; runs on several may be under way at once. */
  readonly machine?: string;
  readonly concurrency?: number;
  readonly jobTimeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
  readonly appCode?: string;
  readonly identity?: string;
  readonly limits?: Partial<Limits>;
  readonly context?: Partial<RemoveContext>;
  /** Called with each result as it comes. */
  readonly onResult?: (removed: Removed) => void;
}

export interface Ended {
  readonly results: readonly Removed[];
  readonly paid: number;
  readonly unknown: number;
  readonly submits: number;
  readonly queries: number;
  /** Result by picture name. */
  readonly of: (name: string) => Removed;
  readonly names: (kind: Removed["kind"]) => string[];
  readonly warnings: readonly string[];
  /** What the log told besides. */
  readonly told: readonly string[];
}

export async function createWorld(script: ScriptOptions = {}): Promise<World> {
  const service = await startScriptedService({ sizeOf: () => scriptedSize, ...script });
  const directory = await mkdtemp(join(tmpdir(), "cutout-remove-"));
  return {
    service,
    directory,
    run: (ready, options = {}) => runStep(service, join(directory, options.machine ?? ""), [...ready], options),
    close: async () => {
      await service.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function runStep(
  scripted: ScriptedService,
  directory: string,
  ready: readonly (Reachable | FailedTask)[],
  options: RunOptions,
): Promise<Ended> {
  const ledger = await openLedger(directory);
  const store = createStore(join(directory, "store"));
  const { url: origin, appCode } = scripted;
  const service = createService({
    origin,
    appCode: options.appCode ?? appCode,
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const warnings: string[] = [];
  const told: string[] = [];
  const identity = options.identity ?? origin.origin;
  const context: RemoveContext = {
    service,
    identity,
    billed: identity !== "embedded",
    isTried: true,
    way: "serve",
    ledger,
    store,
    verify: verifyBySharp,
    log: { ...silentLog, info: (message) => told.push(message), warning: (message) => warnings.push(message) },
    clock: systemClock,
    random: Math.random,
    concurrency: options.concurrency ?? 4,
    jobTimeoutMilliseconds: options.jobTimeoutMilliseconds ?? 20_000,
    signal: options.signal ?? new AbortController().signal,
    lost: new AbortController().signal,
    ...options.context,
  };
  const { resumed, rest } = plan(ledger.openJobs(identity), ready);
  const results: Removed[] = [];
  try {
    for await (const removed of remove(context, resumed, streamOf(rest))) {
      results.push(removed);
      options.onResult?.(removed);
    }
  } finally {
    await service.close();
    await ledger.close();
  }
  const nameOf = ({ task }: Removed): string => task.picture.path.replace("photos/", "");
  return {
    results,
    paid: results.filter((removed) => chargeOf(removed) === true).length,
    unknown: results.filter((removed) => chargeOf(removed) === "unknown").length,
    submits: service.submits(),
    queries: service.queries(),
    of: (name) => {
      const found = results.find((removed) => nameOf(removed) === name);
      if (!found) throw new Error(`${name} did not come out`);
      return found;
    },
    names: (kind) =>
      results
        .filter((removed) => removed.kind === kind)
        .map(nameOf)
        .sort(),
    warnings,
    told,
  };
}

/** What the step says that a task cost. */
function chargeOf(removed: Removed): Paid {
  return removed.kind === "failed" ? removed.failure.paid : removed.paid;
}

/** What the plan does: tasks of open jobs are collected, the others are paid for. */
function plan(
  open: readonly Resumed["job"][],
  ready: readonly (Reachable | FailedTask)[],
): { resumed: Resumed[]; rest: (Reachable | FailedTask)[] } {
  const wanted = new Map(ready.map((item) => [item.task.id, item.task]));
  const resumed: Resumed[] = [];
  for (const job of open) {
    const tasks = job.tasks.flatMap(({ task }) => {
      const found = job.settled.includes(task) ? undefined : wanted.get(task);
      wanted.delete(task);
      return found ? [found] : [];
    });
    if (tasks.length > 0) resumed.push({ job, tasks });
  }
  return { resumed, rest: ready.filter((item) => wanted.has(item.task.id)) };
}

/** An independent reading of the result. */
export async function verifyBySharp({ file, expected }: { file: string; expected: Size }): Promise<CutoutVerdict> {
  try {
    const image = sharp(file, { failOn: "truncated" });
    const { format, width, height, hasAlpha } = await image.metadata();
    if (format !== "png") return bad("form", "is no PNG");
    if (!hasAlpha) return bad("opaque", "has no alpha channel");
    if (width !== expected.width || height !== expected.height) return bad("size", "has another size");
    const { data } = await image.extractChannel("alpha").raw().toBuffer({ resolveWithObject: true });
    if (data.every((alpha) => alpha === 0)) return bad("empty", "is empty");
    if (data.every((alpha) => alpha === 255)) return bad("opaque", "is full");
    return { kind: "good", width, height };
  } catch (error) {
    return bad("damaged", `cannot be read: ${error instanceof Error ? error.message : "?"}`);
  }
}

function bad(fault: string, reason: string): CutoutVerdict {
  return { kind: "bad", fault, reason };
}
