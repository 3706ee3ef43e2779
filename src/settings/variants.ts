import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isRecord } from "../json.js";
import type { Variant } from "../model.js";
import { messageOf } from "../user-error.js";
import { outputTemplateProblem } from "./output-template.js";
import type { RawInputs } from "./raw-inputs.js";
import { shown } from "./reader.js";
import {
  RECIPE_INPUTS,
  type RecipeInput,
  readRecipe,
  refuseContradictions,
  refuseIdle,
  withoutIdle,
} from "./recipe.js";
import { isOneFile } from "./whereabouts.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The products that every cutout is finished into: one by the plain inputs, or those of `variants`, a YAML list (or the
 * path of a file that holds one) whose entries have a `name`, an `output`, and any recipe input in place of the plain one.
 */
export async function readVariants(
  inputs: RawInputs,
  root: string,
  problems: string[],
): Promise<readonly [Variant, ...Variant[]]> {
  const plain = plainVariant(inputs, await isOneFile(inputs, root), problems);
  if (inputs.variants === "") return [plain];
  const entries = await parseList(inputs.variants, root, problems);
  const [first, ...rest] = entries.map((entry, index) => readVariant(entry, index, inputs, problems));
  if (first === undefined) return [plain];
  const variants = [first, ...rest] as const;
  for (const twice of repeated(variants.map((variant) => variant.name))) {
    problems.push(`"variants" has two entries named ${shown(twice)}: each needs a name of its own`);
  }
  for (const twice of repeated(variants.map((variant) => variant.output.replace("{format}", variant.recipe.format)))) {
    problems.push(`"variants" has two entries with the output ${shown(twice)}: each needs a path of its own`);
  }
  return variants;
}

function plainVariant(inputs: RawInputs, isOnly: boolean, problems: string[]): Variant {
  const problem = (_name: RecipeInput, message: string) => problems.push(message);
  const recipe = readRecipe(inputs, problem);
  const plain = { name: "", output: inputs.output, recipe: withoutIdle(recipe) };
  // Of a list's entries each has a whole of its own, whatever the plain inputs would make together.
  if (inputs.variants !== "") return plain;
  refuseContradictions(recipe, problem);
  refuseIdle(recipe, problem);
  const wrong = outputTemplateProblem(inputs.output, recipe.format, isOnly);
  if (wrong !== undefined) problems.push(`"output" is ${shown(inputs.output)}: ${wrong}`);
  return plain;
}

async function parseList(text: string, root: string, problems: string[]): Promise<readonly Fields[]> {
  const { parse } = await import("yaml");
  const isFile = /^[^\n:]+\.ya?ml$/i.test(text);
  try {
    const source = isFile ? await readFile(resolve(root, text), "utf8") : text;
    const list: unknown = parse(source, { maxAliasCount: 0, logLevel: "error" });
    if (Array.isArray(list) && list.length > 0 && list.every(isRecord)) return list;
    problems.push(
      `"variants" must be a YAML list, each entry with a name, for example "- name: square" and below it "canvas: 2000x2000"`,
    );
  } catch (error) {
    problems.push(
      `"variants" cannot be read${isFile ? ` from ${shown(text)}` : ""}: ${messageOf(error).split("\n")[0]}`,
    );
  }
  return [];
}

function readVariant(entry: Fields, index: number, inputs: RawInputs, problems: string[]): Variant {
  const name = scalar(entry["name"]);
  const label = `"variants": entry ${name === "" ? index + 1 : shown(name)}`;
  if (!/^[\w-]{1,40}$/.test(name)) problems.push(`${label} needs a "name" of letters, digits, - and _`);
  for (const key of Object.keys(entry)) {
    if (!["name", "output", ...RECIPE_INPUTS].includes(key)) {
      problems.push(`${label} has no setting "${key}"; allowed: name, output, ${RECIPE_INPUTS.join(", ")}`);
    }
  }
  const value = (input: RecipeInput) => (entry[input] === undefined ? inputs[input] : scalar(entry[input]));
  const values = {
    content: value("content"),
    format: value("format"),
    quality: value("quality"),
    "max-bytes": value("max-bytes"),
    background: value("background"),
    shadow: value("shadow"),
    trim: value("trim"),
    margin: value("margin"),
    canvas: value("canvas"),
    align: value("align"),
    require: entry["require"] === undefined ? inputs.require : checksOf(entry["require"]),
  } satisfies Record<RecipeInput, string>;
  const problem = (_name: RecipeInput, message: string) => problems.push(`${label}: ${message}`);
  // What it inherits is a fault of the plain input, which is told already, or is of use to the other entries.
  const ownProblem = (input: RecipeInput, message: string) => entry[input] !== undefined && problem(input, message);
  const recipe = readRecipe(values, ownProblem);
  refuseContradictions(recipe, problem);
  refuseIdle(recipe, ownProblem);
  const output = entry["output"] === undefined ? defaultOutput(inputs.output, name) : scalar(entry["output"]);
  const wrong = outputTemplateProblem(output, recipe.format);
  if (wrong !== undefined) problems.push(`${label}: "output" is ${shown(output)}: ${wrong}`);
  return { name, output, recipe: withoutIdle(recipe) };
}

/** A variant that names no path of its own stands beside the others, told apart by its name. */
function defaultOutput(output: string, name: string): string {
  return output.replace(/(\.[^./]*)$/, `-${name}$1`);
}

/** A text of lines, or a list whose entries may be `fill: 60%`, which YAML reads as a map. */
function checksOf(value: unknown): string {
  if (!Array.isArray(value)) return scalar(value);
  const lines = value.flatMap((one: unknown) =>
    isRecord(one) ? Object.entries(one).map(([kind, limit]) => `${kind}: ${scalar(limit)}`) : [scalar(one)],
  );
  return lines.join("\n");
}

function scalar(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value).trim()
    : "";
}

function repeated(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}
