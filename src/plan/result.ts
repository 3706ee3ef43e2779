import type { Failure, Found, Outcome, Picture, PictureResult } from "../model.js";
import type { PictureWork } from "./model.js";

export function resultOf(picture: Picture, outcome: Outcome): PictureResult {
  const { path, model, width, height } = picture;
  return { path, model, size: { width, height }, outcome };
}

/** The same outcome for every picture of a task. */
export function resultsOf(group: readonly PictureWork[], outcome: Outcome): readonly PictureResult[] {
  return group.map(({ picture }) => resultOf(picture, outcome));
}

/** For a file that may not have been looked at. */
export function failedPicture(found: Pick<Found, "path" | "model">, failure: Failure): PictureResult {
  return { path: found.path, model: found.model, outcome: { kind: "failed", failure } };
}
