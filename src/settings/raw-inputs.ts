import { parseArgs } from "node:util";
import { closest, distance } from "fastest-levenshtein";

/** Every input with its default, as action.yml has it (a test compares the two). */
export const DEFAULTS = {
  paths: "",
  "working-directory": ".",
  "human-paths": "",
  "if-no-files-found": "",
  model: "general",
  service: "embedded",
  "app-code": "",
  "image-urls": "auto",
  "share-private": "false",
  bucket: "",
  "bucket-endpoint": "",
  "bucket-region": "",
  "serve-url": "",
  "serve-port": "0",
  output: "cutouts/{dir}/{name}.{format}",
  manifest: ".cutouts.json",
  format: "png",
  quality: "90",
  "max-bytes": "",
  background: "transparent",
  trim: "false",
  margin: "0",
  canvas: "",
  variants: "",
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
}

const NAMES = Object.keys(DEFAULTS).filter(isInputName);
const SWITCHES = new Set<string>(NAMES.filter((name) => /^(?:true|false)$/.test(DEFAULTS[name])));

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(DEFAULTS, name);
}

/** Reads the `INPUT_*` variables that the runner sets, one for each input of action.yml and each key under `with:`. */
export function rawFromAction(environment: NodeJS.ProcessEnv): RawReading {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(environment)) {
    if (key.startsWith("INPUT_") && value !== undefined) values.set(key.slice("INPUT_".length).toLowerCase(), value);
  }
  return collect(values, (name) => `input "${name}"`);
}

/** Where a person sits at a terminal: the products are in front of them, and what they have just typed should be there. */
const COMMAND_LINE_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["deliver", "none"],
  ["if-no-files-found", "error"],
]);

/** Reads flags of the same names; what is not a flag is a path. `--name value`, `--name=value`, and `--name` or `--no-name` for a switch. */
export function rawFromFlags(argv: readonly string[], environment: NodeJS.ProcessEnv): RawReading {
  const options = Object.fromEntries(
    NAMES.map((name) => [name, { type: SWITCHES.has(name) ? ("boolean" as const) : ("string" as const) }]),
  );
  const { tokens } = parseArgs({
    args: expandSwitches(argv),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  const paths: string[] = [];
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") paths.push(token.value);
    if (token.kind !== "option") continue;
    if (token.value === undefined && isInputName(token.name) && !SWITCHES.has(token.name)) {
      problems.push(`--${token.name} needs a value: --${token.name} VALUE`);
    } else if (token.name === "paths" || token.name === "human-paths") {
      values.set(token.name, [values.get(token.name) ?? "", token.value ?? ""].join("\n"));
    } else {
      values.set(token.name, token.value ?? "true");
    }
  }
  if (paths.length > 0) values.set("paths", [values.get("paths") ?? "", ...paths].join("\n"));
  addSecrets(values, environment);
  const reading = collect(new Map([...COMMAND_LINE_DEFAULTS, ...values]), (name) => `flag --${name}`);
  return { ...reading, problems: [...problems, ...reading.problems] };
}

/** `--no-trim`, and `--trim false` as for every other flag, reach parseArgs as `--trim=false`. */
function expandSwitches(argv: readonly string[]): string[] {
  const end = argv.indexOf("--");
  const [flags, rest] = end < 0 ? [argv, []] : [argv.slice(0, end), argv.slice(end)];
  const words: string[] = [];
  for (const word of flags) {
    const negated = /^--no-(.+)$/.exec(word)?.[1];
    const last = words.at(-1) ?? "";
    if (negated !== undefined && SWITCHES.has(negated)) words.push(`--${negated}=false`);
    else if (/^(?:true|false)$/i.test(word) && last.startsWith("--") && SWITCHES.has(last.slice(2)))
      words.splice(-1, 1, `${last}=${word}`);
    else words.push(word);
  }
  return [...words, ...rest];
}

/** Secrets on a command line are seen by every process of the machine, so the environment may hold them instead. */
function addSecrets(values: Map<string, string>, environment: NodeJS.ProcessEnv): void {
  const sources = { "app-code": environment["CUTOUT_APP_CODE"], token: environment["GITHUB_TOKEN"] };
  for (const [name, value] of Object.entries(sources)) {
    if (value !== undefined && value !== "" && !values.has(name)) values.set(name, value);
  }
}

function collect(values: ReadonlyMap<string, string>, label: (name: string) => string): RawReading {
  const inputs: Record<InputName, string> = { ...DEFAULTS };
  const given = new Set<InputName>();
  const problems: string[] = [];
  for (const [name, value] of values) {
    if (!isInputName(name)) {
      problems.push(unknown(name, label(name)));
    } else if (value.trim() !== "") {
      inputs[name] = value.trim();
      given.add(name);
    }
  }
  return { inputs, given, problems };
}

function unknown(name: string, label: string): string {
  const begun = name.length > 3 ? NAMES.find((known) => known.startsWith(name)) : undefined;
  const nearest = begun ?? closest(name, NAMES);
  const hint =
    begun !== undefined || distance(name, nearest) <= Math.max(2, name.length / 3)
      ? `did you mean "${nearest}"?`
      : "see the table of inputs in the README.";
  return `There is no ${label}: ${hint}`;
}
