import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Dispatcher, request } from "../undici.js";
import { messageOf } from "../user-error.js";
import type { Expected } from "./expected.js";
import { type Fails, fails } from "./route.js";

export type Answer = { readonly kind: "same" } | Fails;

/**
 * How a URL is tried. `head`: status and length. `range`: the same by a GET of one byte, for signed links that are good
 * for GET alone. `bytes`: all of it is fetched and compared.
 */
export type Depth = "head" | "range" | "bytes";

export type Probe = (url: string, expected: Expected, depth: Depth) => Promise<Answer>;

export interface ProbeOptions {
  readonly dispatcher: Dispatcher;
  /** Milliseconds before the second and third try; for tests. */
  readonly pauseMilliseconds?: number;
  /** Aborted when the run is cancelled: what is under way fails at once. */
  readonly signal?: AbortSignal;
}

const TRIES = 3;
const PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;
const TIMEOUT_MILLISECONDS = 20_000;

/**
 * Tries URLs as the service will: with no credentials, and following no redirect (whether the service would follow one
 * is not known). Answers with the reason, never with an exception, and never with the URL, which may be a secret.
 */
export function createProbe({ dispatcher, pauseMilliseconds = PAUSE_MILLISECONDS, signal }: ProbeOptions): Probe {
  const quiet = createQuietTimes(signal);

  async function once(url: string, expected: Expected, depth: Depth): Promise<Verdict> {
    try {
      const response = await request(url, {
        method: depth === "head" ? "HEAD" : "GET",
        // After a HEAD undici would close the connection, and each picture would wait for one of its own.
        reset: false,
        headers: { "accept-encoding": "identity", ...(depth === "range" ? { range: "bytes=0-0" } : {}) },
        dispatcher,
        headersTimeout: TIMEOUT_MILLISECONDS,
        bodyTimeout: TIMEOUT_MILLISECONDS,
        ...(signal && { signal }),
      });
      return await judge(response, expected, depth);
    } catch (error) {
      return again(`${hostOf(url)} could not be reached (${messageOf(error)})`);
    }
  }

  async function tries(url: string, expected: Expected, depth: Depth, left: number): Promise<Answer> {
    const { origin } = new URL(url);
    await quiet.over(origin);
    if (signal?.aborted) return fails("the run was cancelled", true);
    const verdict = await once(url, expected, depth);
    if (verdict.kind === "deeper") return tries(url, expected, "bytes", left);
    if (verdict.kind !== "again") return verdict;
    if (left === 1 || signal?.aborted) return fails(verdict.reason, true);
    quiet.begin(origin, verdict.afterMilliseconds ?? pauseMilliseconds * 3 ** (TRIES - left));
    return tries(url, expected, depth, left - 1);
  }

  return (url, expected, depth) => tries(url, expected, depth, TRIES);
}

type Verdict =
  | Answer
  | { readonly kind: "deeper" }
  | { readonly kind: "again"; readonly reason: string; readonly afterMilliseconds?: number };

function again(reason: string): Verdict {
  return { kind: "again", reason };
}

async function judge(response: Dispatcher.ResponseData, expected: Expected, depth: Depth): Promise<Verdict> {
  const { statusCode: status } = response;
  if (depth === "bytes" && status === 200) return compare(response, expected);
  await response.body.dump();
  if (status === 429 || status >= 500) return busy(response);
  if (depth === "head" && (status === 405 || status === 403)) return { kind: "deeper" };
  if (status === 200 && depth !== "bytes") return judgeLength(header(response, "content-length"), expected);
  if (status === 206 && depth === "range")
    return judgeLength(header(response, "content-range")?.split("/")[1], expected);
  return fails(describeStatus(response));
}

function judgeLength(length: string | undefined, expected: Expected): Verdict {
  // Without a length, as from a server that compresses, only the bytes can tell.
  if (length === undefined || !/^\d+$/.test(length)) return { kind: "deeper" };
  return Number(length) === expected.bytes ? { kind: "same" } : otherLength(Number(length), expected);
}

async function compare(response: Dispatcher.ResponseData, expected: Expected): Promise<Verdict> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of response.body) {
    const part: Uint8Array = chunk;
    bytes += part.length;
    // Leaving the loop destroys the body: a page that never ends is not read to its end.
    if (bytes > expected.bytes) return fails(`it serves more than the picture's ${expected.bytes} bytes`);
    hash.update(part);
  }
  if (bytes !== expected.bytes) return otherLength(bytes, expected);
  return hash.digest("hex") === expected.sha256 ? { kind: "same" } : fails("it serves other bytes than the picture's");
}

function otherLength(bytes: number, expected: Expected): Fails {
  return fails(`it serves ${bytes} bytes, and the picture has ${expected.bytes}`);
}

function busy(response: Dispatcher.ResponseData): Verdict {
  const seconds = Number(header(response, "retry-after"));
  const reason =
    response.statusCode === 429
      ? "its host answers 429 (too many requests from this address); run again later"
      : `its host answers ${response.statusCode}`;
  if (!Number.isFinite(seconds) || seconds <= 0) return again(reason);
  if (seconds * 1_000 > LONGEST_PAUSE_MILLISECONDS) return fails(`${reason} (it asks to wait ${seconds} s)`, true);
  return { kind: "again", reason, afterMilliseconds: seconds * 1_000 };
}

function describeStatus(response: Dispatcher.ResponseData): string {
  const { statusCode: status } = response;
  const location = header(response, "location");
  if (status >= 300 && status < 400) {
    const target = location !== undefined && URL.canParse(location) ? ` to ${new URL(location).host}` : "";
    return `its URL answers ${status}, a redirect${target}, which the service may not follow; give the URL it leads to`;
  }
  if (status === 404 || status === 410) return `its URL answers ${status}: the file is not there, or not public`;
  if (status === 401 || status === 403) return `its URL answers ${status}: it is not public`;
  return `its URL answers ${status}`;
}

/** A host that asked for quiet gets it from all probes, not just from the one it told. */
function createQuietTimes(signal: AbortSignal | undefined): {
  readonly begin: (origin: string, milliseconds: number) => void;
  readonly over: (origin: string) => Promise<void>;
} {
  const until = new Map<string, number>();
  return {
    begin(origin, milliseconds) {
      until.set(origin, Math.max(until.get(origin) ?? 0, performance.now() + milliseconds));
    },
    async over(origin) {
      for (;;) {
        const left = (until.get(origin) ?? 0) - performance.now();
        if (left <= 0 || signal?.aborted) return;
        // Rejects when the run is cancelled, which is looked at above.
        await sleep(left, undefined, signal && { signal }).catch(() => {});
      }
    },
  };
}

function header(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return typeof value === "string" ? value : value?.[0];
}

function hostOf(url: string): string {
  return new URL(url).host;
}
