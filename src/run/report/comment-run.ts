import type { Api } from "../../github/api.js";
import { openConversation } from "../../github/comments.js";
import type { ActionsEvent, PullRequest } from "../../github/event.js";
import type { Log } from "../../log.js";
import { renderComment } from "../../report/comment.js";
import { postComment } from "../../report/post-comment.js";
import type { Links } from "../../report/sections.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { everyVariant } from "../plan/rules.js";
import { reportAddress } from "./links.js";

export interface CommentingContext {
  readonly settings: Pick<
    Settings,
    "workingDirectory" | "paths" | "humanPaths" | "model" | "manifest" | "variants" | "rules" | "shard"
  >;
  readonly event: ActionsEvent & { readonly pullRequest: PullRequest };
  readonly api: () => Promise<Api>;
  readonly log: Log;
}

/** Keeps the one comment on the pull request that started the run up to date. A fork's token may not write one. */
export async function commentOn(run: Run, links: Links, context: CommentingContext): Promise<void> {
  const { event, api, log } = context;
  const { owner, repo, workflow, job, step } = event;
  const report = reportAddress(run.delivered);
  const comment = renderComment(
    run,
    { ...links, ...(report !== undefined && { report }) },
    { workflow, job, step, work: workOf(context) },
  );
  await postComment(comment, openConversation(api, { owner, repo, number: event.pullRequest.number }), log);
}

function workOf({ settings }: CommentingContext): readonly string[] {
  const { workingDirectory, paths, humanPaths, model, manifest, shard } = settings;
  const outputs = everyVariant(settings).map(({ name, output }) => `${name} ${output}`);
  return [workingDirectory, model, manifest, JSON.stringify([paths, humanPaths, outputs, shard ?? null])];
}
