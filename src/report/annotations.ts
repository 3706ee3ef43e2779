import type { PictureResult } from "../model.js";
import { visible } from "./visible.js";
import { count, notesOf, paidWord, stageMeaning } from "./words.js";

export interface Annotation {
  readonly level: "error" | "warning";
  readonly message: string;
  readonly title: string;
  /** Relative to the workspace; absent where the name cannot be told to the runner. */
  readonly file?: string;
}

/** GitHub keeps ten errors of a step; the tenth is the verdict, which fails the step. */
const MOST = 9;
const MESSAGE_LIMIT = 4096;

/**
 * Failed pictures as errors of the step, within what GitHub keeps: the rest is counted in the last one. What there is to
 * know of the others is one warning.
 */
export function annotations(results: readonly PictureResult[]): readonly Annotation[] {
  const failed = results.flatMap(annotation);
  const noted = results.filter(({ outcome }) => notesOf(outcome).length > 0);
  const warnings = noted.length === 0 ? [] : [warning(noted)];
  if (failed.length <= MOST) return [...failed, ...warnings];
  const shown = failed.slice(0, MOST - 1);
  return [...shown, more(failed.length - shown.length), ...warnings];
}

/** Names as many as a reader takes in. */
const NAMED = 5;

function warning(noted: readonly PictureResult[]): Annotation {
  const lines = noted.slice(0, NAMED).map(({ path, outcome }) => visible(`${path}: ${notesOf(outcome).join("; ")}`));
  const rest = noted.length - lines.length;
  return {
    level: "warning",
    title: `${count(noted.length, "picture")} with a note`,
    message: cut([...lines, ...(rest > 0 ? [`${rest} more are in the step's summary`] : [])].join("\n")),
  };
}

function more(rest: number): Annotation {
  return {
    level: "error",
    title: `${count(rest, "more picture")} failed`,
    message: `GitHub shows ten errors of a step; ${count(rest, "more failed picture")} and the reasons are in the step's summary.`,
  };
}

function annotation({ path, outcome }: PictureResult): readonly Annotation[] {
  if (outcome.kind !== "failed") return [];
  const { failure } = outcome;
  const name = visible(path);
  const worth = failure.retryable ? "Running again may help." : "Running again will not help by itself.";
  return [
    {
      level: "error",
      title: cut(`No cutout: ${stageMeaning(failure.stage)}`),
      message: cut(`${name}: ${visible(failure.reason)} (paid: ${paidWord(failure.paid)}. ${worth})`),
      ...(name === path ? { file: path } : {}),
    },
  ];
}

function cut(text: string): string {
  return text.length <= MESSAGE_LIMIT ? text : `${text.slice(0, MESSAGE_LIMIT - 1).replace(/\p{Cs}$/u, "")}…`;
}
