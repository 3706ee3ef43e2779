import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import type { Log } from "../log.js";
import type { Dispatcher } from "../undici.js";
import { messageOf } from "../user-error.js";
import type { Hosts } from "./event.js";
import { apiFailure, isSecondaryLimit } from "./refusals.js";

/** GitHub's REST and GraphQL API with the run's token: `rest`, `paginate`, `graphql`. */
export type Api = Awaited<ReturnType<typeof connectToApi>>;

export interface ApiOptions {
  readonly hosts: Hosts;
  readonly token: string;
  /** Honours the machine's proxies. */
  readonly dispatcher: Dispatcher;
  readonly log: Log;
  /** GitHub asks for a second between two writes. Tests give less. */
  readonly millisecondsBetweenWrites?: number;
  /** Tests do not wait for a minute. */
  readonly wait?: Wait;
}

type Wait = (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;

const byClock: Wait = (milliseconds, signal) => wait(milliseconds, undefined, { ...(signal && { signal }) });

/** A request that has no answer by then gets none. */
const TIMEOUT_MILLISECONDS = 60_000;

/** The client is heavy, and most runs never need it: so it is connected at the first need. */
export async function connectToApi(options: ApiOptions) {
  const { log, millisecondsBetweenWrites = 1_000, wait: pause = byClock } = options;
  const api = await octokit(options);
  const oneByOne = pLimit(1);
  let nextWrite = 0;
  api.hook.wrap("request", (request, asked) => {
    const { signal } = asked.request;
    const send = () => withPatience(async () => request(asked), { repeatable: isRead(asked), signal, pause, log });
    if (isRead(asked)) return send();
    return oneByOne(async () => {
      await wait(Math.max(0, nextWrite - Date.now()));
      return send().finally(() => {
        nextWrite = Date.now() + millisecondsBetweenWrites;
      });
    });
  });
  return api;
}

/** Without a token it asks as anybody may, which `getOctokit` does not know of. */
async function octokit({ hosts, token, dispatcher, log }: ApiOptions) {
  const [{ GitHub, getOctokitOptions }, { fetch }] = await Promise.all([
    import("@actions/github/lib/utils"),
    import("./fetch.js"),
  ]);
  const options = {
    baseUrl: hosts.api,
    log: { debug: log.debug, info: log.debug, warn: log.debug, error: log.debug },
    request: {
      fetch: (url: string, { signal, ...init }: NonNullable<Parameters<typeof fetch>[1]>) => {
        const timeout = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
        return fetch(url, { ...init, dispatcher, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
      },
    },
  };
  return new GitHub(token === "" ? options : getOctokitOptions(token, options));
}

function isRead({ method }: { readonly method: string }): boolean {
  return method === "GET" || method === "HEAD";
}

/** Longer than this nobody waits for a rate limit to end. */
const longestWaitSeconds = 120;

const mostAttempts = 4;

/** By GitHub's documentation, where the answer does not say how long. */
const secondaryLimitSeconds = 60;

interface Patience {
  readonly repeatable: boolean;
  readonly signal: AbortSignal | undefined;
  readonly pause: Wait;
  readonly log: Log;
}

/** Waits as GitHub says where a rate limit is hit, and repeats reads that failed on the way. */
async function withPatience<T>(send: () => Promise<T>, patience: Patience, attempt = 1): Promise<T> {
  const { repeatable, signal, pause, log } = patience;
  try {
    return await send();
  } catch (error) {
    const seconds = signal?.aborted ? undefined : secondsToWait(error, repeatable, attempt);
    if (seconds === undefined || seconds > longestWaitSeconds || attempt === mostAttempts) throw error;
    log.info(`GitHub's API asks to wait (${messageOf(error)}): trying again in ${seconds} s.`);
    await pause(seconds * 1_000, signal);
    return withPatience(send, patience, attempt + 1);
  }
}

/** Undefined: it will not get better by waiting. */
function secondsToWait(error: unknown, repeatable: boolean, attempt: number): number | undefined {
  const failure = apiFailure(error);
  if (failure === undefined) return undefined;
  const { status, headers } = failure;
  if (status === 403 || status === 429) {
    const after = Number(headers["retry-after"]);
    if (Number.isFinite(after)) return after;
    if (isSecondaryLimit(failure)) return secondaryLimitSeconds;
    if (headers["x-ratelimit-remaining"] !== "0") return status === 429 ? 2 ** attempt : undefined;
    return Math.max(1, Math.ceil(Number(headers["x-ratelimit-reset"]) - Date.now() / 1_000));
  }
  // A write that got no clear answer may have been done.
  return repeatable && status >= 500 ? attempt : undefined;
}
