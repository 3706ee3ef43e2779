import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ActionsEvent } from "../github/event.js";
import type { Git } from "../github/git.js";
import { temporaryFolder } from "../temporary.js";
import { actionsBot } from "./build.js";
import { push } from "./push.js";
import { remoteOf } from "./target.js";

export interface PreviewFile {
  /** A plain name, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The same pictures are the same commit: where they are there already, nothing is pushed. */
const AT_ANY_TIME = "2000-01-01T00:00:00Z";

/**
 * Puts pictures where GitHub's pages can show them by the commit that has them: on a ref of our own beside the branches,
 * which no clone fetches and no workflow runs for. What was there before is replaced.
 *
 * @param key what tells this step from others that keep pictures of their own, for a ref's name
 * @returns the commit, in hex
 * @throws an Error with git's words
 */
export async function publishPreviews(
  git: Git,
  event: ActionsEvent,
  key: string,
  files: readonly PreviewFile[],
): Promise<string> {
  const tree = await git.line(["mktree"], { input: await entriesOf(git, files) });
  const { name, email } = actionsBot;
  const env = {
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    ...{ GIT_AUTHOR_DATE: AT_ANY_TIME, GIT_COMMITTER_DATE: AT_ANY_TIME },
  };
  const sha = await git.line(["commit-tree", tree, "-m", "Show cutouts"], { env });
  const pushed = await push(git, remoteOf(event), [`+${sha}:refs/cutout-action/previews/${key}`]);
  if (pushed.kind === "done") return sha;
  throw new Error(pushed.kind === "raced" ? pushed.words : pushed.reason);
}

/** For `mktree`. The files are put down, so that one process takes them all. */
async function entriesOf(git: Git, files: readonly PreviewFile[]): Promise<string> {
  const folder = await temporaryFolder("previews");
  try {
    const put = files.map(({ bytes }, i) => ({ bytes, file: join(folder, String(i)) }));
    await Promise.all(put.map(({ bytes, file }) => writeFile(file, bytes)));
    const input = put.map(({ file }) => file).join("\n");
    const ids = (await git.line(["hash-object", "-w", "--no-filters", "--stdin-paths"], { input })).split("\n");
    return files.map(({ name }, i) => `100644 blob ${ids[i]}\t${name}\n`).join("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
