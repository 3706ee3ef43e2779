import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Git, openGit } from "../../src/github/git.js";
import { readFiltered } from "../../src/run/plan/read-filtered.js";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, gitEnvironment, git as plainGit } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { lfsServer } from "../support/lfs-server.js";

const token = "ghs_test0123456789";
const secrets = { GITHUB_TOKEN: "ghs_other", AWS_SECRET_ACCESS_KEY: "aws-secret", "INPUT_APP-CODE": "app-code" };
const product = "P".repeat(3000);
const oid = createHash("sha256").update(product).digest("hex");
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${product.length}\n`;

let github: FakeGitHub | undefined;
afterEach(() => github?.close());

function hasLfs(): boolean {
  try {
    execFileSync("git", ["lfs", "version"], { env: gitEnvironment, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function checkedOut(
  attributes: string,
  content: string,
): Promise<{ readonly git: Git; readonly folder: string }> {
  const lfs = lfsServer(token);
  lfs.objects.set(oid, Buffer.from(product));
  const bare = bareRepository({ ".gitattributes": attributes, "cutouts/a.png": content });
  github = await startFakeGitHub({ bareRepo: bare, token, private: true, handlers: [lfs.handler] });
  const folder = checkOut(github);
  const git = openGit({
    directory: folder,
    env: { ...gitEnvironment, ...secrets },
    access: { server: github.url, token, repository: { owner: "octo", repo: "shop" } },
    anyOwner: true,
  });
  if (git === undefined) throw new Error("no repository");
  return { git, folder };
}

describe("a product of another branch", () => {
  it("comes through the repository's own filter, which sees no token and no credential", async () => {
    const { git, folder } = await checkedOut("*.png filter=spy\n", "stored");
    const seen = join(folder, ".git/seen");
    plainGit(folder, "config", "filter.spy.smudge", `env > '${seen}'; cat; echo smudged`);
    const read = await readFiltered(git, "HEAD:cutouts/a.png", true);
    expect(read?.toString()).toBe("storedsmudged\n");
    const environment = readFileSync(seen, "utf8");
    const encoded = Buffer.from(`x-access-token:${token}`).toString("base64");
    for (const secret of [token, encoded, ...Object.values(secrets)]) expect(environment).not.toContain(secret);
  });

  it("stays the pointer that it is where Git LFS is not set up", async () => {
    const { git } = await checkedOut("*.png filter=lfs\n", pointer);
    expect((await readFiltered(git, "HEAD:cutouts/a.png", true))?.toString()).toBe(pointer);
  });

  it.skipIf(!hasLfs())("is downloaded by Git LFS, which has the token (needs git-lfs)", async () => {
    const { git, folder } = await checkedOut("*.png filter=lfs\n", pointer);
    plainGit(folder, "lfs", "install", "--local");
    const read = await readFiltered(git, "HEAD:cutouts/a.png", true);
    expect(read?.toString()).toBe(product);
  });
});
