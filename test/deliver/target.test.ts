import { describe, expect, it } from "vitest";
import { chooseProposal, chooseTarget } from "../../src/deliver/target.js";
import { type GitHubEvent, readEvent } from "../../src/github/event.js";

const none: GitHubEvent = { kind: "none" };

function event(name: string, ref: string, payload: object = {}, actor = "someone"): GitHubEvent {
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "o/r",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_EVENT_NAME: name,
    GITHUB_REF: ref,
    GITHUB_ACTOR: actor,
    GITHUB_SHA: "a".repeat(40),
  };
  return readEvent(env, JSON.stringify(payload));
}

const pull = (from: string) => ({
  number: 7,
  pull_request: {
    number: 7,
    head: { ref: "topic", sha: "b".repeat(40), repo: { full_name: from } },
    base: { ref: "main", sha: "c".repeat(40), repo: { full_name: "o/r" } },
  },
  repository: { full_name: "o/r" },
});
const remote = "https://github.com/o/r";
const reasonOf = (target: { readonly kind: string; readonly reason?: string }) => target.reason ?? target.kind;

describe("commits go to", () => {
  it.each<[string, GitHubEvent, string]>([
    ["a push's branch", event("push", "refs/heads/a/b", { before: "0".repeat(40), after: "a".repeat(40) }), "a/b"],
    ["a schedule's branch", event("schedule", "refs/heads/main"), "main"],
    ["the branch of a run by hand", event("workflow_dispatch", "refs/heads/main"), "main"],
    ["a pull request's own branch", event("pull_request", "refs/pull/7/merge", pull("o/r")), "topic"],
  ])("%s", (_what, from, branch) => {
    expect(chooseTarget(from, "", "branch", "current")).toEqual({ kind: "target", remote, branch });
  });

  it("the branch that was asked for, whatever the event", () => {
    const from = event("release", "refs/tags/v1");
    expect(chooseTarget(from, "wanted", "branch", "current")).toEqual({ kind: "target", remote, branch: "wanted" });
  });

  it("the branch that is checked out on a command line, or the one that is asked for", () => {
    expect(chooseTarget(none, "", "branch", "mine")).toEqual({ kind: "target", remote: "origin", branch: "mine" });
    expect(chooseTarget(none, "other", "branch", "mine")).toMatchObject({ branch: "other" });
    expect(chooseTarget(none, "", "branch", undefined)).toEqual({
      kind: "refused",
      reason: "No branch is checked out here. Give `branch`.",
    });
  });
});

describe("commits go nowhere, and the run says what to do,", () => {
  it.each<[string, GitHubEvent, RegExp]>([
    [
      "from a fork, though a branch is given",
      event("pull_request", "refs/pull/7/merge", pull("stranger/r")),
      /comes from a fork.*read-only/,
    ],
    [
      "by a release",
      event("release", "refs/tags/v1"),
      /^A release belongs to a tag \(v1\), and a tag to no branch\. Give `base`/,
    ],
    [
      "by a release without a tag",
      event("release", "refs/heads/x"),
      /^A release belongs to a tag, and a tag to no branch/,
    ],
    [
      "in a merge queue",
      event("merge_group", "refs/heads/gh-readonly-queue/main/pr-1"),
      /on `push` in place of `merge_group`, or give `base`/,
    ],
    [
      "by pull_request_target",
      event("pull_request_target", "refs/heads/main", pull("o/r")),
      /made for code of strangers/,
    ],
    [
      "on a tag",
      event("push", "refs/tags/v2", { before: "0".repeat(40) }),
      /^The run is on the tag v2, and a tag belongs to no branch\. Give `base`/,
    ],
    [
      "by an event of no branch",
      event("issues", "refs/heads/main"),
      /^The event issues \(refs\/heads\/main\) belongs to no branch\. Give `base`/,
    ],
    ["where no branch is checked out", event("issues", ""), /^No branch of o\/r is checked out here\. Give `base`/],
  ])("%s", (what, from, reason) => {
    const wanted = what.includes("though") ? "wanted" : "";
    expect(reasonOf(chooseTarget(from, wanted, "base", "current"))).toMatch(reason);
  });
});

describe("a run that Dependabot started", () => {
  const dependabot = (name: string, ref: string, payload: object = {}) => event(name, ref, payload, "dependabot[bot]");

  it("has its pull request's branch or that of its push, and none by pull_request_target", () => {
    expect(
      chooseTarget(dependabot("pull_request", "refs/pull/7/merge", pull("o/r")), "", "branch", undefined),
    ).toMatchObject({ branch: "topic" });
    expect(chooseTarget(dependabot("push", "refs/heads/dep"), "", "branch", undefined)).toMatchObject({
      branch: "dep",
    });
    const strangers = dependabot("pull_request_target", "refs/heads/main", pull("o/r"));
    expect(chooseTarget(strangers, "", "branch", undefined).kind).toBe("refused");
  });
});

describe("a pull request", () => {
  const push = event("push", "refs/heads/main", { before: "0".repeat(40), after: "a".repeat(40) });

  it("goes from a branch of ours to the event's, or as it was asked for", () => {
    expect(chooseProposal(push, { branch: "", base: "" })).toEqual({
      kind: "proposal",
      remote,
      base: "main",
      branch: "cutouts/main",
    });
    expect(chooseProposal(push, { branch: "mine", base: "next" })).toMatchObject({ base: "next", branch: "mine" });
  });

  it("goes to no branch from itself, nor from a command line, nor where there is no base", () => {
    expect(reasonOf(chooseProposal(push, { branch: "main", base: "" }))).toBe(
      "`branch` and `base` are both main: give `branch` another.",
    );
    expect(reasonOf(chooseProposal(none, { branch: "", base: "main" }))).toBe(
      "Pull requests are opened in GitHub Actions alone.",
    );
    expect(reasonOf(chooseProposal(event("issues", "refs/heads/main"), { branch: "", base: "" }))).toMatch(
      /Give `base`/,
    );
  });
});
