import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import { type Dispatcher, fetch } from "undici";
import { at } from "../json.js";
import type { Log } from "../log.js";
import { messageOf } from "../user-error.js";
import type { Hosts } from "./event.js";

/** GitHub's REST and GraphQL API with the run's token: `rest`, `paginate`, `graphql`. */
export type Api = Awaited<ReturnType<typeof connect>>;

export interface ApiOptions {
  readonly hosts: Hosts;
  readonly token: string;
  /** Honours the machine's proxies. */
  readonly dispatcher: Dispatcher;
  readonly log: Log;
  /** GitHub asks for a second between two writes. Tests give less. */
  readonly millisecondsBetweenWrites?: number;
}

/** @returns a function that connects at its first call: the client is heavy, and most runs never need it */
export function lazyApi(options: ApiOptions): () => Promise<Api> {
  let api: Promise<Api> | undefined;
  return () => {
    api ??= connect(options);
    return api;
  };
}

async function connect({ hosts, token, dispatcher, log, millisecondsBetweenWrites = 1_000 }: ApiOptions) {
  const { getOctokit } = await import("@actions/github");
  const api = getOctokit(token, {
    baseUrl: hosts.api,
    log: { debug: log.debug, info: log.debug, warn: log.debug, error: log.debug },
    request: {
      fetch: (url: string, init: Parameters<typeof fetch>[1]) => fetch(url, { ...init, dispatcher }),
    },
  });
  const oneByOne = pLimit(1);
  let nextWrite = 0;
  api.hook.wrap("request", (request, options) => {
    const send = () => withPatience(async () => request(options), options.method === "GET", log);
    if (options.method === "GET" || options.method === "HEAD") return send();
    return oneByOne(async () => {
      await wait(Math.max(0, nextWrite - Date.now()));
      return send().finally(() => {
        nextWrite = Date.now() + millisecondsBetweenWrites;
      });
    });
  });
  return api;
}

/** Longer than this nobody waits for a rate limit to end. */
const longestWaitSeconds = 120;

const mostAttempts = 4;

/** By GitHub's documentation, where the answer does not say how long. */
const secondaryLimitSeconds = 60;

/** Waits as GitHub says where a rate limit is hit, and repeats reads that failed on the way. */
async function withPatience<T>(send: () => Promise<T>, repeatable: boolean, log: Log, attempt = 1): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const seconds = secondsToWait(error, repeatable, attempt);
    if (seconds === undefined || seconds > longestWaitSeconds || attempt === mostAttempts) throw error;
    log.info(`GitHub's API asks to wait (${messageOf(error)}): trying again in ${seconds} s.`);
    await wait(seconds * 1_000);
    return withPatience(send, repeatable, log, attempt + 1);
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
    if (/secondary rate limit|abuse detection/i.test(failure.message)) return secondaryLimitSeconds;
    if (headers["x-ratelimit-remaining"] !== "0") return status === 429 ? 2 ** attempt : undefined;
    return Math.max(1, Math.ceil(Number(headers["x-ratelimit-reset"]) - Date.now() / 1_000));
  }
  // A write that got no clear answer may have been done.
  return repeatable && status >= 500 ? attempt : undefined;
}

export interface ApiFailure {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** @returns undefined where the error is not an answer of the API */
export function apiFailure(error: unknown): ApiFailure | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  return { status: error.status, message: error.message, headers: headersOf(error) };
}

/**
 * What to tell the user of an API call that failed.
 *
 * @param what was tried: "The pull request could not be opened"
 * @param permission that the call needs, as in a workflow: `pull-requests: write`
 */
export function explainApi(error: unknown, what: string, permission: string): string {
  const failure = apiFailure(error);
  if (failure === undefined)
    return isForbiddenByGraphql(error) ? mayNot(what, permission, messageOf(error)) : `${what}: ${messageOf(error)}`;
  const { status, message, headers } = failure;
  if (status === 401) return `${what}: GitHub did not accept the token. Is \`token\` expired?`;
  if (headers["x-ratelimit-remaining"] === "0") {
    const reset = new Date(Number(headers["x-ratelimit-reset"]) * 1_000);
    const until = Number.isNaN(reset.getTime()) ? "" : ` until ${reset.toISOString()}`;
    return `${what}: the token's rate limit is used up${until}. Run again after that.`;
  }
  if (message.includes("Resource not accessible") || (status === 404 && permission.endsWith("write"))) {
    return mayNot(what, acceptedPermission(headers) ?? permission, message);
  }
  return `${what}: GitHub answered ${status}: ${message}`;
}

function mayNot(what: string, permission: string, message: string): string {
  return `${what}: the token may not. Give the job \`permissions: ${permission}\`. (GitHub said: ${message})`;
}

/** GraphQL answers 200 whatever became of it. */
function isForbiddenByGraphql(error: unknown): boolean {
  const errors = error instanceof Error && "errors" in error ? error.errors : undefined;
  return Array.isArray(errors) && errors.some((each: unknown) => at(each, "type") === "FORBIDDEN");
}

/** GitHub names what it wants in a header, `pull_requests=write; contents=read`: the first of several ways will do. */
function acceptedPermission(headers: Readonly<Record<string, unknown>>): string | undefined {
  const accepted = headers["x-accepted-github-permissions"];
  if (typeof accepted !== "string" || accepted === "") return undefined;
  const [first = ""] = accepted.split(";");
  return first
    .split(",")
    .map((part) => part.trim().replaceAll("_", "-").replace("=", ": "))
    .join("`, `");
}

function headersOf(error: Error): Readonly<Record<string, unknown>> {
  const response = "response" in error ? error.response : undefined;
  if (typeof response !== "object" || response === null || !("headers" in response)) return {};
  const { headers } = response;
  return typeof headers === "object" && headers !== null ? { ...headers } : {};
}
