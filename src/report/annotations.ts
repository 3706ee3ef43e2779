import type { PictureResult } from "../model.js";
import type { Run, ServiceTerms } from "../run-model.js";
import { type Cause, causesOf } from "./causes.js";
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
export function annotations({ results, terms }: Pick<Run, "results" | "terms">): readonly Annotation[] {
  const failed = causesOf(results).map((cause) => annotation(cause, terms));
  const noted = results.filter(({ outcome }) => notesOf(outcome).length > 0);
  const warnings = noted.length === 0 ? [] : [warning(noted)];
  if (failed.length <= MOST) return [...failed, ...warnings];
  const shown = failed.slice(0, MOST - 1);
  const told = causesOf(results).slice(0, MOST - 1);
  const left = results.filter(({ outcome }) => outcome.kind === "failed").length - pictures(told);
  return [...shown, more(left), ...warnings];
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

function pictures(causes: readonly Cause[]): number {
  return causes.reduce((sum, { paths }) => sum + paths.length, 0);
}

/** One for each cause: the runner shows ten, and what stopped a thousand pictures is worth one of them. */
function annotation({ failure, paths }: Cause, terms: ServiceTerms): Annotation {
  const [path, ...others] = paths;
  const name = visible(path);
  const worth = failure.retryable ? "Running again may help." : "Running again will not help by itself.";
  const cost = terms === "billed" ? `paid: ${paidWord(failure.paid)}. ` : "";
  const told = `${visible(failure.reason)} (${cost}${worth})`;
  const level = "error";
  if (others.length > 0) {
    const names = paths.slice(0, NAMED).map(visible).join(", ");
    const rest = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
    const title = `No cutout of ${count(paths.length, "picture")}: ${stageMeaning(failure.stage)}`;
    return { level, title: cut(title), message: cut(`${told} Pictures: ${names}${rest}.`) };
  }
  return {
    level,
    title: cut(`No cutout: ${stageMeaning(failure.stage)}`),
    message: cut(`${name}: ${told}`),
    ...(name === path ? { file: path } : {}),
  };
}

function cut(text: string): string {
  return text.length <= MESSAGE_LIMIT ? text : `${text.slice(0, MESSAGE_LIMIT - 1).replace(/\p{Cs}$/u, "")}…`;
}
