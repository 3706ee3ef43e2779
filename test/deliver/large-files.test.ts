import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bareRepository, git, gitEnvironment, temporaryFolder, write } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { type LfsServer, lfsServer } from "../support/lfs-server.js";
import { tipOf } from "../support/refs.js";
import { checkOut, deliverFrom, fileAt } from "./workbench.js";

function hasLfs(): boolean {
  try {
    execFileSync("git", ["lfs", "version"], { env: gitEnvironment, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const token = "ghs_test0123456789";
const attributes = "*.png filter=lfs diff=lfs merge=lfs -text\n";
let bare: string;
let lfs: LfsServer;
let github: FakeGitHub;

beforeEach(async () => {
  bare = bareRepository({ ".gitattributes": attributes, "pictures/a.jpg": "a" });
  lfs = lfsServer(token);
  github = await startFakeGitHub({ bareRepo: bare, token, handlers: [lfs.handler, gitData(bare).handler] });
});
afterEach(() => github.close());

/** As `actions/checkout` with `lfs: true` leaves it. */
function checkOutWithLfs(): string {
  const workspace = checkOut(github);
  git(workspace, "lfs", "install", "--local");
  return workspace;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const products = { "cutouts/a.png": "A".repeat(3_000), "cutouts/b.png": "B", "cutouts/plain.webp": "W" };
const pointer = (text: string) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(text)}\nsize ${text.length}`;

describe.skipIf(!hasLfs())("products that Git LFS keeps (needs git-lfs)", () => {
  it("are committed as pointers, and their bytes are on the LFS server before the commit is", async () => {
    const workspace = checkOutWithLfs();
    const config = readFileSync(join(workspace, ".git/config"), "utf8");
    const { delivered } = await deliverFrom(github, workspace, { products });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(fileAt(bare, "main", "cutouts/a.png")).toBe(pointer("A".repeat(3_000)));
    expect(fileAt(bare, "main", "cutouts/plain.webp")).toBe("W");
    expect([...lfs.objects.keys()].sort()).toEqual([sha256("A".repeat(3_000)), sha256("B")].sort());
    const order = github.requests.map(({ url }) => url.pathname.replace(/.*\//, ""));
    expect(order.lastIndexOf("git-receive-pack")).toBeGreaterThan(order.indexOf(sha256("B")));
    expect(readFileSync(join(workspace, ".git/config"), "utf8")).toBe(config);
  });

  it("go the same way where checkout keeps its credentials in a file of their own, which the configuration includes", async () => {
    const workspace = checkOutWithLfs();
    const header = git(workspace, "config", "--get", `http.${github.url}/.extraheader`);
    git(workspace, "config", "--remove-section", `http.${github.url}/`);
    const file = join(temporaryFolder(), "credentials.config");
    git(workspace, "config", "--file", file, `http.${github.url}/.extraheader`, header);
    git(workspace, "config", `includeIf.gitdir:${workspace}/.git.path`, file);
    const { delivered } = await deliverFrom(github, workspace, { products });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect([...lfs.objects.keys()].sort()).toEqual([sha256("A".repeat(3_000)), sha256("B")].sort());
  });

  it("go the same way with a verified commit", async () => {
    const { delivered } = await deliverFrom(github, checkOutWithLfs(), {
      products,
      settings: { verifiedCommits: "required" },
    });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(git(bare, "show", "-s", "--format=%cn", "main")).toBe("GitHub");
    expect(fileAt(bare, "main", "cutouts/b.png")).toBe(pointer("B"));
    expect(lfs.objects.has(sha256("B"))).toBe(true);
  });

  it("are not committed whole where git-lfs is not set up in this checkout", async () => {
    const tip = tipOf(bare, "main");
    const { delivered } = await deliverFrom(github, checkOut(github), { products });
    expect(delivered[0]).toMatchObject({ kind: "failed", reason: expect.stringContaining("git lfs install --local") });
    expect(tipOf(bare, "main")).toBe(tip);
  });

  it("are not committed whole where a filter is configured that makes no pointers", async () => {
    const workspace = checkOut(github);
    git(workspace, "config", "filter.lfs.clean", "cat");
    const tip = tipOf(bare, "main");
    const { delivered } = await deliverFrom(github, workspace, { products });
    expect(delivered[0]).toMatchObject({ kind: "failed", reason: expect.stringContaining("no pointer was made") });
    expect(tipOf(bare, "main")).toBe(tip);
  });

  it("are not committed where the LFS server does not take their bytes", async () => {
    const workspace = checkOutWithLfs();
    write(workspace, { ".lfsconfig": `[lfs]\n\turl = ${github.url}/nowhere\n` });
    const tip = tipOf(bare, "main");
    const { delivered } = await deliverFrom(github, workspace, { products });
    expect(delivered[0]).toMatchObject({ kind: "failed", reason: expect.stringMatching(/lfs/i) });
    expect(tipOf(bare, "main")).toBe(tip);
  });
});
