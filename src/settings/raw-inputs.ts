import { closest, distance } from "fastest-levenshtein";

/** Every input with its default, as action.yml has it (a test compares the two). */
export const DEFAULTS = {
  paths: "",
  "working-directory": ".",
  config: "",
  "human-paths": "",
  "if-no-files-found": "",
  model: "general",
  service: "embedded",
  "app-code": "",
  billed: "true",
  "image-urls": "auto",
  "share-private": "false",
  bucket: "",
  "bucket-endpoint": "",
  "bucket-region": "",
  "bucket-key": "{path}",
  "bucket-cache-control": "",
  "bucket-url": "",
  "serve-url": "",
  "serve-port": "0",
  output: "cutouts/{dir}/{name}.{format}",
  manifest: ".cutouts.json",
  content: "cutout",
  format: "png",
  quality: "90",
  "max-bytes": "",
  background: "transparent",
  shadow: "none",
  trim: "false",
  margin: "0",
  canvas: "",
  align: "center",
  require: "",
  variants: "",
  transparent: "keep",
  "out-of-limits": "fit",
  "on-refusal": "",
  "max-paid": "100",
  "over-budget": "refuse",
  "max-pictures": "unlimited",
  "dry-run": "false",
  "changed-only": "false",
  force: "false",
  results: "first",
  "pay-again": "false",
  prune: "false",
  shard: "",
  "shard-size": "",
  collect: "",
  concurrency: "4",
  "job-timeout": "10",
  "time-limit": "",
  report: "",
  "state-directory": "",
  "state-limit": "1GB",
  deliver: "artifact",
  "artifact-name": "cutouts",
  "retention-days": "0",
  "commit-message": "Add cutouts",
  "commit-author": "",
  "sign-off": "false",
  branch: "",
  base: "",
  "verified-commits": "false",
  "pull-request-title": "Cutouts",
  "pull-request-labels": "",
  comment: "true",
  "fail-on": "any",
  "model-file": "",
  "model-sha256": "",
  "model-preset": "",
  "human-model-file": "",
  "human-model-sha256": "",
  "human-model-preset": "",
  "model-use": "doubtful",
  "model-mirrors": "",
  token: "",
} as const satisfies Record<string, string>;

export type InputName = keyof typeof DEFAULTS;

/** What a user gave for each input, trimmed; the default where nothing was given. */
export type RawInputs = Readonly<Record<InputName, string>>;

export interface RawReading {
  readonly inputs: RawInputs;
  /** Whether the user gave this input at all, so that one which depends on another can be refused. */
  readonly given: ReadonlySet<InputName>;
  readonly problems: readonly string[];
  /** What is probably not meant, and is no mistake for sure. */
  readonly remarks: readonly string[];
  /** Where a person wrote them, for messages in their words. */
  readonly from: "step" | "terminal";
}

/** Whether a person chose this value: the runner gives a step every input, with its default where nobody did. */
export function isExplicit({ given, inputs, from }: RawReading, name: InputName): boolean {
  return given.has(name) && (from === "terminal" || inputs[name] !== DEFAULTS[name]);
}

export const NAMES = Object.keys(DEFAULTS).filter(isInputName);

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(DEFAULTS, name);
}

const EMPTY_BACKGROUND =
  '"background" is empty, so products stay transparent. In YAML an unquoted # begins a comment: write a colour in quotes, such as "#ffffff".';

/** Reads the `INPUT_*` variables that the runner sets, one for each input of action.yml and each key under `with:`. */
export function rawFromAction(environment: NodeJS.ProcessEnv): RawReading {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(environment)) {
    if (key.startsWith("INPUT_") && value !== undefined) values.set(key.slice("INPUT_".length).toLowerCase(), value);
  }
  // The runner gives an input that is left out its default, and an empty one nothing.
  const isEmpty = values.get("background")?.trim() === "";
  return {
    ...collectInputs(values, { noun: "input", typed: (name) => `"${name}"`, list: "docs/inputs.md" }),
    from: "step",
    remarks: isEmpty ? [EMPTY_BACKGROUND] : [],
  };
}

/** How somebody writes an input's name: `--format` on a command line. */
interface NameKind {
  readonly noun: string;
  readonly typed: (name: string) => string;
  /** Where all of them are told. */
  readonly list: string;
}

/** Sorts values by the inputs' names; what has no such name is a problem, told with the nearest of `known`. */
export function collectInputs(
  values: ReadonlyMap<string, string>,
  kind: NameKind,
  known: readonly string[] = NAMES,
): Omit<RawReading, "from" | "remarks"> {
  const inputs: Record<InputName, string> = { ...DEFAULTS };
  const given = new Set<InputName>();
  const problems: string[] = [];
  for (const [name, value] of values) {
    if (!isInputName(name)) {
      problems.push(unknown(name, kind, known));
    } else if (value.trim() !== "") {
      inputs[name] = value.trim();
      given.add(name);
    }
  }
  return { inputs, given, problems };
}

function unknown(name: string, { noun, typed, list }: NameKind, known: readonly string[]): string {
  const nearest = nearestOf(name, known);
  const hint = nearest === undefined ? `see ${list} for all ${noun}s.` : `did you mean ${typed(nearest)}?`;
  return `There is no ${noun} ${typed(name)}: ${hint}`;
}

/** The name that somebody who wrote `name` probably meant; undefined where nobody can say. */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
  const begun = name.length > 3 ? known.find((one) => one.startsWith(name)) : undefined;
  const nearest = begun ?? closest(name, [...known]);
  return begun !== undefined || distance(name, nearest) <= Math.max(2, name.length / 3) ? nearest : undefined;
}
