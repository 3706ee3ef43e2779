import { tmpdir } from "node:os";
import type { RawReading } from "../../src/settings/raw-inputs.js";
import { rawFromAction } from "../../src/settings/raw-inputs.js";
import type { Surroundings } from "../../src/settings/types.js";
import { loadSettings, type Settings } from "../../src/settings.js";
import { UserError } from "../../src/user-error.js";

export type Inputs = Readonly<Record<string, string>>;

/** The least that a run needs. */
const NEEDED: Inputs = { paths: "photos" };

export function surroundings(given: Partial<Surroundings> = {}): Surroundings {
  return { workspace: tmpdir(), environment: {}, secretsWithheld: false, configOf: "owner", ...given };
}

/** What the runner would set for these keys under `with:`. */
export function variables(inputs: Inputs): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries({ ...NEEDED, ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

export function load(inputs: Inputs = {}, given: Partial<Surroundings> = {}): Promise<Settings> {
  return loadSettings(rawFromAction(variables(inputs)), surroundings(given));
}

/** What a user is told of these inputs; empty where nothing is wrong. Anything thrown that is not for a user fails the test. */
export async function complaint(inputs: Inputs, given: Partial<Surroundings> = {}): Promise<string> {
  return complaintOf(rawFromAction(variables(inputs)), given);
}

export async function complaintOf(raw: RawReading, given: Partial<Surroundings> = {}): Promise<string> {
  try {
    await loadSettings(raw, surroundings(given));
    return "";
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
