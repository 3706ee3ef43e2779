import { lazyApi } from "./github/api.js";
import type { GitHubEvent } from "./github/event.js";
import type { Log } from "./log.js";
import type { Journey } from "./memory/journey.js";
import type { PictureResult, Run } from "./model.js";
import { createThreads, type Threads } from "./pixels/threads.js";
import type { BucketLeftovers } from "./reach/bucket.js";
import { originOf } from "./reach/origin.js";
import type { Progress } from "./report/progress.js";
import { isRemote, serviceIdentity } from "./run/chosen-service.js";
import { commentOn } from "./run/commenting.js";
import { countResults } from "./run/counts.js";
import { deliverRun } from "./run/delivering.js";
import { findPictures } from "./run/finding.js";
import { deliveredSha, type FileLink, linksAt } from "./run/links.js";
import { planRun, prefixOf } from "./run/planning.js";
import { record } from "./run/recording.js";
import { carryOut } from "./run/removing.js";
import { type ReportFiles, writeReports } from "./run/reporting.js";
import { openRepository, type Repository } from "./run/repository.js";
import { openState, type State } from "./run/state.js";
import { guardedDispatcher } from "./service/connect.js";
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
  readonly journey: Journey;
  /** Told once a bucket is in use, so that the post phase can tidy up after a run that was killed. */
  readonly onLeftovers: (leftovers: BucketLeftovers) => void;
  /** Absolute path of the folder for the results and the report. */
  readonly reportDirectory: string;
}

/** A run that came to its end, with what the last words about it need. */
export interface Ended {
  readonly run: Run;
  readonly files: ReportFiles;
  readonly fileLink: FileLink;
}

/** The run as a story. Pictures that fail are in its outcome; only what stops the whole run is thrown, as a UserError. */
export async function act(context: ActionContext): Promise<Ended> {
  const state = await openState(context.settings, context.journey, context.log, context.signal);
  const threads = createThreads({ entry: context.worker });
  try {
    return await actWith(context, state, threads);
  } finally {
    await threads.close();
    await state.close();
  }
}

async function actWith(context: ActionContext, state: State, threads: Threads): Promise<Ended> {
  const { settings, event, environment, log } = context;
  const started = performance.now();
  const findings = await log.group("Find", () => findPictures(settings, state.manifest, log));
  const repository = await openRepository(settings, event, environment, log);
  const plan = await log.group("Plan", () => planRun(settings, findings, state, repository, log));
  const carried = await log.group("Remove the backgrounds", () =>
    withProgress(context, plan.works.size, (onFinished) =>
      carryOut(plan, { ...workOf(context, state, threads, repository), onFinished }),
    ),
  );
  const { removed } = await record(carried.finished, plan.orphans, { settings, state, repository, log });
  const results = sorted([
    ...findings.refused.map(({ found, failure }) => ({ ...found, outcome: { kind: "failed" as const, failure } })),
    ...plan.settled,
    ...carried.finished.map(({ result }) => result),
  ]);
  const run: Run = {
    results,
    counts: countResults(results, plan.orphans.length, carried.calls),
    orphans: plan.orphans,
    delivered: [],
    service: serviceIdentity(settings.service),
    remote: isRemote(settings.service),
    dryRun: settings.dryRun,
    milliseconds: Math.round(performance.now() - started),
  };
  return bringOut(run, removed, context, threads, repository);
}

/** Report, delivery, comment: what happens to a run's results once they are there. */
async function bringOut(
  run: Run,
  removed: readonly string[],
  context: ActionContext,
  threads: Threads,
  repository: Repository,
): Promise<Ended> {
  const { settings, event, log } = context;
  const step = event.kind === "none" ? "" : `-${event.step}`;
  const files = await writeReports(run, { settings, event, threads, log, directory: context.reportDirectory, step });
  const { api, close } = openApi(context);
  try {
    // A run that is being cancelled has seconds left: the store and the manifest have it all for the next one.
    if (context.signal.aborted) return { run, files, fileLink: () => undefined };
    const delivered = await log.group("Deliver", () =>
      deliverRun(run, removed, files, { settings, event, repository, api, log }),
    );
    const fileLink = linksAt(deliveredSha(delivered), event, repository.git, settings.workspace);
    const ended = { run: { ...run, delivered }, files, fileLink };
    await commentOn(ended.run, fileLink, { settings, event, api, log });
    return ended;
  } finally {
    await close();
  }
}

function openApi({ settings, event, log }: ActionContext) {
  const dispatcher = guardedDispatcher({ rule: async () => true, ...(settings.proxy && { proxy: settings.proxy }) });
  const api =
    event.kind === "none"
      ? () => Promise.reject(new Error("there is no GitHub here: this way of delivery is for GitHub Actions"))
      : lazyApi({ hosts: event.hosts, token: settings.token, dispatcher, log });
  return { api, close: () => dispatcher.close() };
}

function workOf(
  { settings, event, log, signal, onLeftovers }: ActionContext,
  state: State,
  threads: Threads,
  { git }: Repository,
) {
  return {
    settings,
    state,
    threads,
    log,
    onLeftovers,
    signal: AbortSignal.any([signal, state.lost]),
    origin:
      event.kind === "none" || git === undefined ? undefined : originOf(event, git, settings.workspace, settings.token),
    prefix: prefixOf(settings),
    service: serviceIdentity(settings.service),
  };
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
