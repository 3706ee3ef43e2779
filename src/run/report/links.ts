import type { GitHubEvent } from "../../github/event.js";
import type { Git } from "../../github/git.js";
import { places } from "../../github/places.js";
import type { WorkspacePath } from "../../paths.js";
import type { Delivered } from "../../run-model.js";

/** The address of a file at a commit, by its path relative to the workspace; undefined where no commit has it. */
export type FileLink = (path: WorkspacePath) => string | undefined;

/** Links by SHA: whoever may read the repository can open them, of a private one too, and they stay right. */
export function linksAt(
  sha: string | undefined,
  event: GitHubEvent,
  git: Git | undefined,
  workspace: string,
): FileLink {
  if (sha === undefined || event.kind === "none" || git === undefined) return () => undefined;
  const { toRepository } = places(git, workspace);
  const base = `${event.hosts.server}/${event.owner}/${event.repo}/raw/${sha}`;
  return (path) => {
    const there = toRepository(path);
    return there === undefined ? undefined : `${base}/${there.split("/").map(encodeURIComponent).join("/")}`;
  };
}

/** The commit that brought the products, if one did. */
export function deliveredSha(delivered: readonly Delivered[]): string | undefined {
  return delivered.flatMap((each) => ("sha" in each ? [each.sha] : []))[0];
}

/** The address of the HTML report, which is an artifact of its own. */
export function reportAddress(delivered: readonly Delivered[]): string | undefined {
  return delivered.flatMap((each) => (each.kind === "artifact" && each.name.endsWith(".html") ? [each.url] : []))[0];
}
