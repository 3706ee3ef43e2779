import { isRecord, parseJson } from "../json.js";
import type { TaskId } from "../model.js";
import type { LedgerTask } from "./ledger.js";

/** The ledger's lines: their form, and the state that they add up to. */

export type Line =
  | {
      readonly kind: "submitting";
      readonly submit: string;
      readonly service: string;
      readonly at: number;
      readonly tasks: readonly LedgerTask[];
    }
  | { readonly kind: "accepted"; readonly submit: string; readonly jobKey: string; readonly requestId: string }
  | { readonly kind: "refused"; readonly submit: string }
  | { readonly kind: "unknown"; readonly submit: string }
  | { readonly kind: "settled"; readonly submit: string; readonly task: TaskId; readonly fate: "stored" | "failed" };

export type Phase =
  | { readonly kind: "submitting" }
  | { readonly kind: "unknown" }
  | { readonly kind: "accepted"; readonly jobKey: string; readonly requestId: string };

/** One submit that is not finished with. */
export interface Entry {
  readonly submit: string;
  readonly service: string;
  readonly at: number;
  readonly tasks: readonly LedgerTask[];
  readonly settled: readonly TaskId[];
  readonly phase: Phase;
}

/** By the submit's id. What is finished with is not in it, so it stays as small as what is in flight. */
export type Entries = ReadonlyMap<string, Entry>;

/**
 * Reads a whole ledger. A line that cannot be read is passed over: the last one is cut when the power goes, and what
 * it would have said is then not yet done either.
 */
export function replay(text: string): Entries {
  const entries = new Map<string, Entry>();
  for (const line of text.split("\n")) {
    const parsed = parseLine(line);
    if (parsed) apply(entries, parsed);
  }
  return entries;
}

/** Applies one line to the state, in place. */
export function apply(entries: Map<string, Entry>, line: Line): void {
  if (line.kind === "submitting") {
    const { submit, service, at, tasks } = line;
    entries.set(submit, { submit, service, at, tasks, settled: [], phase: { kind: "submitting" } });
    return;
  }
  const entry = entries.get(line.submit);
  if (!entry) return;
  switch (line.kind) {
    case "refused":
      entries.delete(line.submit);
      break;
    case "unknown":
      entries.set(line.submit, { ...entry, phase: { kind: "unknown" } });
      break;
    case "accepted": {
      const { jobKey, requestId } = line;
      entries.set(line.submit, { ...entry, phase: { kind: "accepted", jobKey, requestId } });
      break;
    }
    case "settled":
      settle(entries, entry, line.task, line.fate);
  }
}

function settle(entries: Map<string, Entry>, entry: Entry, task: TaskId, fate: "stored" | "failed"): void {
  putSettled(entries, entry, task);
  if (fate !== "stored") return;
  // A cutout in the store answers the question that an earlier submit of the same task left open.
  for (const other of [...entries.values()]) {
    const asked = other.service === entry.service && other.submit !== entry.submit && other.phase.kind !== "accepted";
    if (asked && other.tasks.some((candidate) => candidate.task === task)) putSettled(entries, other, task);
  }
}

function putSettled(entries: Map<string, Entry>, entry: Entry, task: TaskId): void {
  const settled = entry.settled.includes(task) ? entry.settled : [...entry.settled, task];
  if (entry.tasks.every((candidate) => settled.includes(candidate.task))) entries.delete(entry.submit);
  else entries.set(entry.submit, { ...entry, settled });
}

/** The fewest lines that replay to the same state. */
export function linesOf(entries: Entries): Line[] {
  return [...entries.values()].flatMap(({ submit, service, at, tasks, settled, phase }): Line[] => [
    { kind: "submitting", submit, service, at, tasks },
    ...phaseLines(submit, phase),
    ...settled.map((task): Line => ({ kind: "settled", submit, task, fate: "failed" })),
  ]);
}

function phaseLines(submit: string, phase: Phase): Line[] {
  if (phase.kind === "submitting") return [];
  return phase.kind === "unknown" ? [{ kind: "unknown", submit }] : [{ ...phase, submit }];
}

export function formatLine(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

function parseLine(text: string): Line | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { kind, submit } = value;
  if (typeof submit !== "string" || submit === "") return undefined;
  if (kind === "refused" || kind === "unknown") return { kind, submit };
  if (kind === "submitting") return parseSubmitting(value, submit);
  if (kind === "accepted") {
    const { jobKey, requestId } = value;
    return typeof jobKey === "string" && typeof requestId === "string"
      ? { kind, submit, jobKey, requestId }
      : undefined;
  }
  if (kind !== "settled") return undefined;
  const { task, fate } = value;
  return isTaskId(task) && (fate === "stored" || fate === "failed") ? { kind, submit, task, fate } : undefined;
}

function parseSubmitting(value: Readonly<Record<string, unknown>>, submit: string): Line | undefined {
  const { service, at, tasks: list } = value;
  if (typeof service !== "string" || typeof at !== "number" || !Array.isArray(list)) return undefined;
  const tasks = list.map(parseTask);
  const whole = tasks.filter((task) => task !== undefined);
  return whole.length === tasks.length && whole.length > 0
    ? { kind: "submitting", submit, service, at, tasks: whole }
    : undefined;
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
