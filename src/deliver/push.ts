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
    pattern: /must have verified signatures/i,
    means: (words) => ({
      kind: "refused",
      reason: `The branch takes none but signed commits. Set \`verified-commits: true\`, and GitHub signs ours. The server said: ${words}`,
    }),
  },
  {
    pattern: /to create or update workflow/i,
    means: (words) => ({
      kind: "refused",
      reason: `The branch is moved over a commit that changed a workflow file, and this token may not touch workflows. GITHUB_TOKEN never may: give \`token\` one of a GitHub App that has the permission \`workflows\`. The server said: ${words}`,
    }),
  },
  {
    pattern: /archived so it is read-only|repository was archived/i,
    means: (words) => ({
      kind: "refused",
      reason: `The repository is archived, so nobody may push to it. Unarchive it in its settings, or set \`deliver: artifact\`. The server said: ${words}`,
    }),
  },
  {
    pattern: /SAML SSO|SAML single sign-on|enforced SAML/i,
    means: (words) => ({
      kind: "refused",
      reason: `The organisation wants tokens to be authorised for its single sign-on (SAML). Authorise the one in \`token\` under “Configure SSO” in its owner's token settings, or take GITHUB_TOKEN or a GitHub App's. The server said: ${words}`,
    }),
  },
  {
    pattern: /GH001|Large files detected|exceeds GitHub's file size limit/i,
    means: (words) => ({
      kind: "refused",
      reason: `A product is larger than GitHub takes in a commit (100 MB). Keep the products in Git LFS, or make them smaller: \`format: webp\`, \`max-bytes\` or \`canvas\`. The server said: ${words}`,
    }),
  },
  {
    pattern: /GH013.*(?:file ?(?:path|name|size|extension)|extensions?\b|path length|max(?:imum)? (?:file )?size)/is,
    means: (words) => ({
      kind: "refused",
      reason: `A push rule of the repository refuses files of such a type, path or size, on every branch. Put the products elsewhere with \`output\`, take another \`format\`, lower \`max-bytes\`, or ask whoever keeps the rules for an exception. The server said: ${words}`,
    }),
  },
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
