import { join, relative, sep } from "node:path";
import { exists } from "../exists.js";
import { messageOf, UserError } from "../user-error.js";
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
  return (await isThere(join(root, name), line)) ? { ...pattern, globs: [escapeGlob(name)] } : pattern;
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
  const { create } = await import("@actions/glob");
  const text = [...globs, ...ALWAYS_OUT.map((glob) => `!${absolute(root, glob)}`)].join("\n");
  try {
    const globber = await create(text, { matchDirectories: false });
    const files = await globber.glob();
    return { patterns, paths: files.map((file) => relative(root, file).replaceAll(sep, "/")) };
  } catch (error) {
    throw new UserError(`"paths" cannot be searched: ${messageOf(error)}`);
  }
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
export async function matchersOf(patterns: readonly PathPattern[]): Promise<ReadonlyMap<PathPattern, Matcher>> {
  const { Minimatch } = await import("minimatch");
  return new Map(
    patterns.map((pattern) => {
      const globs = pattern.globs.flatMap((glob) => (glob === "" ? ["**"] : [glob, `${glob}/**`]));
      const matchers = globs.map((glob) => new Minimatch(glob, OPTIONS));
      return [pattern, (path) => matchers.some((one) => one.match(path))];
    }),
  );
}
