import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Dispatcher } from "undici";
import type { Activity } from "../../activity.js";
import { systemClock } from "../../clock.js";
import { closingAfter, type Later } from "../../closing.js";
import { concurrently } from "../../concurrently.js";
import type { Matter } from "../../embedded/matter.js";
import type { Log } from "../../log.js";
import type { FailedTask, Outcome, Prepared, Removed, Task, TaskId } from "../../model.js";
import { once } from "../../once.js";
import type { Threads } from "../../pixels/threads.js";
import type { PictureWork, Plan } from "../../plan/model.js";
import type { KeepOriginal } from "../../plan/original.js";
import { prepare } from "../../prepare/prepare.js";
import type { BucketLeftovers } from "../../reach/bucket.js";
import { whyNoRoute } from "../../reach/has-route.js";
import type { Origin as PictureOrigin } from "../../reach/origin.js";
import { reach } from "../../reach/reach.js";
import type { TimeLimit } from "../../remove/context.js";
import { remove } from "../../remove/remove.js";
import { timeUp } from "../../remove/stop.js";
import { dispatcherToNamed } from "../../service/connect.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import { copyAll } from "../products/copy-products.js";
import {
  ended,
  type Finished,
  type FinishingContext,
  finishAll,
  finishOwn,
  finishRemoved,
} from "../products/finish-pictures.js";
import { keepOriginals } from "../products/keep-original.js";
import type { Calls } from "../report/counts.js";
import type { Previews } from "../report/previews.js";
import { isBilled, isRemote, serviceIdentity } from "../session/service-identity.js";
import type { State } from "../session/state.js";
import { openService } from "./chosen-service.js";
import { openRefusals } from "./refusals.js";
import { wayOfOffering } from "./way-of-offering.js";

export interface RemovingContext extends FinishingContext {
  readonly settings: Settings;
  readonly state: State;
  readonly threads: Threads;
  /** The embedded service's engine. */
  readonly matter: Matter;
  readonly log: Log;
  /** Where on GitHub the pictures are; absent outside of a repository there. */
  readonly origin: PictureOrigin | undefined;
  /** When nothing more is to be submitted, in the milliseconds of `performance.now`. */
  readonly limit: TimeLimit | undefined;
  readonly onLeftovers: (leftovers: BucketLeftovers | undefined) => void;
  readonly previews: Pick<Previews, "make" | "size" | "keep" | "before">;
  /** Told of every picture that is done with. */
  readonly onFinished: (finished: Finished) => void;
  readonly activity: Pick<Activity, "say">;
}

export interface RemovingResult {
  readonly finished: readonly Finished[];
  readonly calls: Calls;
  /** Whether pictures are left to the next run because of the time limit. */
  readonly isTimeUp: boolean;
}

/** Tasks that are finished at a time; each holds a picture in memory only while a thread works on it. */
const FINISHED_AT_ONCE = 8;
const PREPARED_AT_ONCE = 8;

/** Carries out the plan: what is stored is finished, what is to be made goes to the service and back. */
export async function carryOut(plan: Plan, context: RemovingContext): Promise<RemovingResult> {
  const finished: Finished[] = [];
  context.activity.say("finishing");
  const take = (some: readonly Finished[]) => {
    for (const one of some) {
      finished.push(one);
      context.onFinished(one);
    }
  };
  take(await copyAll(plan.copied, context, () => isOver(context)));
  const stored = concurrently(untilOver(plan.stored, context), FINISHED_AT_ONCE, async ({ task, cutout }) =>
    shown(await finishAll(worksOf(plan, task.id), cutout, { kind: "stored" }, context), context),
  );
  for await (const some of stored) take(some);
  const own = concurrently(untilOver(plan.own, context), FINISHED_AT_ONCE, async ({ id }) =>
    shown(await finishOwn(worksOf(plan, id), context), context),
  );
  for await (const some of own) take(some);
  const originals = concurrently(untilOver(plan.originals, context), FINISHED_AT_ONCE, async ({ task, reason }) =>
    shown(await keepOriginals(worksOf(plan, task.id), reason, context), context),
  );
  for await (const some of originals) take(some);
  const nothing = (plan.submit.length === 0 && plan.resumed.length === 0) || context.signal.aborted;
  const calls = nothing ? { submits: 0, queries: 0 } : await takeToService(plan, context, take);
  take(leftOver(plan, finished, context));
  return { finished, calls, isTimeUp: isPast(context.limit) && finished.some(isLeft) };
}

/** Nothing more is begun, on this machine either. */
function isOver({ signal, limit }: Pick<RemovingContext, "signal" | "limit">): boolean {
  return signal.aborted || isPast(limit);
}

function isPast(limit: TimeLimit | undefined): boolean {
  return limit !== undefined && systemClock.now() >= limit.at;
}

function isLeft({ result: { outcome } }: Finished): boolean {
  return outcome.kind === "deferred" && outcome.paid === false;
}

function takeToService(
  plan: Plan,
  context: RemovingContext,
  take: (some: readonly Finished[]) => void,
): Promise<Calls> {
  return closingAfter(context.log, async (later) => {
    // The state directory is this run's alone, so what is there was left behind by a run that was killed.
    const directory = join(context.settings.stateDirectory, "copies");
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true, mode: 0o700 });
    later("Removing the fitted copies", () => rm(directory, { recursive: true, force: true }));
    const dispatcher = dispatcherToNamed(context.settings);
    // Probes of a cancelled run may hang: nobody waits for them.
    later("Closing the connections to the pictures", () => dispatcher.destroy());
    const { service, close } = await openService(context.settings, context.matter);
    later("Closing the service", close);
    const refusals = openRefusals(context);
    const copies = new Map<TaskId, string>();
    const ways = { service, dispatcher, directory, copies, later };
    const removed = counted(plan, context, throughService(plan, context, ways));
    const finishing = concurrently(removed, FINISHED_AT_ONCE, async (one) => {
      const works = worksOf(plan, one.task.id);
      const some = await bringToEnd(one, works, await refusals.answer(one), context);
      await removeCopy(copies, one.task.id, context.log);
      return shown(some, context);
    });
    for await (const some of finishing) take(some);
    return { submits: service.submits(), queries: service.queries() };
  });
}

async function bringToEnd(
  removed: Removed,
  works: readonly PictureWork[],
  refused: Outcome | KeepOriginal | undefined,
  context: RemovingContext,
): Promise<readonly Finished[]> {
  if (refused === undefined) return finishRemoved(removed, works, context);
  if (refused.kind === "original") return keepOriginals(works, refused.reason, context);
  return works.map((work) => ended(work, refused));
}

/** Says which cutout is being waited for, and of the last one on that only the products are left to do. */
async function* counted(
  { submit, resumed }: Plan,
  { activity, settings }: RemovingContext,
  removed: AsyncIterable<Removed>,
): AsyncGenerator<Removed> {
  const total = submit.length + resumed.reduce((sum, { tasks }) => sum + tasks.length, 0);
  let done = 0;
  const waiting = () => (isRemote(settings.service) ? "waiting for the service" : `cutting ${done + 1} of ${total}`);
  const tell = () => activity.say(done < total ? waiting() : "finishing");
  tell();
  for await (const one of removed) {
    done++;
    tell();
    yield one;
  }
}

interface Ways {
  readonly service: Awaited<ReturnType<typeof openService>>["service"];
  readonly dispatcher: Dispatcher;
  readonly directory: string;
  /** The fitted copies that are there. */
  readonly copies: Map<TaskId, string>;
  readonly later: Later;
}

/** prepare → reach → remove, as one stream. */
async function* throughService(plan: Plan, context: RemovingContext, ways: Ways): AsyncGenerator<Removed> {
  const { settings, state, threads, previews, log, signal, origin } = context;
  const { service, dispatcher, directory, copies, later } = ways;
  const { openRoutes } = await import("../../reach/routes.js");
  const routes = await openRoutes({ settings, log, dispatcher, signal, ...(origin && { origin }) });
  later("Closing the ways to the pictures", async () => {
    await routes.close();
    if (routes.leftovers !== undefined) context.onLeftovers(undefined);
  });
  if (routes.leftovers !== undefined) context.onLeftovers(routes.leftovers);
  const isPaid = isRemote(settings.service);
  const prepared = prepare(
    { threads, directory, concurrency: PREPARED_AT_ONCE, checks: isPaid, lossless: !isPaid, previews, signal },
    plan.submit,
  );
  yield* remove(
    {
      service,
      identity: serviceIdentity(settings.service),
      billed: isBilled(settings.service),
      isTried: [...state.manifest.lines.values()].some(({ service: by }) => by === context.service),
      way: wayOfOffering(settings),
      ledger: state.ledger,
      store: state.store,
      verify: (request) => threads.run("verify", request, { near: request.source }),
      log,
      clock: systemClock,
      random: Math.random,
      // The service's limit is one for all legs of a matrix.
      concurrency: Math.max(1, Math.floor(settings.concurrency / (settings.shard?.of ?? 1))),
      jobTimeoutMilliseconds: settings.jobTimeoutMilliseconds,
      ...(context.limit && { limit: context.limit }),
      signal,
      lost: state.lost,
    },
    plan.resumed,
    reach(
      routes.list,
      notingCopies(prepared, copies),
      log,
      once(() => whyNoRoute(settings)),
    ),
  );
}

async function* notingCopies<T extends Prepared | FailedTask>(
  prepared: AsyncIterable<T>,
  copies: Map<TaskId, string>,
): AsyncGenerator<T> {
  for await (const one of prepared) {
    if (one.kind === "prepared" && !one.original) copies.set(one.task.id, one.file);
    yield one;
  }
}

/** A run that was stopped has not looked at all that it was to do: the rest is for the next one. */
function leftOver(plan: Plan, finished: readonly Finished[], context: RemovingContext): readonly Finished[] {
  const done = new Set(finished.map(({ result }) => result.path));
  const rest = (task: Task) => worksOf(plan, task.id).filter(({ picture }) => !done.has(picture.path));
  const copied = plan.copied.map(({ work }) => work).filter(({ picture }) => !done.has(picture.path));
  const unsent = [...plan.stored, ...plan.originals].map(({ task }) => task);
  const unpaid = [...unsent, ...plan.own, ...plan.resumed.flatMap(({ tasks }) => tasks)];
  return [
    ...copied.map((work) => ended(work, unfinished(context))),
    ...unpaid.flatMap(rest).map((work) => ended(work, unfinished(context))),
    ...plan.submit.flatMap(rest).map((work) => ended(work, whyUnsubmitted(context))),
  ];
}

function unfinished({ signal, limit }: RemovingContext): Outcome {
  const cause =
    signal.aborted || limit === undefined ? "the run was stopped" : `"time-limit" (${limit.minutes} min) was reached`;
  const reason = `${cause} before it was finished: the next run goes on, and pays nothing for it`;
  return { kind: "deferred", reason, paid: false };
}

function whyUnsubmitted({ state, signal, limit }: RemovingContext): Outcome {
  if (state.lost.aborted) return refusedBy(state.lost);
  if (signal.aborted || limit === undefined) return unsubmitted;
  return { kind: "deferred", reason: timeUp(limit.minutes), paid: false };
}

const unsubmitted: Outcome = {
  kind: "deferred",
  reason: "the run was stopped before it was submitted: the next run goes on",
  paid: false,
};

function refusedBy(lost: AbortSignal): Outcome {
  return {
    kind: "failed",
    failure: { stage: "submit", reason: messageOf(lost.reason), paid: false, retryable: true },
  };
}

async function shown(some: readonly Finished[], { previews, signal }: RemovingContext): Promise<readonly Finished[]> {
  if (!signal.aborted) await Promise.all(some.map(previews.make));
  return some;
}

function worksOf(plan: Plan, task: TaskId): readonly PictureWork[] {
  return plan.works.get(task) ?? [];
}

/** Fitted copies are removed as soon as they are not needed, so that the disk holds only those of the pictures in flight. */
async function removeCopy(copies: Map<TaskId, string>, task: TaskId, log: Log): Promise<void> {
  const copy = copies.get(task);
  if (copy === undefined) return;
  copies.delete(task);
  try {
    await rm(copy, { force: true });
  } catch (error) {
    log.debug(`A fitted copy stays until the run's end: ${messageOf(error)}`);
  }
}

function* untilOver<T>(items: readonly T[], context: Pick<RemovingContext, "signal" | "limit">): Generator<T> {
  for (const item of items) {
    if (isOver(context)) return;
    yield item;
  }
}
