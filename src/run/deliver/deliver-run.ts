import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Carried } from "../../deliver/changes.js";
import type { Api } from "../../github/api.js";
import type { GitHubEvent } from "../../github/event.js";
import type { Log } from "../../log.js";
import type { ManifestChange, ManifestLine } from "../../memory/manifest.js";
import { mergeManifest } from "../../memory/merge-manifest.js";
import { linesIn } from "../../memory/read-manifest.js";
import { toLocal, toWorkspace } from "../../paths.js";
import type { Threads } from "../../pixels/threads.js";
import { isRecorded, type Tracked } from "../../plan/intact.js";
import { renderPullRequestBody } from "../../report/pull-request-body.js";
import type { Delivered, Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { type FileLink, linksAt } from "../report/links.js";
import type { ReportFiles } from "../report/report-run.js";
import { showBrought } from "../report/show-on-checkerboard.js";
import type { Repository } from "../session/repository.js";
import { prefixOf } from "../session/scope.js";
import { shardName } from "../shards/leave.js";
import { broughtByOthers } from "./brought.js";
import { commitMessage } from "./commit-message.js";
import { undelivered } from "./undelivered.js";

export interface DeliveringContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly repository: Repository;
  readonly tracked: Tracked;
  /** The tips of branches, by name, that the plan was made upon. */
  readonly seen: ReadonlyMap<string, string | undefined>;
  readonly api: () => Promise<Api>;
  readonly threads: Threads;
  readonly log: Log;
}

/** Brings the products and the manifest out by the ways that the settings name. */
export async function deliverRun(
  run: Run,
  recorded: ManifestChange,
  files: ReportFiles,
  preview: FileLink,
  context: DeliveringContext,
): Promise<readonly Delivered[]> {
  const { settings, event, repository, api, log } = context;
  const prefix = prefixOf(settings);
  const { deliver } = await import("../../deliver/deliver.js");
  const change = await undelivered(recorded, context);
  return deliver({
    settings,
    event: repository.event,
    workflow: event,
    git: repository.git,
    api,
    log,
    changes: {
      written: change.written.map((line) => toWorkspace(line.product, prefix)),
      removed: change.removed.map((product) => toWorkspace(product, prefix)),
      manifest: toWorkspace(settings.manifest, prefix),
      mergeManifest: async function* (theirs, carried) {
        const whole = carried === undefined ? change : await beside(change, carried, settings);
        yield* mergeManifest(theirs, whole, settings.manifest);
      },
      recordedIn: async function* (manifest) {
        for await (const lines of linesIn(manifest, settings.manifest))
          yield lines.map((line) => ({
            path: toWorkspace(line.product, prefix),
            isIntact: (blobId) => isRecorded(line, { blobId }),
          }));
      },
      seen: context.seen,
    },
    commitMessage: commitMessage({ firstLine: settings.commitMessage, change, tracked: context.tracked, prefix }),
    pullRequestBody: async (brought) => {
      const others = await broughtByOthers(run, brought, settings);
      const unseen = others.filter(({ path }) => preview(path) === undefined);
      const ofOthers = await showBrought(unseen, brought.sha, context);
      const file = linksAt(brought.sha, repository.event, repository.git, settings.workspace);
      return renderPullRequestBody(run, { file, preview: (path) => preview(path) ?? ofOthers(path) }, others);
    },
    attachments: files.results === undefined ? [] : [{ file: files.results, path: "results.json" }],
    ...(files.report !== undefined && { page: files.report }),
  });
}

/** Our change to the manifest, with the lines of what is carried along from another: those hold where both have one. */
async function beside(
  change: ManifestChange,
  carried: Carried,
  settings: Pick<Settings, "manifest" | "workingDirectory">,
): Promise<ManifestChange> {
  const prefix = prefixOf(settings);
  const theirs = new Set(carried.written);
  const lines: ManifestLine[] = [];
  for await (const some of linesIn(carried.manifest, settings.manifest))
    for (const line of some) if (theirs.has(toWorkspace(line.product, prefix))) lines.push(line);
  return {
    written: [...change.written.filter(({ product }) => !theirs.has(toWorkspace(product, prefix))), ...lines],
    removed: [
      ...change.removed.filter((product) => !theirs.has(toWorkspace(product, prefix))),
      ...carried.removed.map((path) => toLocal(path, prefix)),
    ],
  };
}

/**
 * Uploads a leg's package, where that was asked for: whole, since the collecting run takes nothing else for a shard.
 * @param folder absolute path of the package
 */
export async function deliverShard(
  folder: string | undefined,
  { settings, event, log }: Pick<DeliveringContext, "settings" | "event" | "log">,
): Promise<readonly Delivered[]> {
  if (folder === undefined || !settings.deliver.includes("artifact")) return [];
  const { uploadFiles } = await import("../../deliver/artifact.js");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(folder, file).replaceAll(sep, "/") }));
  const { retentionDays } = settings;
  return [await uploadFiles({ event, retentionDays, log, name: shardName(settings) }, files)];
}
