import type { WorkspacePath } from "../paths.js";
import type { Git } from "./git.js";
import { type Places, places } from "./places.js";
import { asFields, eachFields } from "./tracked.js";

/**
 * The `filter` attribute of each path: `lfs` for what Git LFS keeps.
 *
 * @param paths relative to the workspace, with `/`; they need not exist
 * @param env for git: `GIT_INDEX_FILE` names the index whose `.gitattributes` count where the work tree has none
 * @returns only the paths that have a filter
 */
export async function filters(
  git: Git,
  workspace: string,
  paths: readonly WorkspacePath[],
  env: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<WorkspacePath, string>> {
  const found = new Map<WorkspacePath, string>();
  for await (const [path, { filter }] of attributes(git, workspace, paths, ["filter"], env))
    if (filter !== undefined && filter !== "set" && filter !== UNSET) found.set(path, filter);
  return found;
}

/**
 * Those of the paths whose attributes may have git write something else into a work tree than it stores, be it text or not.
 * https://git-scm.com/docs/gitattributes
 */
export async function convertedPaths(
  git: Git,
  workspace: string,
  paths: readonly WorkspacePath[],
): Promise<ReadonlySet<WorkspacePath>> {
  const found = new Set<WorkspacePath>();
  for await (const [path, values] of attributes(git, workspace, paths, ["text", "eol", ...CONVERTING]))
    if (takenForText(values) || CONVERTING.some((name) => (values[name] ?? UNSET) !== UNSET)) found.add(path);
  return found;
}

const CONVERTING = ["crlf", "filter", "ident", "working-tree-encoding"];

/** With `text=auto`, as without any attribute, git looks for itself. */
function takenForText({ text, eol }: Attributes): boolean {
  return text === undefined ? eol !== undefined : text !== "auto" && text !== UNSET;
}

/** By name, without those that are not specified. */
type Attributes = Readonly<Record<string, string>>;

const UNSET = "unset";

async function* attributes(
  git: Git,
  workspace: string,
  paths: readonly WorkspacePath[],
  names: readonly string[],
  env: Readonly<Record<string, string>> = {},
): AsyncGenerator<readonly [WorkspacePath, Attributes]> {
  if (paths.length === 0) return;
  const { toRepository, toWorkspace } = places(git, workspace);
  const input = asFields(inRepository(paths, toRepository));
  let fields: string[] = [];
  for await (const parts of eachFields(git.stream(["check-attr", "-z", "--stdin", ...names], { input, env })))
    for (const part of parts) {
      fields.push(part);
      if (fields.length < names.length * FIELDS) continue;
      const path = toWorkspace(fields[0] ?? "");
      if (path !== undefined) yield [path, specified(fields)];
      fields = [];
    }
}

/** The path, the attribute's name and its value. */
const FIELDS = 3;

function specified(fields: readonly string[]): Attributes {
  const values: Record<string, string> = {};
  for (let at = 0; at < fields.length; at += FIELDS) {
    const [name = "", value = ""] = fields.slice(at + 1, at + FIELDS);
    if (value !== "unspecified") values[name] = value;
  }
  return values;
}

function* inRepository(paths: readonly WorkspacePath[], toRepository: Places["toRepository"]): Generator<string> {
  for (const path of paths) {
    const there = toRepository(path);
    if (there !== undefined) yield there;
  }
}
