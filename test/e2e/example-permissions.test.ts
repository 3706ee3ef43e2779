// @module-tag long: every example workflow runs once for each permission that it asks for.
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { commitTo, git } from "../support/git.js";
import { photo } from "../support/photos.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { EXAMPLES, readActionStep } from "../workflows/reader.js";
import { type ExampleJob, type ExampleWorld, openExampleWorld, pullRequestEvent } from "../workflows/world.js";

/** Each permission of each example is taken away in turn: what its user then reads, and what is paid. */

let results: ResultsService;
let world: ExampleWorld;

beforeAll(async () => {
  results = await startResultsService();
});
beforeEach(() => results.reset());
afterAll(() => results.close());

const values = {
  "inputs.paths": "photos",
  "inputs.dry-run": "false",
  "inputs.max-paid": "20",
  "secrets.BGREM_APP_CODE": "app-code",
  "secrets.OSS_ACCESS_KEY_ID": "id",
  "secrets.OSS_ACCESS_KEY_SECRET": "secret",
};

const nightly = { name: "schedule", payload: {} };

interface Missing {
  readonly example: ExampleJob["example"];
  readonly permission: string;
  readonly event?: ExampleJob["event"];
  readonly code: number;
  readonly paid: number;
  readonly reads: readonly string[];
}

const NO_PUSH = "The token may not push. Give the job `permissions: contents: write`";
const UNPAID = "Nothing was submitted, so nothing is paid for.";

const missing: readonly Missing[] = [
  {
    example: "pull-request",
    permission: "contents",
    code: 1,
    paid: 0,
    // The embedded service costs nothing, so the cutouts are made and go out as an artifact.
    reads: [`::warning::${NO_PUSH}`, "Products: artifact cutouts"],
  },
  {
    example: "pull-request",
    permission: "pull-requests",
    code: 1,
    paid: 0,
    reads: ["::error::The files of pull request #7 could not be listed", "`permissions: pull-requests: read`"],
  },
  {
    example: "catalog-refresh",
    permission: "contents",
    event: nightly,
    code: 1,
    paid: 0,
    reads: [`::error::${NO_PUSH}`, UNPAID],
  },
  {
    example: "catalog-refresh",
    permission: "pull-requests",
    event: nightly,
    code: 0,
    paid: 1,
    reads: ["::warning::Products: branch cutouts/main, http", "Give the job `permissions: pull-requests: "],
  },
  {
    example: "catalog-refresh",
    permission: "issues",
    event: nightly,
    code: 0,
    paid: 1,
    reads: ["::warning::Pull request #1 could not be labelled", "Give the job `permissions: issues: write`"],
  },
  {
    example: "on-demand",
    permission: "contents",
    event: { name: "workflow_dispatch", payload: {} },
    code: 0,
    paid: 1,
    // Checking out a public repository takes no permission, and nothing is written to it.
    reads: ["Products: artifact cutouts"],
  },
  {
    example: "private-oss",
    permission: "contents",
    event: { name: "push", payload: { repository: { private: true } } },
    code: 1,
    paid: 0,
    reads: [`::error::${NO_PUSH}`, UNPAID],
  },
  {
    example: "picture-gate",
    permission: "contents",
    code: 0,
    paid: 0,
    // As above; and every picture passes.
    reads: ['Judge by "require"'],
  },
  {
    example: "picture-gate",
    permission: "pull-requests",
    code: 1,
    paid: 0,
    reads: ["::error::The files of pull request #7 could not be listed", "`permissions: pull-requests: read`"],
  },
];

async function open(picture: string): Promise<void> {
  world = await openExampleWorld(results, [picture]);
  onTestFinished(() => world.close());
}

async function openWithPullRequest(): Promise<Pick<ExampleJob, "event" | "ref" | "env">> {
  await open("photos/a.jpg");
  const { bare } = world;
  git(bare, "branch", "topic", "main");
  commitTo(bare, "topic", { "photos/new.jpg": await photo(9) }, "Add a picture");
  return pullRequestEvent(bare);
}

async function openFor(event: NonNullable<Missing["event"]>): Promise<Pick<ExampleJob, "event">> {
  await open(event === nightly ? "catalog/people/a.jpg" : "photos/a.jpg");
  return { event };
}

async function without({ example, permission, event }: Missing) {
  const { "secrets.BGREM_APP_CODE": _own, ...others } = values;
  const started = event === undefined ? await openWithPullRequest() : await openFor(event);
  return world.run({ example, values: others, ...started, permissions: { [permission]: "none" } });
}

/** The text of the comment that was to be written. */
function refusedComment(): string {
  const request = world.github.requests.find(({ method, url }) => method === "POST" && /comments$/.test(url.pathname));
  return JSON.parse(String(request?.body)).body;
}

describe("an example without one of its permissions", () => {
  it.each(missing)("$example without $permission", async (each) => {
    const ended = await without(each);
    for (const words of each.reads) expect(ended.stdout).toContain(words);
    expect(ended.code, ended.stdout).toBe(each.code);
    expect(world.service.bill().tasks).toBe(each.paid);
  });

  it("a comment that may not be written is one warning, and the cutouts are committed", async () => {
    const started = await openWithPullRequest();
    const { bare, talk, run, files } = world;
    const job = { example: "pull-request", permissions: { "pull-requests": "read" } } as const;
    const first = await run({ ...job, ...started });
    expect(first.code, first.stdout).toBe(0);
    expect(first.stdout).toContain("::warning::No comment on the pull request: the token may not write one.");
    expect(files("topic")).toContain("cutouts/photos/new.png");
    // One that is there already is asked to be changed by GraphQL, which refuses with 200.
    const written = { id: "IC_1", body: refusedComment(), author: "ours", minimised: false } as const;
    talk.list.push({ ...written });
    const again = await run({ ...job, ...pullRequestEvent(bare) });
    expect(again.stdout).toContain("::warning::No comment on the pull request: the token may not write one.");
    expect(talk.list).toEqual([written]);
  });

  it("leaves none out", async () => {
    const granted = await Promise.all(
      EXAMPLES.map(async (example) =>
        Object.keys((await readActionStep(example, values)).permissions).map((name) => `${example}: ${name}`),
      ),
    );
    expect(missing.map(({ example, permission }) => `${example}: ${permission}`)).toEqual(granted.flat());
  });
});
