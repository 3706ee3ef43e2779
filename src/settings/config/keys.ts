import { type InputName, NAMES } from "../raw-inputs.js";
import { RECIPE_INPUTS } from "../recipe.js";

/** Secrets do not belong in a file, and a file does not name another. */
const NEVER: ReadonlySet<InputName> = new Set(["app-code", "token", "config"]);

/** The inputs that a file may set. */
export const CONFIG_KEYS: readonly InputName[] = NAMES.filter((name) => !NEVER.has(name));

/** What a rule may set for the pictures that its `paths` name. */
export const RULE_KEYS: readonly InputName[] = ["paths", "model", "output", ...RECIPE_INPUTS, "variants"];

/**
 * What a stranger's file may set: which pictures there are and what their products are like. Nothing that is paid for,
 * and no place that anything is sent to, fetched from, pushed to or kept in.
 */
export const HARMLESS_KEYS: ReadonlySet<InputName> = new Set<InputName>([
  "paths",
  "human-paths",
  "if-no-files-found",
  "output",
  "variants",
  ...RECIPE_INPUTS,
]);

/** Inputs that take several values, which are a list in a file. */
export const LIST_KEYS: ReadonlySet<InputName> = new Set<InputName>([
  "paths",
  "human-paths",
  "deliver",
  "pull-request-labels",
  "model-mirrors",
  "require",
]);
