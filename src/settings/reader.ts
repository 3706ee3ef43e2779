import type { InputName, RawInputs } from "./raw-inputs.js";

/** Turns single inputs into typed values. What is wrong is noted in `problems`, and a harmless value stands in until all of them are told. */
export interface InputReader {
  readonly text: (name: InputName) => string;
  readonly lines: (name: InputName) => readonly string[];
  readonly flag: (name: InputName) => boolean;
  readonly word: <const W extends string>(name: InputName, allowed: readonly [W, ...W[]]) => W;
  readonly integer: (name: InputName, range: Range) => number;
  readonly size: (name: InputName) => number | undefined;
  readonly problem: (name: InputName, allowed: string) => void;
  /** The input is given, and means nothing without the other one. */
  readonly needs: (name: InputName, other: InputName) => void;
  /** The input is given, and is for something else than what was chosen: `the embedded service`. */
  readonly onlyFor: (name: InputName, what: string) => void;
}

export interface Range {
  readonly min: number;
  readonly max: number;
  /** A word that stands for no bound at all. */
  readonly unlimited?: string;
}

const SECRETS: ReadonlySet<InputName> = new Set(["app-code", "token"]);
const YES = new Set(["true", "yes", "on", "1"]);
const NO = new Set(["false", "no", "off", "0"]);

const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

export function createReader(inputs: RawInputs, problems: string[]): InputReader {
  const said = (name: InputName) => (SECRETS.has(name) && inputs[name] !== "" ? "not shown here" : shown(inputs[name]));
  const problem = (name: InputName, allowed: string) => {
    problems.push(`"${name}" is ${said(name)}; allowed: ${allowed}`);
  };
  return {
    problem,
    needs: (name, other) =>
      problems.push(
        `"${name}" is ${said(name)}, which has no effect without "${other}": set "${other}" too, or leave it out`,
      ),
    onlyFor: (name, what) => problems.push(`"${name}" is ${said(name)}, which is only for ${what}: leave it out here`),
    text: (name) => inputs[name],
    lines: (name) => linesOf(inputs[name]),
    flag: (name) => {
      const value = parseFlag(inputs[name]);
      if (value === undefined) problem(name, "true or false");
      return value ?? false;
    },
    word: (name, allowed) => {
      const word = allowed.find((candidate) => candidate === inputs[name].toLowerCase());
      if (word === undefined) problem(name, allowed.join(", "));
      return word ?? allowed[0];
    },
    integer: (name, range) => {
      if (range.unlimited !== undefined && inputs[name].toLowerCase() === range.unlimited)
        return Number.POSITIVE_INFINITY;
      const value = wholeNumber(inputs[name], range);
      if (value === undefined) problem(name, rangeText(range));
      return value ?? range.min;
    },
    size: (name) => {
      if (inputs[name] === "") return undefined;
      const bytes = parseBytes(inputs[name]);
      if (bytes === undefined) problem(name, "a size such as 500KB, 2MB or 1GB, above zero");
      return bytes;
    },
  };
}

/** A value as a message shows it: short, on one line, and without a password that a URL may hold. */
export function shown(value: string): string {
  const open = value.replace(/(:\/\/)[^/?#]*@/g, "$1…@");
  const short = open.length > 80 ? `${open.slice(0, 77)}…` : open;
  return value === "" ? "empty" : JSON.stringify(short);
}

export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

export function parseFlag(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

export function wholeNumber(text: string, range: Range): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= range.min && value <= range.max ? value : undefined;
}

/** `500KB` → 500000, `1GiB` → 1073741824; undefined for anything that is no size above zero. */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?i?b?)$/i.exec(text.trim());
  const suffix = match?.[2]?.toLowerCase() ?? "";
  const unit = UNITS[suffix] ?? UNITS[`${suffix}b`];
  if (match?.[1] === undefined || unit === undefined) return undefined;
  const bytes = Math.round(Number(match[1]) * unit);
  return bytes > 0 ? bytes : undefined;
}

function rangeText(range: Range): string {
  const unlimited = range.unlimited === undefined ? "" : `, or ${range.unlimited}`;
  return `a whole number from ${range.min} to ${range.max}${unlimited}`;
}
