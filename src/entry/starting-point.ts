import { resolve } from "node:path";
import { isWithin } from "../inside.js";
import type { FlagReading } from "../settings/flags.js";
import type { InputName, RawReading } from "../settings/raw-inputs.js";

export interface StartingPoint {
  /** Absolute path of the folder that nothing is read or written outside of. */
  readonly workspace: string;
  readonly raw: RawReading;
}

/** Paths of files that a person types from where they sit. */
const TYPED: readonly InputName[] = ["report", "state-directory", "collect", "config"];

/**
 * A person may work on any folder of their machine: a `--working-directory` elsewhere is the workspace itself, and one
 * below the current folder is a part of it.
 */
export function startingPoint(reading: FlagReading, current: string): StartingPoint {
  const target = resolve(current, reading.inputs["working-directory"]);
  if (isWithin(current, target)) return { workspace: current, raw: reading };
  const inputs = { ...reading.inputs, "working-directory": "." };
  for (const name of TYPED)
    if (inputs[name] !== "" && inputs[name] !== "none") inputs[name] = resolve(current, inputs[name]);
  return { workspace: target, raw: { ...reading, inputs } };
}
