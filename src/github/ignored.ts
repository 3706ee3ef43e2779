import type { WorkspacePath } from "../paths.js";
import type { Git } from "./git.js";
import { places } from "./places.js";
import { fields } from "./tracked.js";

/**
 * Those of the paths that git ignores. A path that git has in its index is not ignored.
 * @param paths they need not exist
 * @throws where git fails
 */
export async function ignoredPaths(
  git: Git,
  workspace: string,
  paths: readonly WorkspacePath[],
): Promise<ReadonlySet<WorkspacePath>> {
  const { toRepository } = places(git, workspace);
  const byRepositoryPath = new Map(
    paths.flatMap((path) => {
      const there = toRepository(path);
      return there === undefined ? [] : [[there, path] as const];
    }),
  );
  const input = [...byRepositoryPath.keys()].map((path) => `${path}\0`).join("");
  // It ends with 1 where nothing is ignored, which is no failure: its answer for every path is there then.
  const result = await git.attempt(["check-ignore", "-z", "--stdin", "--verbose", "--non-matching"], { input });
  const answer = fields(result.output);
  if (result.kind === "failed" && answer.length !== 4 * byRepositoryPath.size)
    throw new Error(`git check-ignore failed: ${result.words}`);
  const ignored = new Set<string>();
  // Source, line, pattern and path; a pattern that begins with ! brings the path back.
  for (let at = 0; at + 3 < answer.length; at += 4) {
    const [pattern = "", path = ""] = [answer[at + 2], answer[at + 3]];
    const here = byRepositoryPath.get(path);
    if (pattern !== "" && !pattern.startsWith("!") && here !== undefined) ignored.add(here);
  }
  return ignored;
}
