import { Agent } from "undici";
import { afterEach, describe, expect, it } from "vitest";
import { connectToApi } from "../../src/github/api.js";
import { readEvent } from "../../src/github/event.js";
import { clock, explainApi } from "../../src/github/refusals.js";
import { silentLog } from "../../src/log.js";
import { once } from "../../src/once.js";
import { bareRepository } from "../support/git.js";
import { type FakeGitHub, forbidden, type Reply, startFakeGitHub } from "../support/github/server.js";

const bare = bareRepository({});
const dispatcher = new Agent();
const repository = { owner: "octo", repo: "shop" };
let github: FakeGitHub;
let times: number[];
/** What was waited for, in milliseconds, where a test does not wait. */
const waits: number[] = [];
afterEach(() => github.close());

/** An API that gives these answers in turn, and then the last one for ever. */
async function answering(first: Reply, ...others: readonly Reply[]) {
  return (await connected([first, ...others]))();
}

/** The same without any waiting. */
async function answeringAtOnce(first: Reply, ...others: readonly Reply[]) {
  waits.length = 0;
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  return (await connected([first, ...others], { wait }))();
}

async function connected(
  [first, ...others]: readonly [Reply, ...Reply[]],
  options: Partial<Parameters<typeof connectToApi>[0]> = {},
) {
  const replies = [first, ...others];
  times = [];
  github = await startFakeGitHub({
    token: "t",
    bareRepo: bare,
    described: false,
    handlers: [
      async () => {
        times.push(Date.now());
        return replies.length > 1 ? replies.shift() : replies[0];
      },
    ],
  });
  const event = readEvent(github.environment, "{}");
  if (event.kind === "none") throw new Error("The environment is not that of GitHub Actions.");
  return once(() =>
    connectToApi({
      hosts: event.hosts,
      token: "t",
      dispatcher,
      log: silentLog,
      millisecondsBetweenWrites: 150,
      ...options,
    }),
  );
}

const ok: Reply = { status: 200, body: { id: 1 } };

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error("It succeeded.");
    },
    (error: unknown) => error,
  );
}

describe("GitHub's API", () => {
  it("is asked at the event's host, with the token", async () => {
    const api = await answering(ok);
    await api.rest.repos.get(repository);
    expect(github.requests[0]?.url.href).toBe(`${github.apiUrl}/repos/octo/shop`);
    expect(github.requests[0]?.headers.authorization).toBe("token t");
  });

  it("gets writes one by one with a pause between them", async () => {
    const api = await answering(ok);
    const write = () => api.rest.issues.createComment({ ...repository, issue_number: 1, body: "x" });
    await Promise.all([write(), write(), write()]);
    const [first = 0, second = 0, third = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(145);
    expect(third - second).toBeGreaterThanOrEqual(145);
  });

  it("gets reads at once, whenever a write was", async () => {
    const api = await (await connected([ok], { millisecondsBetweenWrites: 3_600_000 }))();
    await api.rest.issues.createComment({ ...repository, issue_number: 1, body: "x" });
    await Promise.all([api.rest.repos.get(repository), api.rest.repos.get(repository)]);
    expect(times).toHaveLength(3);
  });

  it("is asked again after as long as it says", async () => {
    const busy: Reply = { status: 429, headers: { "retry-after": "1" }, body: { message: "secondary rate limit" } };
    const api = await answering(busy, ok);
    await api.rest.issues.createComment({ ...repository, issue_number: 1, body: "x" });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it("is given a minute after a secondary rate limit that does not say how long it lasts", async () => {
    const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    const api = await answeringAtOnce({ status: 403, body: { message } }, ok);
    await api.rest.issues.createComment({ ...repository, issue_number: 1, body: "x" });
    expect(waits).toEqual([60_000]);
    expect(times).toHaveLength(2);
  });

  it("is asked four times at most, and then the message says that it takes no more", async () => {
    const api = await answeringAtOnce({
      status: 403,
      body: { message: "You have triggered an abuse detection mechanism" },
    });
    const error = await failure(api.rest.repos.get(repository));
    expect(waits).toEqual([60_000, 60_000, 60_000]);
    expect(explainApi(error, "It failed", "contents: read")).toMatch(
      /takes no more requests from this token.*run again/,
    );
  });

  it("that cannot be reached is not said to have answered", async () => {
    const { close, apiUrl } = await startFakeGitHub({ bareRepo: bare });
    await close();
    const api = await answeringAtOnce(ok);
    const error = await failure(api.request(`GET ${apiUrl}/repos/octo/shop`));
    expect(explainApi(error, "It failed", "contents: read")).toMatch(
      /^It failed: GitHub could not be reached \(.*ECONNREFUSED/,
    );
  });

  it("takes what anybody may ask without a token", async () => {
    const api = await connected([ok], { token: "" });
    await (await api()).rest.repos.get(repository);
    expect(github.requests[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    [
      "an organisation's single sign-on",
      "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.",
      /single sign-on \(SAML\).*“Configure SSO”/,
    ],
    ["an archived repository", "Repository was archived so is read-only.", /is archived.*unarchive it/],
  ])("explains %s", async (_what, message, words) => {
    const api = await answering({ status: 403, body: { message } });
    const error = await failure(api.rest.pulls.create({ ...repository, head: "a", base: "b", title: "t" }));
    expect(explainApi(error, "It failed", "pull-requests: write")).toMatch(words);
  });

  it("is not waited for longer than a run can, and the message tells until when", async () => {
    const reset = Math.floor(Date.now() / 1_000) + 3_000;
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) };
    const api = await answering({ status: 403, headers, body: { message: "API rate limit exceeded" } });
    const error = await failure(api.rest.repos.get(repository));
    expect(times).toHaveLength(1);
    expect(explainApi(error, "It failed", "contents: read")).toContain(`until ${clock(reset * 1_000)}`);
  });

  it("is asked again for what can be read, not for what may have been written", async () => {
    const broken: Reply = { status: 502, body: { message: "Bad Gateway" } };
    const api = await answering(broken, ok);
    await api.rest.repos.get(repository);
    expect(times).toHaveLength(2);
    await github.close();
    const other = await answering(broken, ok);
    await failure(other.rest.issues.createComment({ ...repository, issue_number: 1, body: "x" }));
    expect(times).toHaveLength(1);
  });

  it("that refuses the token is explained by the permission that it names itself, else by the one it is known to need", async () => {
    const api = await answering(forbidden("pull_requests=write; contents=write"), forbidden(""));
    const [named, unnamed] = [
      await failure(api.rest.pulls.create({ ...repository, head: "a", base: "b", title: "t" })),
      await failure(api.rest.pulls.create({ ...repository, head: "a", base: "b", title: "t" })),
    ];
    expect(explainApi(named, "It failed", "x: y")).toContain("permissions: pull-requests: write");
    expect(explainApi(unnamed, "It failed", "issues: write")).toContain("permissions: issues: write");
  });
});

it("explains GraphQL's refusal, which comes with status 200, by the permission", async () => {
  const message = "Resource not accessible by integration";
  const api = await answering({ status: 200, body: { data: null, errors: [{ type: "FORBIDDEN", message }] } });
  const error = await failure(api.graphql("query { viewer { login } }"));
  expect(explainApi(error, "The comment could not be written", "pull-requests: write")).toContain(
    "the token may not. Give the job `permissions: pull-requests: write`",
  );
});
