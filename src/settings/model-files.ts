import { closest, distance } from "fastest-levenshtein";
import { isKnownModel, type KnownModelName, knownModels } from "./known-models.js";
import type { InputName } from "./raw-inputs.js";
import type { InputReader } from "./reader.js";
import type { ModelFile, NetworkChoice } from "./types.js";
import { httpUrl } from "./urls.js";

/** The inputs that say where networks come from: for the embedded service alone. */
export const MODEL_INPUTS = [
  "model-file",
  "model-sha256",
  "model-preset",
  "human-model-file",
  "human-model-sha256",
  "human-model-preset",
  "model-use",
  "model-mirrors",
] as const satisfies readonly InputName[];

/** Reads which networks the embedded service has beside its own engine. */
export function readNetworks(read: InputReader): NetworkChoice {
  return {
    modelFile: readModelFile(read, { file: "model-file", sum: "model-sha256", family: "model-preset" }),
    humanModelFile: readModelFile(read, {
      file: "human-model-file",
      sum: "human-model-sha256",
      family: "human-model-preset",
    }),
    modelUse: read.word("model-use", ["doubtful", "all"]),
    modelMirrors: read.lines("model-mirrors").flatMap((line) => {
      const url = httpUrl(line);
      if (url === undefined)
        read.problem("model-mirrors", "base URLs, one a line, such as https://files.example/models");
      return url === undefined ? [] : [url.href];
    }),
  };
}

interface Inputs {
  readonly file: "model-file" | "human-model-file";
  readonly sum: "model-sha256" | "human-model-sha256";
  readonly family: "model-preset" | "human-model-preset";
}

function readModelFile(read: InputReader, inputs: Inputs): ModelFile {
  const location = read.text(inputs.file);
  const sha256 = read.text(inputs.sum).toLowerCase();
  const preset = read.text(inputs.family);
  if (location === "") {
    if (sha256 !== "") read.needs(inputs.sum, inputs.file);
    if (preset !== "") read.needs(inputs.family, inputs.file);
    return { kind: "none" };
  }
  if (sha256 !== "" && !/^[0-9a-f]{64}$/.test(sha256)) read.problem(inputs.sum, "64 hexadecimal digits");
  if (isKnownModel(location)) return readName(read, inputs, location);
  const given = { ...(sha256 !== "" && { sha256 }), ...(preset !== "" && { preset }) };
  return { kind: readKind(read, inputs), location, input: inputs.file, ...given };
}

function readKind(read: InputReader, { file, sum }: Inputs): "url" | "file" {
  const location = read.text(file);
  if (!/^[a-z]+:\/\//i.test(location)) return "file";
  if (!location.startsWith("https://")) read.problem(file, "a known name, a path, or an https URL");
  if (read.text(sum) === "") read.problem(sum, `the SHA-256 of the file: required where "${file}" is a URL`);
  return "url";
}

/** A name has a checksum and a preset: what is said beside it has to be the same. */
function readName(read: InputReader, { file, sum, family }: Inputs, name: KnownModelName): ModelFile {
  const known = knownModels[name];
  for (const [input, own] of [
    [sum, known.sha256],
    [family, known.preset],
  ] as const) {
    const given = read.text(input).toLowerCase();
    if (given !== "" && given !== own)
      read.problem(input, `nothing beside the name "${name}", which has its own: ${own}`);
  }
  return { kind: "named", name, input: file };
}

/** What to say where a path that looks like a name is not there: the names, and the one that may have been meant. */
export function nameHint(location: string): string {
  if (/[/\\.]/.test(location)) return "";
  const names = Object.keys(knownModels);
  const near = closest(location, names);
  const meant = distance(location, near) <= 4 ? ` Did you mean "${near}"?` : "";
  return ` It is no known name either.${meant} Known are ${names.join(", ")}.`;
}
