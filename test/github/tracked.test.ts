import { utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Git, openGit } from "../../src/github/git.js";
import { indexEntries, treeEntries } from "../../src/github/tracked.js";
import { gitEnvironment, git as plainGit, snapshot, temporaryFolder, write } from "../support/git.js";

function repository(files: Readonly<Record<string, string>>, folder = temporaryFolder()): Git {
  plainGit(folder, "init", "-q");
  write(folder, files);
  plainGit(folder, "add", "-A");
  plainGit(folder, "commit", "-q", "-m", "Begin");
  const git = openGit({ directory: folder, env: gitEnvironment, anyOwner: true });
  if (git === undefined) throw new Error("no repository");
  return git;
}

const blob = (git: Git, path: string) => ({ blobId: plainGit(git.root, "rev-parse", `:${path}`) });
const unmodified = (git: Git, path: string) => ({ kind: "unmodified", ...blob(git, path) });

describe("what git knows of the files", () => {
  it("gives the blob ids of unmodified files under any name, and of no others", async () => {
    const strange = ["wéird ☃.png", "tab\there.png", "new\nline.png", '"quoted".png', ":(glob)*.png", "-n.png"];
    const git = repository(Object.fromEntries(["same.png", "edited.png", "gone.png", ...strange].map((n) => [n, n])));
    write(git.root, { "edited.png": "EDITED!!!!", "untracked.png": "u" });
    plainGit(git.root, "rm", "-q", "gone.png");
    const entries = await indexEntries(git, git.root);
    expect([...entries.keys()].sort()).toEqual(["same.png", ...strange].sort());
    for (const name of strange) expect(entries.get(name)).toEqual(unmodified(git, `./${name}`));
    for (const name of ["edited.png", "gone.png", "untracked.png", "sam", "z"]) expect(entries.has(name)).toBe(false);
  });

  it("notices an edit of the same length in the very second of the checkout", async () => {
    const git = repository({ "a.png": "aaaa" });
    write(git.root, { "a.png": "bbbb" });
    expect((await indexEntries(git, git.root)).has("a.png")).toBe(false);
  });

  it("does not vouch for files that git was told not to look at", async () => {
    const git = repository({ "a.png": "a", "b.png": "b" });
    plainGit(git.root, "update-index", "--assume-unchanged", "a.png");
    expect([...(await indexEntries(git, git.root)).keys()]).toEqual(["b.png"]);
  });

  it("tells the files that a sparse checkout leaves out from those that are there", async () => {
    const git = repository({ "in/a.png": "a", "out/b.png": "b" });
    plainGit(git.root, "sparse-checkout", "set", "in");
    const entries = await indexEntries(git, git.root);
    expect([...entries.keys()]).toEqual(["in/a.png", "out/b.png"]);
    expect(entries.get("in/a.png")).toEqual(unmodified(git, "in/a.png"));
    expect(entries.get("out/b.png")).toEqual({ kind: "left-out", ...blob(git, "out/b.png") });
  });

  it("leaves the index as it is, byte for byte", async () => {
    const git = repository({ "a.png": "a" });
    utimesSync(join(git.root, "a.png"), new Date(0), new Date(0));
    const before = snapshot(join(git.root, ".git"));
    await indexEntries(git, git.root);
    expect(snapshot(join(git.root, ".git"))).toEqual(before);
  });

  it("names files from the workspace, be the repository a folder of it or around it", async () => {
    const workspace = temporaryFolder();
    write(workspace, { "shop/x": "" });
    const inside = repository({ "pictures/a.png": "a" }, join(workspace, "shop"));
    expect([...(await indexEntries(inside, workspace)).keys()]).toContain("shop/pictures/a.png");
    const around = repository({ "pictures/a.png": "a", "b.png": "b" });
    const pictures = join(around.root, "pictures");
    expect([...(await indexEntries(around, pictures)).keys()]).toEqual(["a.png"]);
    expect([...((await treeEntries(around, pictures, "HEAD")) ?? []).keys()]).toEqual(["a.png"]);
  });

  it("reads a commit's files, and says so where a shallow clone has not got the commit", async () => {
    const git = repository({ "a.png": "a", "b/c.png": "c" });
    write(git.root, { "a.png": "later" });
    const tree = await treeEntries(git, git.root, "HEAD");
    expect(tree?.get("a.png")).toEqual(blob(git, "a.png"));
    expect(tree?.get("b/c.png")).toEqual(blob(git, "b/c.png"));
    expect(await treeEntries(git, git.root, "1".repeat(40))).toBeUndefined();
  });
});
