import type { Rule } from "../../model.js";
import { type InputName, isExplicit, NAMES, type RawInputs, type RawReading } from "../raw-inputs.js";
import { createReader, linesOf } from "../reader.js";
import type { Surroundings } from "../types.js";
import { readVariants } from "../variants.js";
import { located } from "../whereabouts.js";
import { findConfig } from "./find-config.js";
import { HARMLESS_KEYS } from "./keys.js";
import type { Config, ConfigValues } from "./parse-config.js";

/** Inputs and flags together with what the configuration file says, in which they win. */
export interface Configured {
  readonly raw: RawReading;
  readonly rules: readonly RawRule[];
  /** What a run has to say of the file. */
  readonly remarks: readonly string[];
  /** The file's name, where one was read. */
  readonly file?: string;
  /** ` (.github/cutouts.yml, line 4)` for an input whose value is the file's. */
  readonly origin: (name: string) => string;
}

interface RawRule {
  readonly label: string;
  readonly raw: RawReading;
  readonly hasModel: boolean;
}

const NOTHING = { rules: [], remarks: [], origin: () => "" };

/**
 * Reads the configuration file, where there is one. That of a stranger's commit may only say which pictures there are and
 * what their products are like; with secrets at hand it is not read at all.
 */
export async function withConfig(raw: RawReading, surroundings: Surroundings, problems: string[]): Promise<Configured> {
  const found = await findConfig(raw, surroundings.workspace, problems);
  if (found === undefined) return { ...NOTHING, raw };
  const { name, text } = found;
  const isStrangers = surroundings.configOf === "stranger";
  if (isStrangers && hasSecrets(raw, surroundings))
    return {
      ...NOTHING,
      raw,
      remarks: [`${name} is not read: this event may have checked out a stranger's, and the step has secrets.`],
    };
  const { parseConfig } = await import("./parse-config.js");
  const config = parseConfig(name, text);
  problems.push(...config.problems);
  const { kept, dropped } = isStrangers ? harmless(config) : { kept: config, dropped: [] };
  return {
    raw: overlaid(raw, kept.values),
    rules: kept.rules.map(({ line, values }) => ({
      label: `${name}, line ${line}`,
      raw: overlaid(overlaid(raw, kept.values), values, raw),
      hasModel: values.has("model"),
    })),
    file: name,
    remarks: dropped.length === 0 ? [] : [strangersKeys(name, dropped)],
    origin: (input) => originOf(input, name, raw, kept.values),
  };
}

function hasSecrets(raw: RawReading, { environment }: Surroundings): boolean {
  return raw.inputs["app-code"] !== "" || (environment["AWS_SECRET_ACCESS_KEY"] ?? "") !== "";
}

function strangersKeys(name: string, keys: readonly string[]): string {
  return `${name} may be a stranger's in this event, so it may not set ${keys.join(", ")}: left out. An input of the step may.`;
}

function harmless(config: Config) {
  const dropped = new Set<string>();
  const only = (values: ConfigValues): ConfigValues =>
    new Map([...values].filter(([key]) => HARMLESS_KEYS.has(key) || !dropped.add(key)));
  const kept = {
    values: only(config.values),
    rules: config.rules.map((rule) => ({ ...rule, values: only(rule.values) })),
  };
  return { kept, dropped: [...dropped] };
}

/** @param chosen whose explicit inputs win; by default those of `raw` itself */
function overlaid(raw: RawReading, values: ConfigValues, chosen: RawReading = raw): RawReading {
  const inputs: Record<InputName, string> = { ...raw.inputs };
  const given = new Set(raw.given);
  for (const [name, { text }] of values) {
    if (isExplicit(chosen, name) && (chosen === raw || name !== "paths")) continue;
    inputs[name] = name === "deliver" && raw.from === "terminal" ? "none" : text;
    given.add(name);
  }
  return { ...raw, inputs, given };
}

function originOf(input: string, file: string, raw: RawReading, values: ConfigValues): string {
  const name = NAMES.find((one) => one === input);
  const value = name === undefined || isExplicit(raw, name) ? undefined : values.get(name);
  return value === undefined ? "" : ` (${file}, line ${value.line})`;
}

/** The rules as a run goes by them. What is wrong with one is told with its line, and what it inherits is told elsewhere. */
export async function readRules(rules: readonly RawRule[], root: string, problems: string[]): Promise<readonly Rule[]> {
  const told = new Set(problems);
  const read: Rule[] = [];
  for (const { label, raw, hasModel } of rules) {
    const own: string[] = [];
    const inputs: RawInputs = await located(raw, root, own);
    const model = createReader(inputs, own).word("model", ["general", "human"]);
    const variants = await readVariants(inputs, root, own);
    problems.push(...own.filter((problem) => !told.has(problem)).map((problem) => `${label}: ${problem}`));
    read.push({ paths: linesOf(inputs.paths), variants, ...(hasModel && { model }) });
  }
  return read;
}
