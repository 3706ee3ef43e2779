import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from "yaml";
import { type InputName, isInputName, nearestOf } from "../raw-inputs.js";
import { CONFIG_KEYS, LIST_KEYS, RULE_KEYS } from "./keys.js";

/** A value as the input's text, with where it stands. */
export interface ConfigValue {
  readonly text: string;
  readonly line: number;
}

export type ConfigValues = ReadonlyMap<InputName, ConfigValue>;

export interface Config {
  readonly values: ConfigValues;
  /** In the file's order, each with its `paths`. */
  readonly rules: readonly { readonly line: number; readonly values: ConfigValues }[];
  /** Each with the file's name and the line. */
  readonly problems: readonly string[];
}

/** Reads the text of a configuration file: the inputs by their names, and `rules`. */
export function parseConfig(name: string, text: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error", prettyErrors: false });
  const problems: string[] = [];
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line;
  const problem = (line: number, words: string) => problems.push(`${name}, line ${line}: ${words}`);
  for (const error of document.errors.slice(0, 1)) problem(lineAt(error.pos[0]), `this is no YAML: ${error.message}`);
  const root = document.contents;
  const empty = { values: new Map(), rules: [], problems };
  if (problems.length > 0 || root === null) return empty;
  if (!isMap(root)) {
    problem(1, 'this has to be inputs with their values, such as "paths: photos"');
    return empty;
  }
  const reader = createMapReader(lineAt, problem);
  const values = reader.read(root, CONFIG_KEYS, ["rules"]);
  return { values, rules: readRules(root, reader, lineAt, problem), problems };
}

type Problem = (line: number, words: string) => void;
type LineAt = (offset: number | undefined) => number;

interface MapReader {
  readonly read: (map: YAMLMap, allowed: readonly InputName[], also: readonly string[]) => ConfigValues;
}

function createMapReader(lineAt: LineAt, problem: Problem): MapReader {
  const entryOf = (key: InputName, { value }: Pair, line: number): readonly [InputName, ConfigValue][] => {
    const text = textOf(key, value);
    if (text === undefined) problem(line, wrongKind(key));
    return text === undefined || (text === "" && !TELLING_EMPTY.has(key)) ? [] : [[key, { text, line }]];
  };
  return {
    read: (map, allowed, also) =>
      new Map(
        map.items.flatMap((pair) => {
          const key = isScalar(pair.key) ? String(pair.key.value) : "";
          const line = lineAt(isScalar(pair.key) ? pair.key.range?.[0] : map.range?.[0]);
          if (also.includes(key)) return [];
          if (isInputName(key) && allowed.includes(key)) return entryOf(key, pair, line);
          problem(line, unknownKey(key, [...allowed, ...also]));
          return [];
        }),
      ),
  };
}

/** An unquoted colour is a comment, and no variants are fewer than those of the other pictures. */
const TELLING_EMPTY: ReadonlySet<InputName> = new Set<InputName>(["background", "variants"]);

function unknownKey(key: string, allowed: readonly string[]): string {
  if (key === "app-code" || key === "token")
    return `"${key}" is a secret, which does not belong in a file: give it to the step as an input, from a secret`;
  if (isInputName(key)) return `"${key}" cannot be set here`;
  const nearest = nearestOf(key, allowed);
  const hint = nearest === undefined ? `allowed: ${allowed.join(", ")}` : `did you mean "${nearest}"?`;
  return `there is no setting ${JSON.stringify(key)}: ${hint}`;
}

function wrongKind(key: InputName): string {
  if (key === "variants") return '"variants" has to be a list, each entry with a name';
  return LIST_KEYS.has(key) ? `"${key}" has to be a value, or a list of values` : `"${key}" has to be one plain value`;
}

/** As the input of that name has it; undefined where the value is of another kind. */
function textOf(key: InputName, node: unknown): string | undefined {
  if (key === "variants") {
    if (!isSeq(node)) return undefined;
    return node.items.length === 0 ? "" : JSON.stringify(node.toJSON());
  }
  if (node === null) return "";
  if (isScalar(node)) return scalarText(node.value, node.source);
  if (!isSeq(node) || !LIST_KEYS.has(key)) return undefined;
  const items = node.items.map((item) => (key === "require" ? checkText(item) : plainText(item)));
  return items.every((item) => item !== undefined) ? items.join("\n") : undefined;
}

function plainText(item: unknown): string | undefined {
  return isScalar(item) ? scalarText(item.value, item.source) : undefined;
}

/** `- fill: 60%..95%` is a map to YAML, and a check to whoever wrote it. */
function checkText(item: unknown): string | undefined {
  const [pair, ...more] = isMap(item) ? item.items : [];
  if (pair === undefined || more.length > 0) return plainText(item);
  const [kind, limit] = [plainText(pair.key), plainText(pair.value)];
  return kind === undefined || limit === undefined ? undefined : `${kind}: ${limit}`;
}

/** A number as it is written: `5e3` and `0x10` are no inputs. */
function scalarText(value: unknown, source: string | undefined): string | undefined {
  if (value === null) return "";
  if (typeof value === "string" || typeof value === "boolean") return String(value).trim();
  return typeof value === "number" ? (source ?? String(value)).trim() : undefined;
}

function readRules(root: YAMLMap, reader: MapReader, lineAt: LineAt, problem: Problem): Config["rules"] {
  const node = root.get("rules", true);
  if (node === undefined || (isScalar(node) && node.value === null)) return [];
  if (!isSeq(node)) {
    problem(lineAt(undefined), '"rules" has to be a list, each entry with "paths" and what holds for these pictures');
    return [];
  }
  return node.items.flatMap((item) => {
    const line = lineAt(isMap(item) ? item.range?.[0] : node.range?.[0]);
    if (!isMap(item)) {
      problem(line, 'a rule has "paths" and what holds for these pictures');
      return [];
    }
    const values = reader.read(item, RULE_KEYS, []);
    if ((values.get("paths")?.text ?? "") === "") problem(line, 'a rule needs "paths": the pictures that it is for');
    return [{ line, values }];
  });
}
