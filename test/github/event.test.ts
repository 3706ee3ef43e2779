import { describe, expect, it } from "vitest";
import { branchOfRef, isUntrusted, readEvent } from "../../src/github/event.js";

const env = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "octo/shop",
  GITHUB_SHA: "a".repeat(40),
  GITHUB_REF: "refs/heads/main",
  GITHUB_ACTOR: "somebody",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_API_URL: "https://api.github.com",
  GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
};

const side = (fullName: string, ref: string, digit: string) => ({
  ref,
  sha: digit.repeat(40),
  repo: { full_name: fullName },
  user: { login: fullName.split("/")[0] },
});

const pullRequest = (head: unknown) =>
  JSON.stringify({
    repository: { private: true },
    pull_request: { number: 7, head, base: side("octo/shop", "main", "b") },
  });

describe("the event that started a run", () => {
  it("is none on a command line, even where a GitHub repository is named", () => {
    expect(readEvent({}, undefined)).toEqual({ kind: "none" });
    expect(readEvent({ ...env, GITHUB_ACTIONS: undefined }, "{}")).toEqual({ kind: "none" });
  });

  it("tells a pull request of the same repository from a fork's, whatever the letters' case", () => {
    const own = readEvent({ ...env, GITHUB_EVENT_NAME: "pull_request" }, pullRequest(side("Octo/Shop", "topic", "c")));
    const fork = readEvent({ ...env, GITHUB_EVENT_NAME: "pull_request" }, pullRequest(side("eve/shop", "main", "c")));
    expect(own).toMatchObject({
      kind: "pull-request",
      visibility: "private",
      pullRequest: { number: 7, head: { owner: "Octo", repo: "Shop", branch: "topic", sha: "c".repeat(40) } },
    });
    expect(fork).toMatchObject({ kind: "fork", pullRequest: { head: { owner: "eve" }, base: { branch: "main" } } });
    expect([own, fork].map(isUntrusted)).toEqual([false, true]);
  });

  it("takes a pull request whose head repository was deleted for a fork's", () => {
    const head = { ...side("eve/shop", "main", "c"), repo: null };
    const event = readEvent({ ...env, GITHUB_EVENT_NAME: "pull_request" }, pullRequest(head));
    expect(event).toMatchObject({ kind: "fork", pullRequest: { head: { owner: "eve", repo: "" } } });
  });

  it("takes whatever Dependabot started for untrusted", () => {
    const push = readEvent({ ...env, GITHUB_ACTOR: "dependabot[bot]", GITHUB_EVENT_NAME: "push" }, "{}");
    expect(push).toMatchObject({ kind: "dependabot" });
    expect(isUntrusted(push)).toBe(true);
  });

  it("knows what a push moved, and that a new branch moved from nothing", () => {
    const push = (before: string) =>
      readEvent({ ...env, GITHUB_EVENT_NAME: "push" }, JSON.stringify({ before, after: "d".repeat(40) }));
    expect(push("e".repeat(40))).toMatchObject({ kind: "push", before: "e".repeat(40), after: "d".repeat(40) });
    expect(push("0".repeat(40))).not.toHaveProperty("before");
  });

  it.each([
    ["schedule", "schedule"],
    ["workflow_dispatch", "dispatch"],
    ["repository_dispatch", "dispatch"],
    ["pull_request_target", "other"],
    ["release", "other"],
  ])("calls %s %s", (name, kind) => {
    expect(readEvent({ ...env, GITHUB_EVENT_NAME: name }, pullRequest(side("octo/shop", "x", "c")))).toMatchObject({
      kind,
    });
  });

  it("leaves a repository's visibility open where the event does not tell", () => {
    expect(readEvent({ ...env, GITHUB_EVENT_NAME: "schedule" }, "{}")).toMatchObject({ visibility: "unknown" });
  });

  it.each([
    ["https://github.com", "cloud", ["https://raw.githubusercontent.com"]],
    ["https://acme.ghe.com/", "cloud", ["https://raw.acme.ghe.com"]],
    ["https://git.acme.example", "server", ["https://git.acme.example/raw", "https://raw.git.acme.example"]],
    ["http://127.0.0.1:8080", "server", ["http://127.0.0.1:8080/raw"]],
    ["http://github.localhost:8080", "cloud", ["http://github.localhost:8080/raw"]],
  ])("finds the raw files of %s", (server, flavour, raw) => {
    const event = readEvent({ ...env, GITHUB_EVENT_NAME: "schedule", GITHUB_SERVER_URL: server }, undefined);
    expect(event).toMatchObject({ hosts: { flavour, raw } });
  });

  it("says which file is broken where the event is no JSON", () => {
    expect(() => readEvent({ ...env, GITHUB_EVENT_NAME: "push" }, "{")).toThrow("GITHUB_EVENT_PATH");
  });

  it("takes the branch out of a branch's ref alone", () => {
    expect(branchOfRef("refs/heads/feature/a")).toBe("feature/a");
    expect(branchOfRef("refs/tags/v1")).toBeUndefined();
    expect(branchOfRef("refs/pull/7/merge")).toBeUndefined();
  });
});
