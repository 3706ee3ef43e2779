import { type Activity, createActivity } from "../../activity.js";
import type { Later } from "../../closing.js";
import type { Matter } from "../../embedded/matter.js";
import type { Api } from "../../github/api.js";
import type { GitHubEvent } from "../../github/event.js";
import type { Log } from "../../log.js";
import type { CacheSync } from "../../memory/cache-sync.js";
import { once } from "../../once.js";
import { createThreads, type Threads } from "../../pixels/threads.js";
import type { BucketLeftovers } from "../../reach/bucket.js";
import type { Progress } from "../../report/progress.js";
import type { Settings } from "../../settings.js";
import { everyVariant } from "../plan/rules.js";
import { createEngine, type Engine } from "./engine.js";
import { openRepository, type Repository } from "./repository.js";
import { shareOf } from "./scope.js";
import { openState, type State } from "./state.js";

/** What a door hands to the run: what was asked for, and the ways out of the process. */
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

/** All that the steps of one run share. */
export interface Session extends ActionContext {
  readonly state: State;
  readonly threads: Threads;
  readonly engine: Engine;
  readonly matter: Matter;
  readonly repository: Repository;
  readonly api: () => Promise<Api>;
  readonly activity: Activity;
  /** When the run began, by `performance.now`. */
  readonly started: number;
}

/**
 * Opens what the run needs; `later` is told how each is closed.
 * @throws UserError where the state directory, the manifest or a backdrop's file cannot be used
 */
export async function openSession(given: ActionContext, later: Later): Promise<Session> {
  const context = { ...given, settings: await withBackdrops(given.settings) };
  const state = await openState(context, later);
  // Whoever collects shards draws a few previews: one thread will do, and a large catalog needs the memory.
  const isCollecting = shareOf(context.settings).kind === "collected";
  const threads = createThreads({ entry: context.worker, ...(isCollecting && { size: 1 }) });
  later("Closing the worker threads", threads.close);
  const api = openApi(context, later);
  const activity = createActivity();
  const engine = createEngine(context.settings, { ...context, threads, activity });
  later("Closing the engine", engine.close);
  const repository = await openRepository(context.settings, context.event, context.environment);
  tellSettings(context);
  return {
    ...context,
    state,
    threads,
    engine,
    matter: engine.matter,
    repository,
    api,
    activity,
    started: performance.now(),
  };
}

async function withBackdrops(settings: Settings): Promise<Settings> {
  if (!everyVariant(settings).some(({ recipe }) => recipe.background.kind === "file")) return settings;
  return (await import("../plan/backdrops.js")).identifyBackdrops(settings);
}

function openApi({ settings, event, log }: ActionContext, later: Later): () => Promise<Api> {
  if (event.kind === "none")
    return () => Promise.reject(new Error("there is no GitHub here: this way of delivery is for GitHub Actions"));
  return once(async () => {
    const [{ connectToApi }, { dispatcherToNamed }] = await Promise.all([
      import("../../github/api.js"),
      import("../../service/connect.js"),
    ]);
    const dispatcher = dispatcherToNamed(settings);
    later("Closing the connections to GitHub", () => dispatcher.close());
    return connectToApi({ hosts: event.hosts, token: settings.token, dispatcher, log });
  });
}

function tellSettings({ settings, log }: ActionContext): void {
  if (settings.configFile !== undefined) log.info(`Settings are from ${settings.configFile}, too.`);
  for (const remark of settings.remarks) log.warning(remark);
}
