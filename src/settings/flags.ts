import { parseArgs } from "node:util";
import { collectInputs, DEFAULTS, type InputName, isInputName, NAMES, type RawReading } from "./raw-inputs.js";
import { parseFlag, shown } from "./reader.js";

/** What a person at a terminal asks for beside the inputs. */
export const TERMINAL_FLAGS = ["help", "version", "json", "open", "watch"] as const;

export type TerminalFlag = (typeof TERMINAL_FLAGS)[number];

export interface FlagReading extends RawReading {
  readonly asked: ReadonlySet<TerminalFlag>;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ["h", "help"],
  ["o", "output"],
  ["V", "version"],
]);

const SWITCHES = new Set<string>([
  ...NAMES.filter((name) => /^(?:true|false)$/.test(DEFAULTS[name])),
  ...TERMINAL_FLAGS,
]);

/** Where a person sits at a terminal: the products are in front of them, and what they have just typed should be there. */
const COMMAND_LINE_DEFAULTS: ReadonlyMap<InputName, string> = new Map([
  ["deliver", "none"],
  ["if-no-files-found", "error"],
]);

/** What a flag comes to that is left out; empty for no such flag. */
export function defaultOfFlag(name: string): string {
  return isInputName(name) ? (COMMAND_LINE_DEFAULTS.get(name) ?? DEFAULTS[name]) : "";
}

/**
 * Reads flags of the inputs' names; what is not a flag is a path. `--name value`, `--name=value`, and `--name` or
 * `--no-name` for a switch.
 */
export function rawFromFlags(argv: readonly string[], environment: NodeJS.ProcessEnv): FlagReading {
  const { values, problems } = readWords(argv);
  const asked = new Set(TERMINAL_FLAGS.filter((name) => parseFlag(values.get(name) ?? "false") === true));
  for (const name of TERMINAL_FLAGS) {
    const value = values.get(name);
    if (value !== undefined && parseFlag(value) === undefined)
      problems.push(`--${name} is ${shown(value)}; it stands alone: --${name}`);
    values.delete(name);
  }
  addSecrets(values, environment);
  const known = [...NAMES, ...TERMINAL_FLAGS];
  const reading = collectInputs(
    values,
    { noun: "flag", typed: (name) => `--${name}`, list: "cutout-action --help" },
    known,
  );
  const inputs = { ...reading.inputs };
  for (const [name, value] of COMMAND_LINE_DEFAULTS) if (!reading.given.has(name)) inputs[name] = value;
  return { ...reading, inputs, asked, from: "terminal", remarks: [], problems: [...problems, ...reading.problems] };
}

function readWords(argv: readonly string[]) {
  const values = new Map<string, string>();
  const problems: string[] = [];
  const tokens = tokensOf(argv);
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (!rawName.startsWith("--") && !SHORT.has(rawName.slice(1)))
      problems.push(`There is no flag ${rawName}: cutout-action --help shows those that there are.`);
    else if (value === undefined && isInputName(name) && !SWITCHES.has(name))
      problems.push(`${rawName} needs a value: ${rawName} VALUE`);
    else if (name === "paths" || name === "human-paths")
      values.set(name, [values.get(name) ?? "", value ?? ""].join("\n"));
    else values.set(name, value ?? "true");
  }
  const paths = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  if (paths.length > 0) values.set("paths", [values.get("paths") ?? "", ...paths].join("\n"));
  return { values, problems };
}

function tokensOf(argv: readonly string[]) {
  const short = new Map([...SHORT].map(([letter, name]) => [name, letter]));
  const options = Object.fromEntries(
    [...NAMES, ...TERMINAL_FLAGS].map((name) => {
      const letter = short.get(name);
      const type = SWITCHES.has(name) ? ("boolean" as const) : ("string" as const);
      return [name, letter === undefined ? { type } : { type, short: letter }];
    }),
  );
  return parseArgs({ args: expandSwitches(argv), options, strict: false, allowPositionals: true, tokens: true }).tokens;
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
