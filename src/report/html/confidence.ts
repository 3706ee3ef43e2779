import type { Outcome } from "../../model.js";

/** Below this a cutout is worth a second look. The engine gives none below a half. */
const LOW = 0.8;

/** How sure the service was of a cutout, 0 to 1; nothing where nobody knows. */
export function confidenceOf(outcome: Outcome): number | undefined {
  return outcome.kind === "made" ? outcome.confidence : undefined;
}

export function isDoubtful(outcome: Outcome): boolean {
  const confidence = confidenceOf(outcome);
  return confidence !== undefined && confidence < LOW;
}
