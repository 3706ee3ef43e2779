import { concurrently } from "../concurrently.js";
import type { Log } from "../log.js";
import type { FailedTask, Picture, Prepared, Reachable } from "../model.js";
import { NO_ROUTE } from "./has-route.js";
import type { Route } from "./route.js";

/** Probes are short and mostly waiting; more at once only brings the 429s nearer. */
const PROBES_AT_ONCE = 8;

/**
 * Finds for each task the first of `routes` whose probe holds. Failures of earlier steps pass through untouched; a task
 * that no route reaches leaves as a failure that names each route and why it did not hold, or with `whyNone` where there
 * is none. Results come as they are
 * ready, not in the order of the tasks.
 */
export function reach(
  routes: readonly Route[],
  tasks: AsyncIterable<Prepared | FailedTask>,
  log: Pick<Log, "warning">,
  whyNone: () => Promise<string> = async () => NO_ROUTE,
): AsyncGenerator<Reachable | FailedTask> {
  const told = new Set<string>();
  const tell: Tell = (route, reason, { path }) => {
    if (told.has(route)) return;
    told.add(route);
    log.warning(`${path} cannot be fetched by \`${route}\` (${reason.replace(/\.$/, "")}), so the next way is tried.`);
  };
  return concurrently(tasks, PROBES_AT_ONCE, async (task) => {
    if (task.kind === "failed") return task;
    return routes.length === 0 ? unreachable(task, await whyNone()) : firstThatHolds(routes, task, [], tell);
  });
}

/** Told of a route that does not hold where there is another one to try. */
type Tell = (route: string, reason: string, picture: Picture) => void;

interface Tried {
  readonly route: string;
  readonly reason: string;
  readonly retryable: boolean;
}

async function firstThatHolds(
  routes: readonly Route[],
  ready: Prepared,
  tried: readonly Tried[],
  tell: Tell,
): Promise<Reachable | FailedTask> {
  const [route, ...rest] = routes;
  if (route === undefined)
    return unreachable(ready, `The service cannot fetch it. ${tried.map(sentence).join(" ")}`, tried);
  const probed = await route.probe(ready);
  if (probed.kind === "fails") {
    if (rest.length > 0) tell(route.name, probed.reason, ready.task.picture);
    return firstThatHolds(rest, ready, [...tried, { ...probed, route: route.name }], tell);
  }
  return {
    kind: "reachable",
    task: ready.task,
    sent: ready.sent,
    route: route.name,
    address: probed.address,
    otherwise: () => {
      const reason = "its URL was good from here, but the service could not fetch it";
      return firstThatHolds(rest, ready, [...tried, { route: route.name, reason, retryable: true }], tell);
    },
  };
}

function unreachable(ready: Prepared, reason: string, tried: readonly Tried[] = []): FailedTask {
  return {
    kind: "failed",
    task: ready.task,
    failure: {
      stage: "reach",
      reason,
      paid: false,
      retryable: tried.some(({ retryable }) => retryable),
    },
  };
}

function sentence({ route, reason }: Tried): string {
  return `By \`${route}\`: ${reason.replace(/\.$/, "")}.`;
}
