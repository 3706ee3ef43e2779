import type { Outcome, PictureResult } from "../../model.js";

/** Below this a cutout is worth a second look. The engine gives none below a half. */
const LOW = 0.8;

/** How sure the service was of a cutout, 0 to 1; nothing where nobody knows. */
export function confidenceOf(outcome: Outcome): number | undefined {
  return outcome.kind === "made" ? outcome.confidence : undefined;
}

/** Cutouts that are worth a second look, the worst first. */
export function doubtfulOf(results: readonly PictureResult[]): readonly Doubtful[] {
  return results
    .flatMap(({ path, outcome }) => {
      const confidence = confidenceOf(outcome);
      return confidence !== undefined && isDoubtful(outcome) ? [{ path, confidence }] : [];
    })
    .sort((a, b) => a.confidence - b.confidence || (a.path < b.path ? -1 : 1));
}

export interface Doubtful {
  readonly path: string;
  readonly confidence: number;
}

export function isDoubtful(outcome: Outcome): boolean {
  const confidence = confidenceOf(outcome);
  return confidence !== undefined && confidence < LOW;
}
