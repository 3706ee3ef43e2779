import { setMaxListeners } from "node:events";
import { type Activity, createActivity } from "./activity.js";
import { closingAfter, type Later } from "./closing.js";
import type { Matter } from "./embedded/matter.js";
import type { Api } from "./github/api.js";
import type { GitHubEvent } from "./github/event.js";
import type { Log } from "./log.js";
import type { CacheSync } from "./memory/cache-sync.js";
import type { ManifestChange } from "./memory/manifest.js";
import type { PictureResult } from "./model.js";
import { once } from "./once.js";
import { createThreads, type Threads } from "./pixels/threads.js";
import { picturesOf, picturesToWorkOn } from "./plan/extent.js";
import { beside, type Tracked } from "./plan/intact.js";
import type { Plan } from "./plan/model.js";
import type { BucketLeftovers } from "./reach/bucket.js";
import type { Progress } from "./report/progress.js";
import type { RemovingContext, RemovingResult } from "./run/cutouts/carry-out.js";
import type { Ended } from "./run/deliver/bring-out.js";
import { findAndPlan } from "./run/plan/find-and-plan.js";
import type { WithHeld } from "./run/plan/held-elsewhere.js";
import { everyVariant } from "./run/plan/rules.js";
import type { Finished } from "./run/products/finish-pictures.js";
import { countResults } from "./run/report/counts.js";
import { createPreviews, type Previews } from "./run/report/previews.js";
import { createEngine, type Engine } from "./run/session/engine.js";
import { openRepository, type Repository } from "./run/session/repository.js";
import { prefixOf, shardsOf, shareOf, whyPlanOnly } from "./run/session/scope.js";
import { isBilled, serviceIdentity, termsOf } from "./run/session/service-identity.js";
import { openState, type State } from "./run/session/state.js";
import type { Collected } from "./run/shards/collect.js";
import type { Run } from "./run-model.js";
import type { Settings } from "./settings.js";
import { UserError } from "./user-error.js";

export interface ActionContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  /** `doing` says what goes on. */
  readonly progress: (total: number, doing: () => string) => Progress;
  /** The worker thread's entry. */
  readonly worker: URL;
  readonly signal: AbortSignal;
  readonly cacheSync: CacheSync;
  /** Told once a bucket is in use, so that the post phase can tidy up after a run that was killed; undefined: it is tidy. */
  readonly onLeftovers: (leftovers: BucketLeftovers | undefined) => void;
  /** Absolute path of the folder for the results and the report. */
  readonly reportDirectory: string;
}

/** The run as a story. Pictures that fail are in its outcome; only what stops the whole run is thrown, as a UserError. */
export async function act(given: ActionContext): Promise<Ended> {
  return closingAfter(given.log, async (later) => {
    const context = { ...given, settings: await withBackdrops(given.settings) };
    const state = await openState(context, later);
    const threads = createThreads({ entry: context.worker });
    later("Closing the worker threads", threads.close);
    const api = openApi(context, later);
    const activity = createActivity();
    const engine = createEngine(context.settings, { ...context, threads, activity });
    later("Closing the engine", engine.close);
    const repository = await openRepository(context.settings, context.event, context.environment);
    return actWith({ ...context, state, threads, engine, matter: engine.matter, repository, api, activity });
  });
}

async function withBackdrops(settings: Settings): Promise<Settings> {
  if (!everyVariant(settings).some(({ recipe }) => recipe.background.kind === "file")) return settings;
  return (await import("./run/plan/backdrops.js")).identifyBackdrops(settings);
}

const NOTHING_TO_DO: Carried = {
  isTimeUp: false,
  finished: [],
  calls: { submits: 0, queries: 0 },
  missing: [],
  legs: [],
};

type Carried = Collected & Pick<RemovingResult, "isTimeUp">;

interface Workshop extends ActionContext {
  readonly state: State;
  readonly threads: Threads;
  readonly engine: Engine;
  readonly matter: Matter;
  readonly repository: Repository;
  readonly api: () => Promise<Api>;
  readonly activity: Activity;
}

interface Started extends Workshop {
  /** When the run began, by `performance.now`. */
  readonly started: number;
}

async function actWith(workshop: Workshop): Promise<Ended> {
  const { state, repository, log } = workshop;
  if (workshop.settings.configFile !== undefined) log.info(`Settings are from ${workshop.settings.configFile}, too.`);
  for (const remark of workshop.settings.remarks) log.warning(remark);
  const started = performance.now();
  await refuseUndeliverable(workshop);
  // Git reads its index while the globs walk the tree: both take long in a large repository.
  const indexed = repository.readTracked(log);
  const { manifest, carried, elsewhere, seen } = await heldElsewhere(workshop, indexed);
  const remembered = { ...state, manifest };
  const changed = await changedByEvent(workshop);
  const tracking = indexed.then((entries) => beside(elsewhere, entries));
  const { plan, refused, settings, noWay } = await findAndPlan({ ...workshop, state: remembered }, changed, tracking);
  const context = { ...workshop, settings };
  const tracked = await tracking;
  const previews = createPreviews({ ...context, pictures: picturesToWorkOn(plan) });
  const { finished, calls, missing, legs, isTimeUp } = await carryOutPlan(plan, previews, { ...context, started });
  const { record } = await import("./run/products/record.js");
  const change = await record(finished, [...state.carried, ...carried, ...plan.renamed], plan.orphans, {
    settings,
    state: remembered,
    tracked,
    log,
  });
  const results = sorted([
    ...refused.map(({ found, failure }) => ({ ...found, outcome: { kind: "failed" as const, failure } })),
    ...(await rehearsed(plan, previews, { ...context, started })),
    ...finished.map(({ result }) => result),
  ]);
  const run: Run = {
    results,
    counts: countResults(results, plan.orphans.length, calls),
    orphans: plan.orphans,
    files: filesOf(finished, change.removed, settings),
    delivered: [],
    service: serviceIdentity(settings.service),
    terms: termsOf(settings.service),
    ending: workshop.signal.aborted ? "cancelled" : isTimeUp ? "time-limit" : "complete",
    planOnly: whyPlanOnly(settings),
    wouldSubmit: plan.wouldSubmit,
    ...shardsOf(plan, settings),
    missingShards: missing,
    ...(noWay !== undefined && { noWay }),
    ...(change.trouble !== undefined && { trouble: change.trouble }),
    milliseconds: Math.round(performance.now() - started),
  };
  const { bringOut, isDelivered } = await import("./run/deliver/bring-out.js");
  const ended = await bringOut(run, change, previews, { ...context, tracked, seen });
  if (isDelivered(ended.run)) state.delivered();
  if (legs.length > 0 && workshop.event.kind !== "none")
    await keepCutouts(legs, change.written, ended.run, { ...context, state: remembered });
  return ended;
}

function filesOf(finished: readonly Finished[], removed: readonly string[], settings: Settings): readonly string[] {
  const products = [...finished.flatMap(({ lines }) => lines.map(({ product }) => product)), ...removed];
  const files = products.length === 0 ? [] : [...products, settings.manifest];
  return [...new Set(files)].toSorted().map((file) => prefixOf(settings) + file);
}

/** The service makes the cutouts, or the legs of a matrix have made them. */
async function carryOutPlan(plan: Plan, previews: Previews, context: Started): Promise<Carried> {
  const { log } = context;
  if (shareOf(context.settings).kind === "collected") {
    const { collectShards } = await import("./run/shards/collect.js");
    const gathered = await log.group("Collect the shards", () =>
      withProgress(context, picturesOf(plan), (onFinished) =>
        collectShards(plan, { ...context, previews, onFinished }),
      ),
    );
    return { ...gathered, isTimeUp: false };
  }
  if (picturesToWorkOn(plan) === 0) return NOTHING_TO_DO;
  const removed = await log.group("Remove the backgrounds", () => removeBackgrounds(plan, previews, context));
  return { ...removed, missing: [], legs: [] };
}

/** What a run that only tells says of its pictures: where there are checks and it costs nothing, they judge. */
async function rehearsed(plan: Plan, previews: Previews, context: Started): Promise<Plan["settled"]> {
  const { earnest, settled } = plan;
  if (earnest === undefined || context.settings.service.kind !== "embedded") return settled;
  const { onlyJudged, rehearse } = await import("./run/cutouts/rehearse.js");
  const judged = onlyJudged(earnest);
  if (picturesToWorkOn(judged) === 0) return settled;
  return context.log.group('Judge by "require"', async () => {
    const carrying = await carryingContext(previews, context);
    return withProgress(context, picturesToWorkOn(judged), (onFinished) =>
      rehearse(settled, judged, { ...carrying, onFinished }),
    );
  });
}

async function removeBackgrounds(plan: Plan, previews: Previews, context: Started): Promise<RemovingResult> {
  const { carryOut } = await import("./run/cutouts/carry-out.js");
  const carrying = await carryingContext(previews, context);
  return withProgress(context, picturesToWorkOn(plan), (onFinished) => carryOut(plan, { ...carrying, onFinished }));
}

async function carryingContext(previews: Previews, context: Started): Promise<Omit<RemovingContext, "onFinished">> {
  const { originOf } = await import("./reach/origin.js");
  const { settings, repository, state, signal, api } = context;
  const { git, event } = repository;
  const ending = AbortSignal.any([signal, state.lost]);
  // Every wait and every call listens for the end of the run: that is no leak.
  setMaxListeners(0, ending);
  const origin =
    event.kind === "none" || git === undefined
      ? undefined
      : originOf(event, git, settings.workspace, { token: settings.token, api });
  return {
    ...context,
    origin,
    limit: timeLimit(context),
    previews,
    previewSize: previews.size,
    signal: ending,
    prefix: prefixOf(settings),
    pending: state.pending,
    service: serviceIdentity(settings.service),
    billed: isBilled(settings.service),
  };
}

function timeLimit({ started, settings: { timeLimitMinutes: minutes } }: Started) {
  return Number.isFinite(minutes) ? { at: started + minutes * 60_000, minutes } : undefined;
}

async function keepCutouts(
  legs: Collected["legs"],
  written: ManifestChange["written"],
  run: Run,
  context: Workshop,
): Promise<void> {
  const { store, manifest } = context.state;
  const { keepStores } = await import("./run/shards/keep-stores.js");
  await context.log.group("Keep the shards' cutouts", () =>
    keepStores(legs, written, run, { ...context, store, manifest }),
  );
}

async function refuseUndeliverable(workshop: Workshop): Promise<void> {
  if (workshop.settings.deliver.length === 0) return;
  const { assertDeliverable } = await import("./run/deliver/deliverable.js");
  await assertDeliverable(workshop);
}

/** The manifest with what other branches and pull requests hold of ours. */
async function heldElsewhere(workshop: Workshop, tracked: Promise<Tracked>): Promise<WithHeld> {
  const { state, repository } = workshop;
  const { git, event, home } = repository;
  // A work tree of no repository of this GitHub has nothing there.
  if (git === undefined || home.kind === "elsewhere")
    return { manifest: state.manifest, carried: [], elsewhere: new Map(), seen: new Map() };
  const { withHeld } = await import("./run/plan/held-elsewhere.js");
  return withHeld(state.manifest, { ...workshop, event, git, tracked });
}

/** With `changed-only` the paths that the pull request or push touches. */
async function changedByEvent({
  settings,
  event,
  repository,
  api,
}: Workshop): Promise<ReadonlySet<string> | undefined> {
  if (!settings.changedOnly) return undefined;
  const { changedPaths } = await import("./github/changes.js");
  if (repository.home.kind !== "own")
    throw new UserError(
      '"changed-only" asks what the event touches in the workflow\'s own repository, and the pictures are in a work tree of another: take it out',
    );
  return changedPaths({ event, git: repository.git, api, workspace: settings.workspace });
}

function openApi({ settings, event, log }: ActionContext, later: Later): () => Promise<Api> {
  if (event.kind === "none")
    return () => Promise.reject(new Error("there is no GitHub here: this way of delivery is for GitHub Actions"));
  return once(async () => {
    const [{ connectToApi }, { dispatcherToNamed }] = await Promise.all([
      import("./github/api.js"),
      import("./service/connect.js"),
    ]);
    const dispatcher = dispatcherToNamed(settings);
    later("Closing the connections to GitHub", () => dispatcher.close());
    return connectToApi({ hosts: event.hosts, token: settings.token, dispatcher, log });
  });
}

function sorted(results: readonly PictureResult[]): readonly PictureResult[] {
  return results.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function withProgress<T>(
  context: Pick<Workshop, "progress" | "activity">,
  total: number,
  work: (onFinished: (one: { readonly result: PictureResult }) => void) => Promise<T>,
): Promise<T> {
  const progress = context.progress(total, context.activity.now);
  try {
    return await work(({ result }) => {
      const { kind } = result.outcome;
      progress.advance(kind === "failed" || kind === "deferred" || kind === "reused" ? kind : "made");
    });
  } finally {
    progress.end();
  }
}
