import { describe, expect, it } from "vitest";
import { complaint, load } from "./reading.js";

describe("how products are delivered", () => {
  it("takes ways in any case and order, separated by commas or blanks, each once", async () => {
    expect((await load({ deliver: "Pull-Request, artifact artifact" })).deliver).toEqual(["artifact", "pull-request"]);
    expect((await load({ deliver: "none" })).deliver).toEqual([]);
  });

  it.each(["email", "none, commit", "artifact; commit"])("refuses %s", async (deliver) => {
    expect(await complaint({ deliver })).toContain("any of artifact, commit, pull-request, bucket; or none");
  });

  it("refuses a commit beside a pull request, which brings its own", async () => {
    expect(await complaint({ deliver: "commit, pull-request" })).toContain("commit or pull-request, not both");
  });

  it("takes an author by name and mail address, and nothing else", async () => {
    expect((await load({ "commit-author": "Ada Shop  <ada@shop.example>" })).commitAuthor).toEqual({
      name: "Ada Shop",
      email: "ada@shop.example",
    });
    expect((await load()).commitAuthor).toBeUndefined();
    for (const author of ["Ada", "<ada@shop.example>", "Ada <ada>", "Ada <ada@shop.example> x", "A\nB <a@b.example>"])
      expect(await complaint({ "commit-author": author })).toContain("Name <mail@example.com>");
  });

  it.each(["branch", "base"])("takes for %s what git takes for a branch", async (input) => {
    for (const name of ["main", "feature/x.1", "Ünïcode", "a@b"]) expect(await complaint({ [input]: name })).toBe("");
    for (const name of ["a b", "-x", "/a", "a/", "a.", "a..b", ".a", "x/.a", "a.lock", "a.lock/b", "@", "a@{1}", "a~1"])
      expect(await complaint({ [input]: name }), name).toContain("the name of a branch");
    for (const name of ["a^", "a:b", "a?", "a*", "a[b", "a\\b", "a//b"])
      expect(await complaint({ [input]: name }), name).toContain("the name of a branch");
  });

  it("refuses an artifact's name that GitHub does not take", async () => {
    for (const sign of ['"', "/", ":", "<", ">", "|", "*", "?", "\\"])
      expect(await complaint({ "artifact-name": `a${sign}b` }), sign).toContain('a name without " / \\ : < > | * ?');
    expect((await load({ "artifact-name": "shop cutouts (1)" })).artifactName).toBe("shop cutouts (1)");
  });

  it("takes labels by lines or commas, without blanks around them", async () => {
    const { pullRequestLabels } = await load({ "pull-request-labels": " pictures, shop\n\nnightly ," });
    expect(pullRequestLabels).toEqual(["pictures", "shop", "nightly"]);
  });

  it.each([
    ["true", "required"],
    ["false", "none"],
    ["Preferred", "preferred"],
  ])("takes verified-commits: %s for %s", async (word, verifiedCommits) => {
    expect(await load({ "verified-commits": word })).toMatchObject({ verifiedCommits });
  });

  it("refuses another word for verified-commits, and days beyond what GitHub keeps", async () => {
    expect(await complaint({ "verified-commits": "maybe" })).toContain("true, false or preferred");
    expect(await complaint({ "retention-days": "401" })).toContain("retention-days");
    expect((await load({ "retention-days": "400" })).retentionDays).toBe(400);
  });
});
