import { rmSync } from "node:fs";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git } from "../support/git.js";
import { changes } from "../support/github/changes.js";
import { type Comments, comments } from "../support/github/comments.js";
import { gitData } from "../support/github/git-data.js";
import { type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, type Permission, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf, tipOf } from "../support/refs.js";
import type { ResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { type Example, readActionStep } from "./reader.js";

export interface ExampleJob {
  readonly example: Example;
  /** What the expressions of the workflow stand for. */
  readonly values?: Readonly<Record<string, string>>;
  /** Inputs that name a server of the real world, and here one of the test's. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: object };
  readonly ref?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Permissions that are other than the example grants them. */
  readonly permissions?: Readonly<Record<string, Permission>>;
}

/** A repository on GitHub with the pull request 7 from `topic`, and a service, for an example workflow to run against. */
export interface ExampleWorld {
  readonly bare: string;
  readonly hub: Pulls;
  readonly talk: Comments;
  readonly github: FakeGitHub;
  readonly service: ScriptedService;
  /** Runs the example's own step on a fresh checkout, with the permissions that the example grants. */
  readonly run: (job: ExampleJob) => Promise<Ended>;
  readonly files: (branch: string) => readonly string[];
  readonly close: () => Promise<void>;
}

/** @param names of the pictures on `main` */
export async function openExampleWorld(results: ResultsService, names: readonly string[]): Promise<ExampleWorld> {
  const pictures = await Promise.all(names.map(async (name, i) => [name, await photo(i)] as const));
  const bare = bareRepository(Object.fromEntries(pictures));
  const hub = pulls(bare);
  const talk = comments();
  const touched = changes(bare, { 7: { base: "main", head: "topic" } }).handler;
  const github = await startFakeGitHub({
    bareRepo: bare,
    handlers: [gitData(bare).handler, hub.handler, talk.handler, touched],
  });
  const service = await startScriptedService();
  const places: Place[] = [];

  async function run({ example, values = {}, inputs = {}, event, ref = "main", ...job }: ExampleJob): Promise<Ended> {
    const step = await readActionStep(example, { "secrets.BGREM_APP_CODE": service.appCode, ...values });
    if (!step.events.includes(event.name)) throw new Error(`${example} does not run on ${event.name}.`);
    Object.assign(github.switches, switchesOf({ ...step.permissions, ...job.permissions }));
    const place = createPlace();
    places.push(place);
    const workspace = checkOut(github, { ref });
    // Artifacts and caches are for github.com, *.ghe.com and *.localhost alone; git finds the last by itself.
    const server = github.url.replace("127.0.0.1", "github.localhost");
    git(workspace, "remote", "set-url", "origin", `${server}/octo/shop`);
    const elsewhere = step.with["service"] === undefined ? {} : { service: service.url.href };
    const ended = await runStep(
      { ...place, workspace },
      {
        inputs: { token: github.switches.token, ...step.with, ...elsewhere, ...inputs },
        env: {
          ...results.env,
          ...github.environment,
          GITHUB_SERVER_URL: server,
          GITHUB_SHA: headOf(workspace),
          GITHUB_REF: `refs/heads/${ref}`,
          ...step.env,
          ...job.env,
        },
        event,
      },
    );
    rmSync(workspace, { recursive: true, force: true });
    return ended;
  }

  return {
    ...{ bare, hub, talk, github, service, run },
    files: (branch) => git(bare, "ls-tree", "-r", "--name-only", branch).split("\n"),
    close: async () => {
      for (const place of places) place.remove();
      await Promise.all([github.close(), service.close()]);
    },
  };
}

/** The event of the pull request 7, with `topic` as it is by now. */
export function pullRequestEvent(bare: string): Pick<ExampleJob, "event" | "ref" | "env"> {
  const repo = { name: "shop", owner: { login: "octo" }, full_name: "octo/shop", fork: false };
  const side = (name: string) => ({ ref: name, sha: tipOf(bare, name), repo });
  const payload = { pull_request: { number: 7, head: side("topic"), base: side("main") }, repository: repo };
  return { event: { name: "pull_request", payload }, ref: "topic", env: { GITHUB_REF: "refs/pull/7/merge" } };
}

/** What a job's `permissions` do not name it has not got. */
function switchesOf(permissions: Readonly<Record<string, string>>): Readonly<Record<string, Permission>> {
  const of = (name: string): Permission => {
    const granted = permissions[name];
    return granted === "write" || granted === "read" ? granted : "none";
  };
  return { contents: of("contents"), pullRequests: of("pull-requests"), issues: of("issues") };
}
