import * as core from "@actions/core";
import type { Annotation } from "./annotations.js";
import type { RunVerdict } from "./exit.js";
import type { OutputName } from "./outputs.js";

/** Hands a run's outputs, annotations and verdict to the runner; a failed verdict sets the exit code. */
export function tellRunner(
  outputs: Readonly<Record<OutputName, string>>,
  annotations: readonly Annotation[],
  verdict: RunVerdict,
): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  for (const { level, message, title, file } of annotations) {
    const say = level === "error" ? core.error : core.warning;
    say(message, { title, ...(file === undefined ? {} : { file }) });
  }
  if (verdict.kind === "failed") core.setFailed(verdict.message);
}
