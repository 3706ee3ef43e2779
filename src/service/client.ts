import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { type Clock, systemClock } from "../clock.js";
import { MOST_SIDE } from "../limits.js";
import type { ProxySettings } from "../settings/types.js";
import { type Call, classify, type Fault } from "./classify.js";
import { type AddressRule, guardedDispatcher, publicAndBeside } from "./connect.js";
import {
  type Answer,
  parseAnswer,
  queryBody,
  queryPath,
  submitBody,
  submitPath,
  type TaskRequest,
} from "./contract.js";
import { type Download, download } from "./download.js";
import { redactAnswer } from "./redact.js";
import { readText, transportFault, withDeadline } from "./transport.js";

/** A job's state, as an answer to either call has it. */
export type JobState = Extract<Answer, { kind: "job" }>;

/** A call's result: the job's state, or what went wrong. */
export type CallResult = JobState | { readonly kind: "fault"; readonly fault: Fault };

/** The client's side of the contract, over connections of its own. No call is ever repeated here. */
export interface Service {
  readonly submit: (
    tasks: readonly TaskRequest[],
    options: { readonly nonce: string; readonly signal?: AbortSignal },
  ) => Promise<CallResult>;
  readonly query: (
    resultKey: string,
    options?: { readonly nonce?: string; readonly signal?: AbortSignal },
  ) => Promise<CallResult>;
  /** Streams a result into the new file `file`, without credentials. */
  readonly download: (url: string, file: string, signal?: AbortSignal) => Promise<Download>;
  /** Calls made so far, as the other side may bill them. */
  readonly submits: () => number;
  readonly queries: () => number;
  readonly close: () => Promise<void>;
}

export interface ServiceOptions {
  /** The base URL, without the calls' paths. */
  readonly origin: URL;
  /** Sent as `Authorization: APPCODE …`, to this origin alone. */
  readonly appCode?: string;
  /** Whether it bills for its work. Default: true. */
  readonly billed?: boolean;
  /** The proxies to go through. */
  readonly proxy?: ProxySettings;
  /** Where results may lie; by default on the public internet and beside the service. */
  readonly resultRule?: AddressRule;
  readonly clock?: Clock;
  readonly limits?: Partial<Limits>;
}

export interface Limits {
  /** Not below 35 s for a real service: the gateway's own 504 has to come first. */
  readonly submitMilliseconds: number;
  readonly queryMilliseconds: number;
  readonly downloadMilliseconds: number;
  /** The longest silence within an answer's or a result's body. */
  readonly idleMilliseconds: number;
  readonly answerBytes: number;
  readonly resultBytes: number;
}

const standardLimits: Limits = {
  submitMilliseconds: 40_000,
  queryMilliseconds: 40_000,
  downloadMilliseconds: 300_000,
  idleMilliseconds: 30_000,
  answerBytes: 1024 * 1024,
  // The largest picture's bare pixels, doubled: PNG never needs that much.
  resultBytes: MOST_SIDE * MOST_SIDE * 4 * 2,
};

export function newNonce(): string {
  return randomUUID();
}

interface Exchange {
  readonly call: Call;
  readonly path: string;
  readonly body: string;
  readonly nonce: string;
  readonly milliseconds: number;
  readonly dispatcher: Dispatcher;
  readonly signal?: AbortSignal | undefined;
}

/** Connects nowhere yet. Close it when the run ends. */
export function createService(options: ServiceOptions): Service {
  const limits = { ...standardLimits, ...options.limits };
  const anywhere: AddressRule = async () => true; // the service's address is the user's own choice
  const rule = options.resultRule ?? publicAndBeside(options.origin.hostname);
  const proxied = options.proxy === undefined ? {} : { proxy: options.proxy };
  // A submit has a connection of its own: one that dies of old age under it would leave its fate unknown.
  const submitting = guardedDispatcher({ rule: anywhere, ...proxied, keepAlive: false });
  const querying = guardedDispatcher({ rule: anywhere, ...proxied, connections: 8 });
  const fetching = guardedDispatcher({ rule, ...proxied, connections: 8 });
  const exchange = exchangeWith(options, limits);
  let submits = 0;
  let queries = 0;
  return {
    submit: (tasks, { nonce, signal }) => {
      submits += 1;
      const body = submitBody(tasks);
      const milliseconds = limits.submitMilliseconds;
      return exchange({ call: "submit", path: submitPath, body, nonce, milliseconds, dispatcher: submitting, signal });
    },
    query: (resultKey, { nonce = newNonce(), signal } = {}) => {
      queries += 1;
      const body = queryBody(resultKey);
      const milliseconds = limits.queryMilliseconds;
      return exchange({ call: "query", path: queryPath, body, nonce, milliseconds, dispatcher: querying, signal });
    },
    download: (url, file, signal) =>
      download(url, file, {
        dispatcher: fetching,
        rule,
        maximumBytes: limits.resultBytes,
        totalMilliseconds: limits.downloadMilliseconds,
        idleMilliseconds: limits.idleMilliseconds,
        ...(signal ? { signal } : {}),
      }),
    submits: () => submits,
    queries: () => queries,
    close: async () => {
      await Promise.all([submitting, querying, fetching].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

function exchangeWith(options: ServiceOptions, limits: Limits): (exchange: Exchange) => Promise<CallResult> {
  const { origin, appCode, billed = true } = options;
  const clock = options.clock ?? systemClock;
  const prefix = origin.pathname.replace(/\/+$/, "");
  return ({ call, path, body, nonce, milliseconds, dispatcher, signal }) => {
    const upload = uploadOf(body);
    // The whole exchange has an end, also where a body trickles in for ever.
    return withDeadline(milliseconds + limits.idleMilliseconds, signal, async (until): Promise<CallResult> => {
      try {
        const response = await dispatcher.request({
          origin: origin.origin,
          path: prefix + path,
          method: "POST",
          headers: headersOf(body, nonce, appCode),
          body: upload.stream,
          headersTimeout: milliseconds,
          bodyTimeout: limits.idleMilliseconds,
          signal: until,
        });
        return await resultOf(call, response, { limits, now: clock.date(), secret: appCode, billed });
      } catch (error) {
        return { kind: "fault", fault: transportFault(call, error, upload.sent()) };
      }
    });
  };
}

/** A body that knows whether it was asked for: undici writes nothing to the socket, headers included, before. */
function uploadOf(body: string): { readonly stream: Readable; readonly sent: () => boolean } {
  let sent = false;
  const stream = new Readable({
    read() {
      sent = true;
      this.push(body);
      this.push(null);
    },
  });
  return { stream, sent: () => sent };
}

function headersOf(body: string, nonce: string, appCode: string | undefined): Record<string, string> {
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-ca-nonce": nonce,
    ...(appCode === undefined ? {} : { authorization: `APPCODE ${appCode}` }),
  };
}

async function resultOf(
  call: Call,
  response: Dispatcher.ResponseData,
  { limits, now, secret, billed }: { limits: Limits; now: number; secret: string | undefined; billed: boolean },
): Promise<CallResult> {
  const { statusCode: status, headers, body } = response;
  const refusedByGateway = headers["x-ca-error-code"] !== undefined || headers["x-ca-error-message"] !== undefined;
  const text = await readText(body, limits.answerBytes).catch((error: Error) => {
    // The gateway's headers say it all; its body, if there is one, may be cut.
    if (refusedByGateway) return "";
    throw error;
  });
  const answer = redactAnswer(parseAnswer(text), secret);
  if (answer.kind === "job" && status >= 200 && status < 300 && !refusedByGateway) return answer;
  return {
    kind: "fault",
    fault: classify({ call, status, headers, answer, now, billed, ...(secret ? { secret } : {}) }),
  };
}
