import { readFileSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { once } from "../../src/once.js";
import { bareRepository, commitTo, git, protectBranch, snapshot, temporaryFolder, write } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { tipOf } from "../support/refs.js";
import { checkOut, clone, deliverFrom, fileAt, filesOf, linesIn, mergeLines, openAs } from "./workbench.js";

const plainly = { recordedIn: linesIn, seen: new Map() };

let bare: string;
let github: FakeGitHub;

beforeEach(async () => {
  bare = bareRepository({ "pictures/a.jpg": "a", "readme.md": "Shop\n" });
  github = await startFakeGitHub({ bareRepo: bare });
});
afterEach(() => github.close());

describe("a commit of the products", () => {
  it("goes on the branch that was pushed, as github-actions[bot], with the message that was given", async () => {
    const before = tipOf(bare, "main");
    const { delivered } = await deliverFrom(github, checkOut(github), { products: { "cutouts/a.png": "A" } });
    const sha = tipOf(bare, "main");
    expect(delivered).toEqual([{ kind: "commit", sha, branch: "main", url: `${github.url}/octo/shop/commit/${sha}` }]);
    expect(git(bare, "show", "-s", "--format=%P %an <%ae> %B", "main")).toContain(
      `${before} github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com> Add cutouts\n\nSome of them.`,
    );
    expect(filesOf(bare, "main")).toEqual([".cutouts.json", "cutouts/a.png", "pictures/a.jpg", "readme.md"]);
    expect(fileAt(bare, "main", "cutouts/a.png")).toBe("A");
    expect(fileAt(bare, "main", ".cutouts.json")).toBe("cutouts/a.png");
  });

  it("leaves HEAD, the index, the configuration and the work tree as they are, byte for byte", async () => {
    const workspace = checkOut(github);
    write(workspace, { "staged.txt": "staged", "untracked.txt": "untracked", "readme.md": "Edited\n" });
    git(workspace, "add", "staged.txt");
    write(workspace, { "cutouts/a.png": "A" });
    commitTo(bare, "main", { "theirs.txt": "theirs" }, "Meanwhile");
    const kept = /\/\.git\/(?:HEAD|index|config|FETCH_HEAD|logs\/HEAD|packed-refs|refs\/.+)$/;
    const state = () => [
      [...snapshot(workspace)].filter(([file]) => !file.includes("/.git/") || kept.test(file)),
      statSync(join(workspace, ".git/index")).mtimeMs,
    ];
    const before = state();
    const { delivered } = await deliverFrom(github, workspace, { products: { "cutouts/a.png": "A" } });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(state()).toEqual(before);
    const files = filesOf(bare, "main");
    expect(files).not.toContain("staged.txt");
    expect(files).not.toContain("untracked.txt");
    expect(fileAt(bare, "main", "readme.md")).toBe("Shop");
  });

  it("keeps what others pushed in the meantime, and merges the manifest's lines with theirs", async () => {
    const workspace = checkOut(github);
    commitTo(bare, "main", { "pictures/b.jpg": "b", ".cutouts.json": "cutouts/b.png\n" }, "Meanwhile");
    await deliverFrom(github, workspace, { products: { "cutouts/a.png": "A" } });
    expect(fileAt(bare, "main", "pictures/b.jpg")).toBe("b");
    expect(fileAt(bare, "main", ".cutouts.json")).toBe("cutouts/a.png\ncutouts/b.png");
  });

  it("is not made where the branch has all of it", async () => {
    const workspace = checkOut(github);
    const sha = commitTo(bare, "main", { "cutouts/a.png": "A", ".cutouts.json": "cutouts/a.png\n" }, "Earlier");
    const { delivered } = await deliverFrom(github, workspace, { products: { "cutouts/a.png": "A" } });
    expect(delivered).toMatchObject([{ kind: "nothing", way: "commit" }]);
    expect(tipOf(bare, "main")).toBe(sha);
  });

  it("takes removed products out", async () => {
    commitTo(bare, "main", { "cutouts/a.png": "A", "cutouts/b.png": "B" }, "Earlier");
    await deliverFrom(github, checkOut(github), { removed: ["cutouts/a.png", "cutouts/never-was.png"] });
    const files = filesOf(bare, "main");
    expect(files).toContain("cutouts/b.png");
    expect(files).not.toContain("cutouts/a.png");
  });

  it("carries products of any name", async () => {
    const names = [
      'quo"te.png',
      "new\nline.png",
      "back\\slash.png",
      "ütf ☃.png",
      ":(glob)*.png",
      "-rf.png",
      "tab\t.png",
    ];
    const products = Object.fromEntries(names.map((name) => [`cutouts/${name}`, name]));
    const { delivered } = await deliverFrom(github, checkOut(github), { products });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(filesOf(bare, "main")).toEqual(expect.arrayContaining(Object.keys(products)));
    expect(git(bare, "cat-file", "blob", "main:cutouts/new\nline.png")).toBe("new\nline.png");
  });

  it("has the author and the sign-off that were asked for", async () => {
    const commitAuthor = { name: "Ada", email: "ada@example.com" };
    await deliverFrom(github, checkOut(github), {
      products: { "cutouts/a.png": "A" },
      settings: { commitAuthor, signOff: true },
    });
    expect(git(bare, "show", "-s", "--format=%an %ae%n%(trailers)", "main")).toBe(
      "Ada ada@example.com\nSigned-off-by: Ada <ada@example.com>\n",
    );
  });

  it("works in a sparse checkout without the products' folder or .gitattributes, and applies those attributes", async () => {
    commitTo(bare, "main", { ".gitattributes": "*.txt text\n", "big/x": "x" }, "More");
    const workspace = checkOut(github);
    git(workspace, "sparse-checkout", "set", "--no-cone", "/pictures/");
    const { delivered } = await deliverFrom(github, workspace, { products: { "cutouts/a.txt": "one\r\ntwo\r\n" } });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(git(bare, "cat-file", "blob", "main:cutouts/a.txt")).toBe("one\ntwo");
    expect(filesOf(bare, "main")).toContain("big/x");
  });

  it("leaves products as the branch has them that a sparse checkout left out", async () => {
    commitTo(bare, "main", { "cutouts/old.png": "Old", ".cutouts.json": "cutouts/old.png\n" }, "Earlier");
    const workspace = checkOut(github);
    git(workspace, "sparse-checkout", "set", "--no-cone", "/pictures/");
    write(workspace, { "pictures/a.png": "A" });
    const { delivered } = await deliverFrom(github, workspace, {
      changes: {
        written: ["cutouts/old.png", "pictures/a.png"],
        removed: [],
        manifest: ".cutouts.json",
        ...plainly,
        mergeManifest: mergeLines("pictures/a.png"),
      },
    });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(fileAt(bare, "main", "cutouts/old.png")).toBe("Old");
    expect(fileAt(bare, "main", "pictures/a.png")).toBe("A");
  });

  it("works in a partial clone without fetching its missing blobs", async () => {
    const workspace = clone(github, "--filter=blob:none", "--sparse");
    const missing = () => git(workspace, "rev-list", "--objects", "--all", "--missing=print").match(/^\?/gm)?.length;
    const before = missing();
    expect(before).toBeGreaterThan(0);
    const { delivered } = await deliverFrom(github, workspace, { products: { "pictures/a.png": "A" } });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(missing()).toBe(before);
  });

  it("keeps a full clone full", async () => {
    const workspace = checkOut(github, { depth: 0 });
    commitTo(bare, "main", { "theirs.txt": "theirs" }, "Meanwhile");
    await deliverFrom(github, workspace, { products: { "cutouts/a.png": "A" } });
    expect(git(workspace, "rev-parse", "--is-shallow-repository")).toBe("false");
    expect(git(bare, "rev-list", "--count", "main")).toBe("3");
  });

  it("works where the workspace belongs to another user, as in a container", async () => {
    const workspace = checkOut(github);
    const { delivered } = await deliverFrom(github, workspace, {
      products: { "cutouts/a.png": "A" },
      env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" },
    });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
  });

  it("begins no branch that nobody named: the event's own is gone, so the products go out as an artifact", async () => {
    const workspace = checkOut(github);
    const { delivered } = await deliverFrom(github, workspace, {
      event: { name: "push", ref: "refs/heads/merged" },
      products: { "cutouts/a.png": "A" },
    });
    expect(delivered).toMatchObject([
      { kind: "nothing", way: "commit", reason: expect.stringContaining("merged is not on the server any more") },
      { way: "artifact" },
    ]);
    expect(git(bare, "branch", "--list", "merged")).toBe("");
    const named = await deliverFrom(github, workspace, {
      settings: { branch: "begun" },
      products: { "cutouts/a.png": "A" },
    });
    expect(named.delivered).toMatchObject([{ kind: "commit", branch: "begun" }]);
  });

  it("finds the repository in a folder of the workspace", async () => {
    const repository = join(temporaryFolder(), "shop");
    renameSync(checkOut(github), repository);
    const { delivered } = await deliverFrom(github, repository, {
      settings: { workspace: dirname(repository) },
      git: openAs(github, repository),
      changes: {
        written: ["shop/cutouts/a.png"],
        removed: [],
        manifest: "shop/.cutouts.json",
        ...plainly,
        mergeManifest: mergeLines("lines"),
      },
      products: { "cutouts/a.png": "A" },
    });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(filesOf(bare, "main")).toEqual(expect.arrayContaining([".cutouts.json", "cutouts/a.png"]));
  });

  it("is brought there in the end where the server is away for a moment", async () => {
    const workspace = checkOut(github);
    github.switches.outages = 2;
    const { delivered, log } = await deliverFrom(github, workspace, { products: { "cutouts/a.png": "A" } });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(log.join()).toContain("503");
  });

  it("begins a branch that the server has not got", async () => {
    const { delivered } = await deliverFrom(github, checkOut(github), {
      products: { "cutouts/a.png": "A" },
      settings: { branch: "pictures/new" },
    });
    expect(delivered).toMatchObject([{ kind: "commit", branch: "pictures/new" }]);
    expect(git(bare, "rev-parse", "pictures/new^")).toBe(tipOf(bare, "main"));
  });

  it("goes to the head branch of a pull request of the same repository, not to the merge commit", async () => {
    const sha = commitTo(bare, "topic", { "pictures/t.jpg": "t" }, "Topic");
    const merge = commitTo(bare, "merge", { "merged.txt": "m" }, "Merge");
    const side = (ref: string) => ({ ref, sha, repo: { full_name: "octo/shop" } });
    const event = {
      name: "pull_request",
      ref: "refs/pull/1/merge",
      payload: { pull_request: { number: 1, head: side("topic"), base: side("main") } },
    };
    const workspace = checkOut(github, { ref: merge });
    const { delivered } = await deliverFrom(github, workspace, { event, products: { "cutouts/t.png": "T" } });
    expect(delivered).toMatchObject([{ kind: "commit", branch: "topic" }]);
    expect(git(bare, "rev-parse", "topic^")).toBe(sha);
    expect(filesOf(bare, "topic")).not.toContain("merged.txt");
  });
});

describe("a commit that may not be made", () => {
  const products = { "cutouts/a.png": "A" };

  /** With a token that may only read: what came of it, and all that is in the workspace then. */
  const readOnly = once(async () => {
    github.switches.contents = "read";
    const workspace = clone(github);
    const result = await deliverFrom(github, workspace, { products });
    const files = [...snapshot(workspace).keys()].map((file) => readFileSync(file, "latin1")).join("\n");
    return { result, files, token: github.switches.token };
  });

  it("names the missing permission where the token is read-only", async () => {
    const { delivered } = (await readOnly()).result;
    expect(delivered[0]).toMatchObject({ kind: "failed", way: "commit" });
    expect(JSON.stringify(delivered[0])).toContain("permissions: contents: write");
  });

  it("names the protection and the way around it where the branch is protected", async () => {
    protectBranch(bare, "main");
    const { delivered } = await deliverFrom(github, checkOut(github), { products });
    expect(delivered[0]).toMatchObject({
      kind: "failed",
      reason: expect.stringMatching(/protected.*deliver: pull-request.*GH006/s),
    });
  });

  it("does not try on a fork's pull request, and says what will happen instead", async () => {
    const side = (name: string) => ({ ref: "main", sha: "1".repeat(40), repo: { full_name: name } });
    const payload = { pull_request: { number: 1, head: side("eve/shop"), base: side("octo/shop") } };
    const workspace = checkOut(github);
    const asked = github.requests.length;
    const { delivered } = await deliverFrom(github, workspace, { event: { name: "pull_request", payload }, products });
    expect(delivered[0]).toMatchObject({ kind: "nothing", reason: expect.stringMatching(/fork.*once it is merged/s) });
    expect(github.requests.length).toBe(asked);
  });

  it("asks for a branch where the event has none", async () => {
    const event = { name: "push", ref: "refs/tags/v1" };
    const { delivered } = await deliverFrom(github, checkOut(github), { event, products });
    expect(delivered[0]).toMatchObject({ kind: "failed", reason: expect.stringContaining("`branch`") });
  });

  it("sends the products out as an artifact all the same, or says why it cannot", async () => {
    const { delivered } = (await readOnly()).result;
    expect(delivered.slice(1)).toMatchObject([
      { kind: "failed", way: "artifact", reason: expect.stringContaining("Enterprise Server") },
    ]);
  });

  it("stops where the attributes ask for a filter that is not configured", async () => {
    commitTo(bare, "main", { ".gitattributes": "*.png filter=lfs diff=lfs merge=lfs -text\n" }, "LFS");
    const tip = tipOf(bare, "main");
    const { delivered } = await deliverFrom(github, checkOut(github), { products });
    expect(delivered[0]).toMatchObject({
      kind: "failed",
      reason: expect.stringMatching(/cutouts\/a\.png.*lfs: true/s),
    });
    expect(tipOf(bare, "main")).toBe(tip);
  });

  it("stops where the manifest on the branch cannot be read", async () => {
    const { delivered } = await deliverFrom(github, checkOut(github), {
      changes: {
        written: [],
        removed: ["cutouts/gone.png"],
        manifest: ".cutouts.json",
        ...plainly,
        // Found only after a part of it has gone to git.
        mergeManifest: async function* () {
          yield "lines\n";
          throw new Error("The manifest is of a newer version.");
        },
      },
    });
    expect(delivered[0]).toMatchObject({ kind: "failed", reason: "The manifest is of a newer version." });
  });

  it("never shows or stores the token", async () => {
    const { result, files, token } = await readOnly();
    for (const secret of [token, Buffer.from(`x-access-token:${token}`).toString("base64")]) {
      expect(JSON.stringify(result)).not.toContain(secret);
      expect(files).not.toContain(secret);
    }
  });
});
