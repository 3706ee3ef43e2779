import { isRecord } from "../../json.js";
import type { Failure, Outcome, Paid, Stage } from "../../model.js";

/** Long enough for every reason of ours. */
const MOST_TEXT = 2_000;
const MOST_NOTES = 20;

const STAGES: ReadonlySet<string> = new Set<Stage>([
  "find",
  "plan",
  "prepare",
  "reach",
  "submit",
  "job",
  "download",
  "verify",
  "finish",
  "check",
  "deliver",
]);

/**
 * Reads the outcome of one picture as a package has it, which anyone may have written.
 * @returns undefined where it is none; products are never in it, since the package's lines say them
 */
export function readOutcome(value: unknown): Outcome | undefined {
  if (!isRecord(value)) return undefined;
  const { kind } = value;
  switch (kind) {
    case "made":
      return {
        kind,
        products: [],
        paid: value["paid"] === true,
        jobKey: text(value["jobKey"]),
        requestId: text(value["requestId"]),
        milliseconds: number(value["milliseconds"]) ?? 0,
        ...optional("confidence", confidence(value["confidence"])),
        ...optional("notes", notes(value["notes"])),
      };
    case "reused":
    case "kept":
      return { kind, products: [], reason: text(value["reason"]), ...optional("notes", notes(value["notes"])) };
    case "planned":
    case "skipped":
      return { kind, reason: text(value["reason"]) };
    case "deferred":
      return { kind, reason: text(value["reason"]), paid: value["paid"] === true, ...traces(value) };
    case "failed": {
      const failure = readFailure(value["failure"]);
      return failure && { kind, failure, ...optional("notes", notes(value["notes"])) };
    }
    default:
      return undefined;
  }
}

function readFailure(value: unknown): Failure | undefined {
  if (!isRecord(value) || !isStage(value["stage"])) return undefined;
  return {
    stage: value["stage"],
    reason: text(value["reason"]),
    paid: readPaid(value["paid"]),
    retryable: value["retryable"] === true,
    ...traces(value),
  };
}

function isStage(value: unknown): value is Stage {
  return typeof value === "string" && STAGES.has(value);
}

function readPaid(value: unknown): Paid {
  return value === "unknown" ? value : value === true;
}

function traces(value: Readonly<Record<string, unknown>>) {
  return {
    ...(typeof value["jobKey"] === "string" && { jobKey: text(value["jobKey"]) }),
    ...(typeof value["requestId"] === "string" && { requestId: text(value["requestId"]) }),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, MOST_TEXT) : "";
}

function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function confidence(value: unknown): number | undefined {
  const known = number(value);
  return known === undefined || known > 1 ? undefined : known;
}

function notes(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.slice(0, MOST_NOTES).map(text);
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  const given: Partial<Record<K, V>> = {};
  if (value !== undefined) given[key] = value;
  return given;
}
