import type { Git } from "../github/git.js";
import { isTurnedDown, type Proposal, refOfPull } from "../github/proposals.js";
import type { Built } from "./build.js";
import { differences } from "./file-at.js";
import { fetchCommit, listRefs } from "./tip.js";

export interface TurnedDownRequest {
  readonly git: Git;
  readonly remote: string;
  readonly proposals: readonly Proposal[];
  /** The manifest's path in the repository. */
  readonly manifest: string;
  /** A hash of what the commit changes, the manifest apart. */
  readonly set: string;
}

/** The pull request that a person closed though it brought everything that this commit brings. */
export async function findTurnedDown(request: TurnedDownRequest, built: Built): Promise<Proposal | undefined> {
  // While one is open, what goes on there is up to whoever reviews it.
  if (request.proposals.some(({ state }) => state === "open")) return undefined;
  for (const proposal of request.proposals.filter(isTurnedDown)) {
    if (proposal.body.includes(`set:${request.set} `)) return proposal;
    if (await hasAll(request, proposal, built)) return proposal;
  }
  return undefined;
}

async function hasAll(
  { git, remote, manifest }: TurnedDownRequest,
  { number }: Proposal,
  { parent, tree }: Built,
): Promise<boolean> {
  if (parent === undefined) return false;
  const ref = refOfPull(number);
  const refs = await listRefs(git, remote, [ref]);
  const sha = refs instanceof Map ? refs.get(ref) : undefined;
  if (sha === undefined || (await fetchCommit(git, remote, sha)) !== undefined) return false;
  const brings = (await differences(git, parent, tree)).filter(({ path }) => path !== manifest);
  const lacks = new Set((await differences(git, sha, tree)).map(({ path }) => path));
  return brings.every(({ path }) => !lacks.has(path));
}
