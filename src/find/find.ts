import { realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { flat } from "../flat.js";
import { isWithin } from "../inside.js";
import type { Failure, Found, Model } from "../model.js";
import type { Lost } from "./lost.js";
import { isHidden, isNamedLikePicture, isNamedLikeTiff, isOfSystem, namesFiles, type PathPattern } from "./patterns.js";
import { type Matcher, matchersOf, readPatterns, walk } from "./walk.js";

export interface FindOptions {
  readonly workspace: string;
  /** Absolute; where `paths` start. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly humanPaths: readonly string[];
  readonly model: Model;
  /** Tells our own products (path relative to the root), which are never sources. */
  readonly isProduct: (path: string) => boolean;
}

/** A matched file, and whether a line of `paths` claimed it to be a picture (`claimed: false`: passed over quietly where it is none). */
export interface Match extends Found {
  readonly claimed: boolean;
}

export interface RefusedFile {
  readonly found: Found;
  readonly failure: Failure;
}

export interface Findings {
  /** Sorted by path. */
  readonly matches: readonly Match[];
  /** Files that the globs matched and that may not be read. */
  readonly refused: readonly RefusedFile[];
  /** Lines of `paths` and `human-paths` that match nothing. */
  readonly idle: readonly string[];
  /** How many of our own products the globs matched. */
  readonly products: number;
  /** How many hidden files that are named like pictures no line names. */
  readonly hidden: number;
  /** Files that by their name or a line are pictures, and that cannot be got at. */
  readonly lost: readonly Lost[];
}

/**
 * Globs → files. Nothing is opened: what the manifest can settle need not be.
 * @throws UserError where a line of `paths` is no glob, or leaves the working directory
 */
export async function find(options: FindOptions): Promise<Findings> {
  const walked = await walk(options.root, options.paths);
  const sources = walked.paths.filter((path) => !options.isProduct(path));
  const humans = await readPatterns(options.root, options.humanPaths);
  const matchers = matchersOf([...walked.patterns, ...humans]);
  const takesHuman = createChooser(humans, matchers);
  const isClaimed = createClaims(walked.patterns, matchers);
  const isNamed = createClaims(walked.patterns.filter(namesFiles), matchers);
  const prefix = relative(options.workspace, options.root).replaceAll(sep, "/");
  const isLeftOut = (path: string) => isHidden(path) && !isOfSystem(path) && !isNamed(path);
  const shown = sources.filter((path) => !isLeftOut(path));
  const base = options.root.endsWith(sep) ? options.root : options.root + sep;
  const matches = shown.toSorted().map((path) => ({
    path: prefix === "" ? path : flat(`${prefix}/${path}`),
    // `join` would leave a string for each of its segments.
    file: base + (sep === "/" ? path : path.replaceAll("/", sep)),
    model: takesHuman(path) ? ("human" as const) : options.model,
    claimed: isOfSystem(path) ? isNamed(path) : saysPicture(path) || isClaimed(path),
  }));
  const { inside, refused } = await keepInside(options.workspace, matches);
  return {
    matches: inside,
    refused,
    idle: [...idleLines(walked.patterns, walked.paths, matchers), ...idleLines(humans, sources, matchers)],
    products: walked.paths.length - sources.length,
    hidden: sources.filter((path) => isLeftOut(path) && isNamedLikePicture(path)).length,
    lost: walked.lost.filter(({ path }) => isNamedLikePicture(path) || isClaimed(path)),
  };
}

/** A TIFF in a folder may be in a form that is not read, and that nobody asked for. */
function saysPicture(path: string): boolean {
  return isNamedLikePicture(path) && !isNamedLikeTiff(path);
}

type Matchers = ReadonlyMap<PathPattern, Matcher>;

function createChooser(patterns: readonly PathPattern[], matchers: Matchers): Matcher {
  return (path) =>
    patterns.reduce((chosen, pattern) => (matchers.get(pattern)?.(path) ? !pattern.excludes : chosen), false);
}

function createClaims(patterns: readonly PathPattern[], matchers: Matchers): Matcher {
  const claiming = patterns.filter(({ open, excludes }) => !open && !excludes);
  return (path) => claiming.some((pattern) => matchers.get(pattern)?.(path));
}

function idleLines(patterns: readonly PathPattern[], paths: readonly string[], matchers: Matchers): readonly string[] {
  return patterns
    .filter((pattern) => !pattern.excludes && !paths.some((path) => matchers.get(pattern)?.(path)))
    .map(({ source }) => source);
}

/** A link may lead anywhere on the machine: what is really outside the workspace is refused by name, and never read. */
async function keepInside(
  workspace: string,
  matches: readonly Match[],
): Promise<{ inside: Match[]; refused: RefusedFile[] }> {
  const home = await realpath(workspace);
  const folders = new Map<string, Promise<boolean>>();
  const folderInside = (folder: string) => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const asked = realpath(join(workspace, folder)).then((real) => isWithin(home, real));
    folders.set(folder, asked);
    return asked;
  };
  const inside: Match[] = [];
  const refused: RefusedFile[] = [];
  for (const match of matches) {
    if (await folderInside(dirname(match.path))) inside.push(match);
    else refused.push({ found: match, failure: leavesWorkspace() });
  }
  return { inside, refused };
}

export function leavesWorkspace(): Failure {
  return {
    stage: "find",
    reason:
      "a link leads out of the workspace, so it is not read: copy the picture into the repository, or exclude it with !",
    paid: false,
    retryable: false,
  };
}
