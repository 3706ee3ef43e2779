import { type ActionsEvent, branchOfRef, type GitHubEvent } from "../github/event.js";

/** Where commits go. */
export type Target =
  | {
      readonly kind: "target";
      /** What git fetches from and pushes to: a URL, or the remote's name on a command line. */
      readonly remote: string;
      readonly branch: string;
    }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * @param wanted the `branch` input (for a pull request: `base`); empty: by the event
 * @param input that input's name, for messages
 * @param current the branch that is checked out, where there is one; asked on a command line alone
 */
export function chooseTarget(
  event: GitHubEvent,
  wanted: string,
  input: "branch" | "base",
  current: string | undefined,
): Target {
  if (event.kind === "none") {
    const branch = wanted || current;
    if (branch !== undefined) return { kind: "target", remote: "origin", branch };
    return refused(`No branch is checked out here. Give \`${input}\`.`);
  }
  if (event.kind === "fork" || event.kind === "dependabot") return refused(untrusted[event.kind]);
  const branch = wanted || branchOfEvent(event);
  if (branch !== undefined) return { kind: "target", remote: remoteOf(event), branch };
  return refused(
    `The event ${event.name} (${event.ref || "without a ref"}) belongs to no branch. Give \`${input}\`, the branch that the cutouts are for.`,
  );
}

export function remoteOf({ hosts, owner, repo }: ActionsEvent): string {
  return `${hosts.server}/${owner}/${repo}`;
}

const untrusted = {
  fork:
    "This pull request comes from a fork, so the token is read-only and nothing can be committed. " +
    "The cutouts are made and committed once it is merged, if the workflow also runs on `push`.",
  dependabot:
    "Dependabot started this run, so the token is read-only and nothing can be committed. " +
    "The cutouts are made and committed once its pull request is merged, if the workflow also runs on `push`.",
} as const;

function branchOfEvent(event: ActionsEvent): string | undefined {
  switch (event.kind) {
    case "push":
    case "schedule":
    case "dispatch":
      return branchOfRef(event.ref);
    case "pull-request":
      return event.pullRequest.head.branch;
    // Such as `release` or `pull_request_target`: their ref is not where their pictures came from.
    default:
      return undefined;
  }
}

function refused(reason: string): Target {
  return { kind: "refused", reason };
}
