import { describe, expect, it } from "vitest";
import { explain } from "../../src/deliver/push.js";

const rules = "remote: error: GH013: Repository rule violations found for refs/heads/main.\nremote: ";

describe("what the server says to a push it refuses", () => {
  it.each([
    [`${rules}- Commits must have verified signatures.`, "Set `verified-commits: true`"],
    [`${rules}- File path is restricted.`, "A push rule of the repository refuses files"],
    [`${rules}- File extension .png is not allowed.`, "A push rule of the repository refuses files"],
    [`${rules}- Changes must be made through a pull request.`, "Use `deliver: pull-request`"],
    ["remote: Repository rule violations found for refs/heads/main.", "Use `deliver: pull-request`"],
    ["remote: error: GH013: Cannot update this branch.", "Use `deliver: pull-request`"],
    ["remote: error: GH006: Protected branch update failed for refs/heads/main.", "Use `deliver: pull-request`"],
    [
      "! [remote rejected] a -> b (refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission)",
      "a GitHub App that has the permission `workflows`",
    ],
    [
      "remote: This repository was archived so it is read-only.\nfatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 403",
      "The repository is archived",
    ],
    [
      "remote: The 'acme' organization has enabled or enforced SAML SSO. To access\nThe requested URL returned error: 403",
      "single sign-on (SAML)",
    ],
    ["remote: error: GH001: Large files detected.", "larger than GitHub takes"],
    [
      "remote: Permission to o/r.git denied to github-actions[bot].\nThe requested URL returned error: 403",
      "permissions: contents: write",
    ],
  ])("%s", (words, advice) => {
    expect(explain(words)).toEqual({ kind: "refused", reason: expect.stringContaining(advice) });
  });
});
