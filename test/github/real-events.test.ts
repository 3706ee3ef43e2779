import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { type GitHubEvent, readEvent } from "../../src/github/event.js";
import { at, isRecord } from "../../src/json.js";

interface Definition {
  readonly name: string;
  readonly examples: readonly object[];
}

/** Payloads that GitHub has really sent, as people have collected them for octokit. */
const events: readonly Definition[] = createRequire(import.meta.url)("@octokit/webhooks-examples");

const payloads = events.flatMap(({ name, examples }) => examples.map((example, i) => ({ name, i, example })));

function read(name: string, payload: unknown, actor = "octocat"): GitHubEvent {
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "Codertocat/Hello-World",
    GITHUB_EVENT_NAME: name,
    GITHUB_ACTOR: actor,
    GITHUB_SHA: "0".repeat(40),
  };
  return readEvent(env, JSON.stringify(payload));
}

describe("the events that GitHub sends", () => {
  it("are read, all of them", () => {
    const kinds = new Set(payloads.map(({ name, example }) => read(name, example).kind));
    expect(payloads.length).toBeGreaterThan(300);
    expect(kinds).toEqual(new Set(["push", "pull-request", "dispatch", "other"]));
  });

  it.each(payloads.filter(({ name }) => name === "pull_request"))(
    "$name $i has a head, a base and a number",
    (payload) => {
      const event = read(payload.name, payload.example);
      if (event.kind !== "pull-request" && event.kind !== "fork") throw new Error(`It is called ${event.kind}.`);
      const { number, head, base } = event.pullRequest;
      expect(number).toBeGreaterThan(0);
      for (const { owner, branch, sha } of [head, base]) {
        expect(owner).not.toBe("");
        expect(branch).not.toBe("");
        expect(sha).toMatch(/^[0-9a-f]{40}$/);
      }
      expect(event.defaultBranch).not.toBe("");
      expect(event.visibility).not.toBe("unknown");
    },
  );

  it.each(payloads.filter(({ name }) => name === "push"))("$name $i has what the branch moved to", (payload) => {
    const event = read(payload.name, payload.example);
    if (event.kind !== "push") throw new Error(`It is called ${event.kind}.`);
    expect(event.after).toMatch(/^[0-9a-f]{40}$/);
    if (event.before !== undefined) expect(event.before).toMatch(/^(?!0{40})[0-9a-f]{40}$/);
  });
});

/** "Dependabot on GitHub Actions" in GitHub's documentation. */
describe("what Dependabot sets off", () => {
  const withheld = [
    "create",
    "deployment",
    "deployment_status",
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
    "push",
  ];

  it.each(withheld)("by %s has no secrets but Dependabot's own", (name) => {
    const example = payloads.find((each) => each.name === name)?.example;
    expect(read(name, example, "dependabot[bot]")).toMatchObject({ kind: "dependabot" });
    expect(read(name, example, "octocat").kind).not.toBe("dependabot");
  });

  it.each(["issue_comment", "workflow_dispatch", "release", "workflow_run"])("by %s is as anybody's", (name) => {
    const example = payloads.find((each) => each.name === name)?.example;
    expect(read(name, example, "dependabot[bot]").kind).not.toBe("dependabot");
  });

  it("by pull_request_target goes by who opened the pull request, whoever labels it", () => {
    const example = payloads.find(({ name }) => name === "pull_request")?.example;
    const pull = at(example, "pull_request");
    const opened = { ...example, pull_request: { ...(isRecord(pull) && pull), user: { login: "dependabot[bot]" } } };
    expect(read("pull_request_target", opened, "octocat")).toMatchObject({ kind: "dependabot" });
    expect(read("pull_request_target", example, "dependabot[bot]").kind).toBe("other");
  });
});
