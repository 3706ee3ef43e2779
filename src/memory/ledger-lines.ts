import { isRecord, parseJson } from "../json.js";
import type { Size, TaskId } from "../model.js";

/** The ledger's lines: their form, and the state that they add up to. */

/** One task of a submit, as the ledger keeps it: enough to match the job's answers in a later run, and no URL. */
export interface LedgerTask {
  readonly task: TaskId;
  /** SHA-256 of the image's URL, in hex. */
  readonly image: string;
  /** The size that was sent, which the cutout must have. */
  readonly sent: Size;
}

/** Why there is no cutout, in words for a user. URLs are taken out of them, since results' are signed. */
export interface Reason {
  readonly reason: string;
  /** Empty where there is none. */
  readonly requestId: string;
}

/** Why the service does not take a picture at all: nothing is paid for it, and it would say the same again. */
export interface Rejection extends Reason {
  /** The service's code. */
  readonly code: string;
  /** Stands for the way by which the picture was offered: by another one the service may be able to fetch it. */
  readonly way: string;
}

/** What a task of an accepted job came to: its cutout is in the store, or there will never be one. */
export type Fate = { readonly kind: "stored" } | ({ readonly kind: "failed" } & Reason);

export type LedgerLine =
  | {
      readonly kind: "submitting";
      readonly submit: string;
      readonly service: string;
      readonly at: number;
      readonly tasks: readonly LedgerTask[];
    }
  | { readonly kind: "accepted"; readonly submit: string; readonly jobKey: string; readonly requestId: string }
  | { readonly kind: "refused"; readonly submit: string }
  | ({ readonly kind: "unknown"; readonly submit: string } & Reason)
  | ({
      readonly kind: "declined";
      readonly submit: string;
      readonly service: string;
      readonly at: number;
      readonly tasks: readonly LedgerTask[];
    } & Rejection)
  | { readonly kind: "settled"; readonly submit: string; readonly task: TaskId; readonly fate: LineFate };

/** `over`: in a ledger that was written anew, of a task whose fate has had its consequences. */
type LineFate = Fate | { readonly kind: "over" };

export type Phase =
  | { readonly kind: "submitting" }
  | ({ readonly kind: "unknown" } & Reason)
  | ({ readonly kind: "declined" } & Rejection)
  | { readonly kind: "accepted"; readonly jobKey: string; readonly requestId: string };

/** One submit that is not finished with: some task is not settled, or was paid for without a cutout. */
export interface Entry {
  readonly submit: string;
  readonly service: string;
  readonly at: number;
  readonly tasks: readonly LedgerTask[];
  readonly settled: readonly TaskId[];
  /** Those of the settled tasks that were paid for and have no cutout, from this submit or a later one. */
  readonly failures: ReadonlyMap<TaskId, Reason>;
  readonly phase: Phase;
}

/** By the submit's id. What is finished with is not in it, so it stays as small as what is in flight or went wrong. */
export type Entries = ReadonlyMap<string, Entry>;

/** Written after a line that was cut when the power went, before anything follows it: what it would have said was not yet done. */
export const AFTER_TORN = '{"kind":"torn"}';

/**
 * The lines that cannot be read, though others follow them: what they said of money is lost. The last line may be cut.
 * @returns their text, and their numbers from 1
 */
export function damagedLines(text: string): readonly { readonly text: string; readonly number: number }[] {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    const harmless = line === "" || line === AFTER_TORN || at === lines.length - 1 || lines[at + 1] === AFTER_TORN;
    return harmless || parseLine(line) !== undefined ? [] : [{ text: line, number: at + 1 }];
  });
}

/** Reads a whole ledger. A line that cannot be read is passed over: see `damagedLines`. */
export function replay(text: string): Entries {
  const entries = new Map<string, Entry>();
  for (const line of text.split("\n")) {
    const parsed = parseLine(line);
    if (parsed) apply(entries, parsed);
  }
  return entries;
}

/** Applies one line to the state, in place. */
export function apply(entries: Map<string, Entry>, line: LedgerLine): void {
  if (line.kind === "submitting") {
    const { submit, service, at, tasks } = line;
    const phase = { kind: "submitting" as const };
    entries.set(submit, { submit, service, at, tasks, settled: [], failures: new Map(), phase });
    return;
  }
  if (line.kind === "declined") {
    decline(entries, line);
    return;
  }
  const entry = entries.get(line.submit);
  if (!entry) return;
  switch (line.kind) {
    case "refused":
      entries.delete(line.submit);
      break;
    case "unknown": {
      const { kind, reason, requestId } = line;
      entries.set(line.submit, { ...entry, phase: { kind, reason, requestId } });
      break;
    }
    case "accepted": {
      const { jobKey, requestId } = line;
      entries.set(line.submit, { ...entry, phase: { kind: "accepted", jobKey, requestId } });
      break;
    }
    case "settled":
      settle(entries, entry, line.task, line.fate);
  }
}

/** The latest verdict on a task takes the place of earlier ones. */
function decline(entries: Map<string, Entry>, line: Extract<LedgerLine, { kind: "declined" }>): void {
  const { kind, submit, service, at, tasks, code, way, reason, requestId } = line;
  for (const other of [...entries.values()]) {
    const isEarlier = other.phase.kind === "declined" && other.service === service && other.at <= at;
    if (isEarlier && other.tasks.every(({ task }) => tasks.some((one) => one.task === task)))
      entries.delete(other.submit);
  }
  const phase = { kind, code, way, reason, requestId };
  entries.set(submit, { submit, service, at, tasks, settled: [], failures: new Map(), phase });
}

function settle(entries: Map<string, Entry>, entry: Entry, task: TaskId, fate: LineFate): void {
  put(entries, withSettled(entry, task, fate));
  if (fate.kind !== "stored") return;
  // A cutout in the store answers the question that an earlier submit of the same task left open.
  for (const other of [...entries.values()]) {
    if (other.service !== entry.service || other.submit === entry.submit) continue;
    const asked = other.phase.kind !== "accepted" && other.tasks.some((candidate) => candidate.task === task);
    if (asked || other.failures.has(task)) put(entries, withSettled(other, task, fate));
  }
}

function withSettled(entry: Entry, task: TaskId, fate: LineFate): Entry {
  const settled = entry.settled.includes(task) ? entry.settled : [...entry.settled, task];
  const failures = new Map(entry.failures);
  if (fate.kind === "failed") failures.set(task, { reason: fate.reason, requestId: fate.requestId });
  else failures.delete(task);
  return { ...entry, settled, failures };
}

function put(entries: Map<string, Entry>, entry: Entry): void {
  if (isFinished(entry)) entries.delete(entry.submit);
  else entries.set(entry.submit, entry);
}

/** Whether nothing of a submit is worth knowing any more. */
export function isFinished(entry: Entry): boolean {
  return entry.failures.size === 0 && !hasOpenTask(entry);
}

export function hasOpenTask({ tasks, settled }: Entry): boolean {
  return tasks.some(({ task }) => !settled.includes(task));
}

/** The fewest lines that replay to the same state. */
export function ledgerLinesOf(entries: Entries): LedgerLine[] {
  return [...entries.values()].flatMap(({ submit, service, at, tasks, settled, failures, phase }): LedgerLine[] => [
    ...beginningOf({ submit, service, at, tasks }, phase),
    ...settled.map((task): LedgerLine => {
      const why = failures.get(task);
      return { kind: "settled", submit, task, fate: why === undefined ? { kind: "over" } : { kind: "failed", ...why } };
    }),
  ]);
}

function beginningOf(about: Pick<Entry, "submit" | "service" | "at" | "tasks">, phase: Phase): LedgerLine[] {
  if (phase.kind === "declined") return [{ ...about, ...phase }];
  const begun: LedgerLine = { kind: "submitting", ...about };
  return phase.kind === "submitting" ? [begun] : [begun, { ...phase, submit: about.submit }];
}

export function formatLine(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`;
}

function parseLine(text: string): LedgerLine | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { kind, submit } = value;
  if (typeof submit !== "string" || submit === "") return undefined;
  switch (kind) {
    case "refused":
      return { kind, submit };
    case "unknown": {
      const why = parseReason(value);
      return why && { kind, submit, ...why };
    }
    case "submitting":
      return parseSubmitting(value, submit);
    case "declined":
      return parseDeclined(value, submit);
    case "accepted": {
      const { jobKey, requestId } = value;
      return typeof jobKey === "string" && typeof requestId === "string"
        ? { kind, submit, jobKey, requestId }
        : undefined;
    }
    case "settled": {
      const { task } = value;
      const fate = parseFate(value["fate"]);
      return isTaskId(task) && fate ? { kind, submit, task, fate } : undefined;
    }
    default:
      return undefined;
  }
}

function parseFate(value: unknown): LineFate | undefined {
  if (!isRecord(value)) return undefined;
  const { kind } = value;
  if (kind === "stored" || kind === "over") return { kind };
  const why = kind === "failed" ? parseReason(value) : undefined;
  return why && { kind: "failed", ...why };
}

function parseReason({ reason, requestId }: Readonly<Record<string, unknown>>): Reason | undefined {
  return typeof reason === "string" && typeof requestId === "string" ? { reason, requestId } : undefined;
}

function parseSubmitting(value: Readonly<Record<string, unknown>>, submit: string): LedgerLine | undefined {
  const { service, at, tasks: list } = value;
  if (typeof service !== "string" || !isTime(at) || !Array.isArray(list)) return undefined;
  const tasks = list.map(parseTask);
  const whole = tasks.filter((task) => task !== undefined);
  return whole.length === tasks.length && whole.length > 0
    ? { kind: "submitting", submit, service, at, tasks: whole }
    : undefined;
}

function parseDeclined(value: Readonly<Record<string, unknown>>, submit: string): LedgerLine | undefined {
  const begun = parseSubmitting(value, submit);
  const why = parseReason(value);
  const { code, way } = value;
  if (begun?.kind !== "submitting" || why === undefined || typeof code !== "string" || typeof way !== "string")
    return undefined;
  return { ...begun, kind: "declined", code, way, ...why };
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && !Number.isNaN(new Date(value).getTime());
}

function parseTask(value: unknown): LedgerTask | undefined {
  if (!isRecord(value)) return undefined;
  const { task, image, sent } = value;
  if (!isTaskId(task) || typeof image !== "string" || !isRecord(sent)) return undefined;
  const { width, height } = sent;
  return typeof width === "number" && typeof height === "number" ? { task, image, sent: { width, height } } : undefined;
}

export function isTaskId(value: unknown): value is TaskId {
  return typeof value === "string" && /^[0-9a-f]{64}\.(general|human)$/.test(value);
}
