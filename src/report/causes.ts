import type { Failure, PictureResult } from "../model.js";

/** Pictures that failed by the very same cause: one wrong AppCode is one message, however many pictures it stops. */
export interface Cause {
  readonly failure: Failure;
  readonly notes: readonly string[];
  readonly paths: readonly [string, ...string[]];
}

/** The failed pictures by cause, the commonest first. */
export function causesOf(results: readonly PictureResult[]): readonly Cause[] {
  const causes = new Map<string, Omit<Cause, "paths"> & { readonly paths: [string, ...string[]] }>();
  for (const { path, outcome } of results) {
    if (outcome.kind !== "failed") continue;
    const { stage, reason, paid, retryable } = outcome.failure;
    const notes = outcome.notes ?? [];
    const key = JSON.stringify([stage, reason, paid, retryable, notes]);
    const known = causes.get(key);
    if (known === undefined) causes.set(key, { failure: outcome.failure, notes, paths: [path] });
    else known.paths.push(path);
  }
  return [...causes.values()].sort((a, b) => b.paths.length - a.paths.length);
}

/** Those that stopped several pictures. */
export function commonCauses(results: readonly PictureResult[]): readonly Cause[] {
  return causesOf(results).filter(({ paths }) => paths.length > 1);
}
