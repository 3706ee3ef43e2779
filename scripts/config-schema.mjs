// The JSON Schema of the configuration file: the inputs with their descriptions from action.yml, and the words that each
// allows as the source reads them. `inputs-table.mjs` writes it to docs/cutouts.schema.json.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const NEVER = ["app-code", "token", "config"];
const LISTS = ["paths", "human-paths", "deliver", "pull-request-labels", "model-mirrors", "require"];

/** @param inputs as action.yml has them */
export function configSchema(inputs) {
  const source = settingsSource();
  const recipe = words(/RECIPE_INPUTS = \[([^\]]+)\]/.exec(source)?.[1]);
  const properties = (names) => Object.fromEntries(names.map((name) => [name, property(name, inputs[name], source)]));
  const variants = {
    description: inputs.variants.description,
    type: "array",
    items: object(
      {
        name: { description: "Tells it apart.", type: "string", pattern: "^[\\w-]{1,40}$" },
        ...properties(["output", ...recipe]),
      },
      ["name"],
    ),
  };
  const rule = object({ ...properties(["paths", "model", "output", ...recipe]), variants }, ["paths"]);
  const names = Object.keys(inputs).filter((name) => !NEVER.includes(name) && name !== "variants");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "The configuration file of cutout-action",
    ...object({
      ...properties(names),
      variants,
      rules: {
        description:
          "What holds for some of the pictures, by path. Of the rules that name a picture the last one holds.",
        type: "array",
        items: rule,
      },
    }),
  };
}

function object(properties, required = []) {
  return { type: "object", additionalProperties: false, ...(required.length > 0 && { required }), properties };
}

function property(name, { description, default: usual }, source) {
  const said = { description: description.trim(), ...(usual !== "" && usual !== undefined && { default: usual }) };
  const items = { type: name === "require" ? ["string", "object"] : "string" };
  if (LISTS.includes(name)) return { ...said, type: ["string", "array"], items };
  if (/^(?:true|false)$/.test(usual)) {
    const isSwitch = new RegExp(`flag\\("${name}"\\)`).test(source);
    return { ...said, default: usual === "true", type: isSwitch ? "boolean" : ["boolean", "string"] };
  }
  const allowed = wordsOf(name, source);
  return allowed.length > 0 ? { ...said, enum: allowed } : { ...said, type: ["string", "number"] };
}

/** The words that the source reads for an input; none where it takes more than words. */
function wordsOf(name, source) {
  if (name === "format") return words(/FORMATS = new Map[^(]*\(\[([\s\S]*?)\n\]\)/.exec(source)?.[1], /\["(\w+)"/g);
  const listed = words(new RegExp(`${name.toUpperCase()}_WORDS = \\[([^\\]]+)\\]`).exec(source)?.[1]);
  if (listed.length > 0) return listed;
  return words(new RegExp(`word\\(\\s*"${name}",\\s*\\[([^\\]]+)\\]`).exec(source)?.[1]);
}

function words(text = "", word = /"([\w-]+)"/g) {
  return Array.from(text.matchAll(word), (match) => match[1]);
}

function settingsSource() {
  const folder = "src/settings";
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  return ["src/settings.ts", ...files.map((file) => join(folder, file))]
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}
