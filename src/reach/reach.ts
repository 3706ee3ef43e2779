import { concurrently } from "../concurrently.js";
import type { FailedTask, Prepared, Reachable } from "../model.js";
import type { Route } from "./route.js";

/** Probes are short and mostly waiting; more at once only brings the 429s nearer. */
const PROBES_AT_ONCE = 8;

const NO_ROUTE =
  "Nothing lets the service fetch this picture: set `bucket` (any S3-compatible store), `serve-url`, or `image-urls` with a URL template.";

/**
 * Finds for each task the first of `routes` whose probe holds. Failures of earlier steps pass through untouched; a task
 * that no route reaches leaves as a failure that names each route and why it did not hold. Results come as they are
 * ready, not in the order of the tasks.
 */
export function reach(
  routes: readonly Route[],
  tasks: AsyncIterable<Prepared | FailedTask>,
): AsyncGenerator<Reachable | FailedTask> {
  return concurrently(tasks, PROBES_AT_ONCE, async (task) =>
    task.kind === "failed" ? task : await firstThatHolds(routes, task, []),
  );
}

interface Tried {
  readonly route: string;
  readonly reason: string;
  readonly retryable: boolean;
}

async function firstThatHolds(
  routes: readonly Route[],
  ready: Prepared,
  tried: readonly Tried[],
): Promise<Reachable | FailedTask> {
  const [route, ...rest] = routes;
  if (route === undefined) return unreachable(ready, tried);
  const probed = await route.probe(ready);
  if (probed.kind === "fails") return firstThatHolds(rest, ready, [...tried, { ...probed, route: route.name }]);
  return {
    kind: "reachable",
    task: ready.task,
    sent: ready.sent,
    route: route.name,
    address: probed.address,
    otherwise: () =>
      firstThatHolds(rest, ready, [
        ...tried,
        {
          route: route.name,
          reason: "its URL was good from here, but the service could not fetch it",
          retryable: true,
        },
      ]),
  };
}

function unreachable(ready: Prepared, tried: readonly Tried[]): FailedTask {
  return {
    kind: "failed",
    task: ready.task,
    failure: {
      stage: "reach",
      reason: tried.length === 0 ? NO_ROUTE : `The service cannot fetch it. ${tried.map(sentence).join(" ")}`,
      paid: false,
      retryable: tried.some(({ retryable }) => retryable),
    },
  };
}

function sentence({ route, reason }: Tried): string {
  return `By \`${route}\`: ${reason.replace(/\.$/, "")}.`;
}
