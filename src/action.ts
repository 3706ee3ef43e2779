import type { GitHubEvent } from "./github/event.js";
import type { Log } from "./log.js";
import type { PictureResult, Run } from "./model.js";
import { createThreads } from "./pixels/threads.js";
import type { Progress } from "./report/progress.js";
import { isRemote, serviceIdentity } from "./run/chosen-service.js";
import { countResults } from "./run/counts.js";
import { findPictures } from "./run/finding.js";
import { planRun, prefixOf } from "./run/planning.js";
import { record } from "./run/recording.js";
import { carryOut } from "./run/removing.js";
import { openRepository } from "./run/repository.js";
import { openState } from "./run/state.js";
import type { Settings } from "./settings.js";

export interface ActionContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly progress: (total: number) => Progress;
  /** The worker thread's entry. */
  readonly worker: URL;
  readonly signal: AbortSignal;
}

/** The run as a story. Pictures that fail are in its outcome; only what stops the whole run is thrown, as a UserError. */
export async function act(context: ActionContext): Promise<Run> {
  const started = performance.now();
  const { settings, event, environment, log, signal } = context;
  const state = await openState(settings, log, signal);
  const threads = createThreads({ entry: context.worker });
  try {
    const findings = await log.group("Find", () => findPictures(settings, state.manifest, log));
    const repository = await openRepository(settings, event, environment, log);
    const plan = await log.group("Plan", () => planRun(settings, findings, state, repository, log));
    const work = { settings, state, threads, log, signal: AbortSignal.any([signal, state.lost]), origin: undefined };
    const carried = await log.group("Remove the backgrounds", () =>
      withProgress(context, plan.works.size, (onFinished) =>
        carryOut(plan, { ...work, prefix: prefixOf(settings), service: serviceIdentity(settings.service), onFinished }),
      ),
    );
    await record(carried.finished, plan.orphans, { settings, state, repository, log });
    const results = sorted([
      ...findings.refused.map(({ found, failure }) => ({ ...found, outcome: { kind: "failed" as const, failure } })),
      ...plan.settled,
      ...carried.finished.map(({ result }) => result),
    ]);
    return {
      results,
      counts: countResults(results, plan.orphans.length, carried.calls),
      orphans: plan.orphans,
      delivered: [],
      service: serviceIdentity(settings.service),
      remote: isRemote(settings.service),
      dryRun: settings.dryRun,
      milliseconds: Math.round(performance.now() - started),
    };
  } finally {
    await threads.close();
    await state.close();
  }
}

function sorted(results: readonly PictureResult[]): readonly PictureResult[] {
  return results.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function withProgress<T>(
  context: ActionContext,
  total: number,
  work: (onFinished: (one: { readonly result: PictureResult }) => void) => Promise<T>,
): Promise<T> {
  if (total === 0) return work(() => {});
  const progress = context.progress(total);
  try {
    return await work(({ result }) => {
      const { kind } = result.outcome;
      progress.advance({ [kind === "failed" || kind === "deferred" ? kind : "made"]: 1 });
    });
  } finally {
    progress.end();
  }
}
