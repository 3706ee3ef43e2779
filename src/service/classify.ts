import {
  type FaultClass,
  gatewayCodes,
  gatewayMessages,
  otherDefect,
  otherFault,
  type Row,
  redirected,
  serviceCodes,
  statusCodes,
} from "./codes.js";
import type { Answer } from "./contract.js";
import { redact } from "./redact.js";

export type Call = "submit" | "query";

/** A call's failure, as data. */
export interface Fault {
  readonly class: FaultClass;
  /** The service's or gateway's code, an HTTP status, or a socket error's code. */
  readonly code: string;
  /** What happened, likely why, and what to do: our own words where the code is known. */
  readonly reason: string;
  readonly requestId?: string;
  /** How long the other side asks us to wait. */
  readonly retryAfterMilliseconds?: number;
  /** A limit per day: waiting within this run does not help. */
  readonly daily: boolean;
  /** Who refused: what the gateway refuses never reached the service. */
  readonly by: "gateway" | "service" | "transport";
}

export interface Refused {
  readonly call: Call;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly answer: Answer;
  /** Milliseconds since the epoch, for a `Retry-After` that is a date. */
  readonly now: number;
  /** Cut out of whatever is quoted: header text can echo it. */
  readonly secret?: string;
  /** Whether the service bills for its work: then a word on where the account is seen helps. */
  readonly billed: boolean;
}

/**
 * Classes an answer that is no good one: by the gateway's header code, then its message, then the body's code, then
 * the status. An answer with neither header nor a contract's body is a proxy's on the way: nobody knows what became
 * of the request behind it.
 */
export function classify(refused: Refused): Fault {
  const header = (name: string): string => firstOf(refused.headers[name]);
  const gatewayCode = header("x-ca-error-code").trim().toUpperCase();
  const gatewayMessage = header("x-ca-error-message");
  if (gatewayCode !== "" || gatewayMessage !== "") return gatewayFault(refused, gatewayCode, gatewayMessage);
  if (refused.answer.kind === "refusal") return serviceFault(refused, refused.answer);
  return strangerFault(refused, header("x-ca-request-id") !== "");
}

function gatewayFault(refused: Refused, code: string, message: string): Fault {
  const known = gatewayCodes.get(code) ?? gatewayMessages.find(({ pattern }) => pattern.test(message))?.row;
  const row = known ?? rowOfStatus(refused.status);
  const name = code === "" ? String(refused.status) : code;
  const words = known ? known.words : general(refused, name, message, row);
  return fault(refused, row, {
    code: name,
    words,
    by: "gateway",
    requestId: firstOf(refused.headers["x-ca-request-id"]),
  });
}

function serviceFault(refused: Refused, answer: Extract<Answer, { kind: "refusal" }>): Fault {
  const listed = serviceCodes.get(answer.code);
  const known = refused.call === "submit" ? (listed?.atSubmit ?? listed) : listed;
  const row = known ?? rowOfStatus(refused.status);
  const words = known ? known.words : general(refused, answer.code, answer.message, row);
  const requestId = answer.requestId || firstOf(refused.headers["x-ca-request-id"]);
  return fault(refused, row, { code: answer.code, words, by: "service", requestId });
}

function strangerFault(refused: Refused, behindGateway: boolean): Fault {
  const { status, answer } = refused;
  const what = answer.kind === "malformed" ? answer.reason : "an answer that fits no rule";
  const row = strangerRow(status, behindGateway);
  const words = `HTTP ${status} came with ${what}, so it is not the service that answered, but a proxy on the way, or the address is wrong. Check the input service; if it is right, run again later.`;
  const requestId = firstOf(refused.headers["x-ca-request-id"]);
  return fault(refused, row, { code: `HTTP ${status}`, words, by: "transport", requestId });
}

function strangerRow(status: number, behindGateway: boolean): Row {
  if (status >= 300 && status < 400) return redirected;
  if (behindGateway && status >= 400 && status !== 500 && status !== 502 && status !== 504) return rowOfStatus(status);
  return otherFault;
}

function rowOfStatus(status: number): Row {
  const known = statusCodes[status];
  if (known) return known;
  if (status >= 400 && status < 500) return otherDefect;
  return otherFault;
}

interface Told {
  readonly code: string;
  readonly words: string;
  readonly by: Fault["by"];
  readonly requestId: string;
}

function fault(refused: Refused, row: Row, told: Told): Fault {
  const ambiguous = refused.call === "submit" && row.maybeExecuted === true;
  const wait = retryAfter(firstOf(refused.headers["retry-after"]), refused.now) ?? row.retryAfterMilliseconds;
  const requestId = quoted(told.requestId, refused.secret);
  return {
    class: ambiguous ? "ambiguous" : row.class,
    code: quoted(told.code, refused.secret),
    reason: refused.billed && row.market !== undefined ? `${told.words} ${row.market}` : told.words,
    daily: row.daily === true,
    by: told.by,
    ...(requestId === "" ? {} : { requestId }),
    ...(wait === undefined ? {} : { retryAfterMilliseconds: wait }),
  };
}

/** The reason of a fault with what the provider needs to look into it. */
export function explained(fault: Fault): string {
  const id = fault.requestId ? [`request ${fault.requestId}`] : [];
  const code = fault.reason.includes(`(${fault.code})`) ? [] : [fault.code];
  const traced = [...code, ...id].join(", ");
  return traced === "" ? fault.reason : `${fault.reason} (${traced})`;
}

/** For a code that no table has: everything that helps to ask the provider about it. */
function general(refused: Refused, code: string, message: string, row: Row): string {
  const said = quoted(message, refused.secret);
  return `The service answered HTTP ${refused.status} with the unknown code ${quoted(code, refused.secret)}${said === "" ? "" : ` (“${said}”)`}. ${row.words}`;
}

const quoteLimit = 200;

/** Text of the other side, fit to be shown: one line, short, without the AppCode. */
export function quoted(text: string, secret?: string): string {
  const scrubbed = redact(text, secret);
  const line = scrubbed
    .replace(/APPCODE\s+\S+/gi, "APPCODE ***")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return line.length <= quoteLimit ? line : `${line.slice(0, quoteLimit)}…`;
}

/** Seconds or a date, as milliseconds from `now`; at most an hour, since a run does not wait longer. */
export function retryAfter(header: string, now: number): number | undefined {
  const text = header.trim();
  if (text === "") return undefined;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : date - now;
  return Number.isFinite(milliseconds) ? Math.min(Math.max(0, milliseconds), 3_600_000) : undefined;
}

function firstOf(value: string | readonly string[] | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : (value[0] ?? "");
}
