import { createHash } from "node:crypto";
import type { Model, TaskId } from "../model.js";
import type { TaskAnswer } from "../service/contract.js";

/** What a job's tasks are matched by. */
export interface Expected {
  readonly task: TaskId;
  /** `imageHash` of the URL that was sent. */
  readonly image: string;
}

/** The hash that stands for an image's URL, so that the ledger need not have the URL itself, which may be signed. */
export function imageHash(url: string): string {
  // A service may echo the URL in its normal form.
  const normal = URL.canParse(url) ? new URL(url).href : url;
  return createHash("sha256").update(normal).digest("hex");
}

/**
 * Which answer belongs to which task: by (image, model), which is unique within a job; by index only where an answer
 * echoes no image. A task that no answer fits is absent from the result.
 */
export function matchAnswers(
  expected: readonly Expected[],
  answers: readonly TaskAnswer[],
): ReadonlyMap<TaskId, TaskAnswer> {
  const matched = new Map<TaskId, TaskAnswer>();
  const give = (candidate: Expected | undefined, answer: TaskAnswer): void => {
    if (candidate && !matched.has(candidate.task)) matched.set(candidate.task, answer);
  };
  for (const [index, answer] of answers.entries()) {
    if (answer.image !== undefined) give(byEcho(expected, answer, index), answer);
  }
  for (const [index, answer] of answers.entries()) {
    if (answer.image !== undefined || expected.length !== answers.length) continue;
    const candidate = expected[index];
    if (candidate && fitsModel(candidate, answer.model)) give(candidate, answer);
  }
  return matched;
}

function byEcho(expected: readonly Expected[], { image = "", model }: TaskAnswer, index: number): Expected | undefined {
  const hash = imageHash(image);
  const candidates = expected.filter((candidate) => candidate.image === hash && fitsModel(candidate, model));
  if (candidates.length < 2) return candidates[0];
  // Both models of one picture, and the answer does not say which: only its place can.
  return candidates.find((candidate) => candidate === expected[index]);
}

function fitsModel(candidate: Expected, model: Model | undefined): boolean {
  return model === undefined || candidate.task.endsWith(`.${model}`);
}
