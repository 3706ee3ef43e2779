import { join, relative, sep } from "node:path";
import { create } from "@actions/glob";
import { Minimatch } from "minimatch";
import { exists } from "../exists.js";
import { flat } from "../flat.js";
import { messageOf, UserError } from "../user-error.js";
import { findLost, type Lost } from "./lost.js";
import { escapeGlob, type PathPattern, readPattern } from "./patterns.js";

/** What `@actions/glob` itself gives minimatch, so that both say the same of a path. */
const OPTIONS = {
  dot: true,
  nobrace: true,
  nocase: process.platform === "win32",
  nocomment: true,
  noext: true,
  nonegate: true,
} as const;

const ALWAYS_OUT = ["**/.git/**", "**/node_modules/**"];

export interface Walked {
  /** Paths relative to the root, with `/`, in the walk's order. */
  readonly paths: readonly string[];
  readonly patterns: readonly PathPattern[];
  readonly lost: readonly Lost[];
}

/** Reads the lines; one that is the very name of a file or folder stands for that, whatever brackets it has. */
export async function readPatterns(root: string, lines: readonly string[]): Promise<readonly PathPattern[]> {
  return Promise.all(lines.map((line) => literalOr(root, line)));
}

/** Windows has the backslash between folders, and never in a name. */
const GLOB_SIGNS = process.platform === "win32" ? /[[\]{}?*]/ : /[[\]{}?*\\]/;

async function literalOr(root: string, line: string): Promise<PathPattern> {
  const pattern = readPattern(line);
  const name = pattern.excludes ? line.slice(1).trim() : line;
  if (!GLOB_SIGNS.test(name) || name.split("/").includes("..")) return pattern;
  if (await isThere(join(root, name), line)) return { ...pattern, globs: [escapeGlob(name)] };
  const escaped = await withFoldersAsNamed(root, name, line);
  return escaped === name ? pattern : { ...pattern, globs: readPattern(escaped).globs };
}

/** `app/[locale]/*.jpg` means the folder of that name, where there is one, and no class of letters. */
async function withFoldersAsNamed(root: string, name: string, line: string): Promise<string> {
  const segments = name.split("/");
  const done: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const isFolder = at < segments.length - 1 && !/[{}?*\\]/.test(segment);
    if (!isFolder || (segment.includes("[") && !(await isThere(join(root, ...segments.slice(0, at + 1)), line)))) {
      return [...done, ...segments.slice(at)].join("/");
    }
    done.push(escapeGlob(segment));
  }
  return done.join("/");
}

async function isThere(file: string, line: string): Promise<boolean> {
  try {
    return await exists(file);
  } catch (error) {
    throw new UserError(`"paths" has ${JSON.stringify(line)}, which cannot be looked at: ${messageOf(error)}`);
  }
}

/**
 * Every file below `root` that the lines name, in the order of the walk, without `.git` and `node_modules`.
 * @throws UserError naming the line that cannot be a glob
 */
export async function walk(root: string, lines: readonly string[]): Promise<Walked> {
  const patterns = await readPatterns(root, lines);
  refuseOutside(patterns);
  const globs = patterns.flatMap(({ globs, excludes }) =>
    globs.map((glob) => (excludes ? "!" : "") + absolute(root, glob)),
  );
  const text = [...globs, ...ALWAYS_OUT.map((glob) => `!${absolute(root, glob)}`)].join("\n");
  const { files, isWhole } = await globbed(text);
  const paths = files.map((file) => flat(relative(root, file).replaceAll(sep, "/")));
  return { patterns, paths, lost: isWhole ? [] : await findLost(root, namedBy(patterns)) };
}

/** What a file is that the library leaves out without a word costs a second walk, so it is asked for only where there is one. */
async function globbed(text: string): Promise<{ readonly files: readonly string[]; readonly isWhole: boolean }> {
  const search = async (omitBrokenSymbolicLinks: boolean) =>
    (await create(text, { matchDirectories: false, omitBrokenSymbolicLinks })).glob();
  try {
    return { files: await search(false), isWhole: true };
  } catch {
    // It does not say by a code what it stumbled over: what stops the second search too is told.
    return { files: await searchOrExplain(() => search(true)), isWhole: false };
  }
}

async function searchOrExplain(search: () => Promise<string[]>): Promise<string[]> {
  try {
    return await search();
  } catch (error) {
    throw new UserError(`"paths" cannot be searched: ${messageOf(error)}`);
  }
}

/** What the lines name together, each of them adding to those before it or taking away. */
export function namedBy(patterns: readonly PathPattern[]): Matcher {
  const matchers = matchersOf(patterns);
  return (path) =>
    patterns.reduce((named, pattern) => (matchers.get(pattern)?.(path) ? !pattern.excludes : named), false);
}

function absolute(root: string, glob: string): string {
  const base = escapeGlob(root.replaceAll(sep, "/"));
  return glob === "" ? base : `${base}/${glob}`;
}

function refuseOutside(patterns: readonly PathPattern[]): void {
  const outside = patterns.filter(({ globs }) =>
    globs.some((glob) => /^(?:\/|~(?:\/|$)|[a-z]:)/i.test(glob) || glob.split("/").includes("..")),
  );
  if (outside.length === 0) return;
  const names = outside.map(({ source }) => JSON.stringify(source)).join(", ");
  throw new UserError(`"paths" has ${names}: a path must be relative to the working directory and stay inside it`);
}

export type Matcher = (path: string) => boolean;

/** For each pattern, whether a path is what it names, or lies below it. */
export function matchersOf(patterns: readonly PathPattern[]): ReadonlyMap<PathPattern, Matcher> {
  return new Map(
    patterns.map((pattern) => {
      const globs = pattern.globs.flatMap((glob) => (glob === "" ? ["**"] : [glob, `${glob}/**`]));
      const matchers = globs.map((glob) => new Minimatch(glob, OPTIONS));
      return [pattern, (path) => matchers.some((one) => one.match(path))];
    }),
  );
}
