import type { Git } from "../github/git.js";
import type { Built } from "./build.js";

export type Published = { readonly kind: "published"; readonly sha: string } | Hindrance;

/** Why something did not get through to the server. */
export type Hindrance =
  /** Somebody else was faster: build again on what the branch is now. */
  | { readonly kind: "raced"; readonly words: string }
  /** The network or the server failed: the same may succeed. */
  | { readonly kind: "unavailable"; readonly reason: string }
  /** What is missing, and what to do. */
  | { readonly kind: "refused"; readonly reason: string };

/** Brings a commit to a branch of the remote. */
export type Publish = (built: Built, branch: string) => Promise<Published>;

export function pushTo(git: Git, remote: string): Publish {
  return async ({ sha }, branch) => {
    const result = await push(git, remote, [`${sha}:refs/heads/${branch}`]);
    return result.kind === "done" ? { kind: "published", sha } : result;
  };
}

/** @param refs refspecs, after any options such as a lease */
export async function push(
  git: Git,
  remote: string,
  refs: readonly string[],
): Promise<{ readonly kind: "done" } | Hindrance> {
  const options = ["--porcelain", "--no-follow-tags", "--recurse-submodules=no"];
  const result = await git.attempt(["push", ...options, remote, ...refs]);
  if (result.kind === "done") return { kind: "done" };
  return explain(`${result.output.toString("utf8")}\n${result.words}`.trim());
}

const causes: readonly {
  readonly pattern: RegExp;
  readonly means: (words: string) => Hindrance;
}[] = [
  {
    pattern: /GH006|GH013|protected branch|Repository rule violations/i,
    means: (words) => ({
      kind: "refused",
      reason: `The branch is protected, and github-actions[bot] may not push to it. Use \`deliver: pull-request\`, or give \`token\` one of an App that the rule lets pass. The server said: ${words}`,
    }),
  },
  {
    pattern:
      /fetch first|not our ref|non-fast-forward|stale info|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i,
    means: (words) => ({ kind: "raced", words }),
  },
  {
    pattern: /error: 403|denied to|write access/i,
    means: (words) => ({
      kind: "refused",
      reason: `The token may not push. Give the job \`permissions: contents: write\`. The server said: ${words}`,
    }),
  },
  {
    pattern: /error: 401|could not read Username|Authentication failed|terminal prompts disabled/i,
    means: (words) => ({
      kind: "refused",
      reason: `The server did not accept the token: is \`token\` expired, or another repository's? It said: ${words}`,
    }),
  },
  {
    pattern:
      /Could not resolve host|Failed to connect|timed out|error: 5\d\d|early EOF|hung up|Connection reset|HTTP 5\d\d/i,
    means: (words) => ({ kind: "unavailable", reason: `The server could not be reached: ${words}` }),
  },
];

/** @param words what git said */
export function explain(words: string): Hindrance {
  const cause = causes.find(({ pattern }) => pattern.test(words));
  return cause?.means(words) ?? { kind: "refused", reason: `The server refused: ${words}` };
}
