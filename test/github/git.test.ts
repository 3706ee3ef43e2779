import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openGit } from "../../src/github/git.js";
import { bareRepository, gitEnvironment, git as plainGit, temporaryFolder, write } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";

const token = "ghs_verysecret42";
let github: FakeGitHub | undefined;
afterEach(() => github?.close());

function open(directory: string, env: Readonly<Record<string, string>> = {}, server = github?.url) {
  const git = openGit({
    directory,
    env: { ...gitEnvironment, ...env },
    ...(server && { access: { server, token } }),
    anyOwner: true,
  });
  if (git === undefined) throw new Error("no repository");
  return git;
}

describe("git", () => {
  it("is absent outside of a work tree, and found from a folder below its top", () => {
    const folder = temporaryFolder();
    expect(openGit({ directory: folder, env: gitEnvironment, anyOwner: true })).toBeUndefined();
    plainGit(folder, "init", "-q");
    write(folder, { "a/b/c.txt": "" });
    expect(open(join(folder, "a/b")).root).toBe(folder);
  });

  it("shows its token to the server in place of what the checkout left, and writes it nowhere", async () => {
    const bare = bareRepository({ "a.txt": "a" });
    github = await startFakeGitHub({ bareRepo: bare, token, private: true });
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    plainGit(folder, "config", `http.${github.url}/.extraheader`, "AUTHORIZATION: basic c3RhbGU6dG9rZW4=");
    const before = readFileSync(join(folder, ".git/config"), "utf8");
    await open(folder).run(["fetch", "-q", `${github.url}/octo/shop`, "main"]);
    expect(readFileSync(join(folder, ".git/config"), "utf8")).toBe(before);
    expect(github.requests.length).toBeGreaterThan(0);
  });

  it("fails with git's own last words, and without the token", async () => {
    github = await startFakeGitHub({ bareRepo: bareRepository({}), token, contents: "read" });
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    write(folder, { "a.txt": "a" });
    plainGit(folder, "add", ".");
    plainGit(folder, "commit", "-q", "-m", "a");
    const url = github.url.replace("://", `://user:${token}@`);
    const failure = await open(folder).attempt(["push", `${url}/octo/shop`, "HEAD:refs/heads/main"]);
    expect(failure).toMatchObject({ kind: "failed" });
    if (failure.kind !== "failed") return;
    expect(failure.words).toContain("denied to github-actions[bot]");
    expect(failure.words).not.toContain(token);
  });

  it("never asks anybody for a password", async () => {
    github = await startFakeGitHub({ bareRepo: bareRepository({}), private: true });
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    const askpass = join(folder, "askpass");
    writeFileSync(askpass, `#!/bin/sh\ntouch ${folder}/asked\n`);
    chmodSync(askpass, 0o755);
    const git = openGit({
      directory: folder,
      env: { ...gitEnvironment, GIT_ASKPASS: askpass, SSH_ASKPASS: askpass },
      anyOwner: true,
    });
    const failure = await git?.attempt(["ls-remote", `${github.url}/octo/shop`]);
    expect(failure).toMatchObject({ kind: "failed", words: expect.stringContaining("terminal prompts disabled") });
    expect(() => readFileSync(join(folder, "asked"))).toThrow();
  });

  it("works in a folder of another owner only where the workflow made it", async () => {
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    // What git's own tests use to play another owner.
    const env = { ...gitEnvironment, GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    const other = (anyOwner: boolean) =>
      openGit({ directory: folder, env, anyOwner })?.attempt(["rev-parse", "--git-dir"]);
    expect(await other(false)).toMatchObject({ kind: "failed", words: expect.stringContaining("dubious ownership") });
    expect(await other(true)).toMatchObject({ kind: "done" });
  });

  it("is not led to another repository by the variables of a hook it runs in, and runs no hooks itself", async () => {
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    for (const each of [folder, other]) plainGit(each, "init", "-q");
    const git = open(folder, { GIT_DIR: join(other, ".git"), GIT_INDEX_FILE: join(other, ".git/index") });
    expect(await git.line(["rev-parse", "--show-toplevel"])).toBe(folder);
    write(folder, { ".git/hooks/reference-transaction": `#!/bin/sh\ntouch ${folder}/ran\n`, "a.txt": "a" });
    chmodSync(join(folder, ".git/hooks/reference-transaction"), 0o755);
    const tree = await git.line(["mktree"], { input: "" });
    const commit = await git.line(["commit-tree", tree, "-m", "x"]);
    await git.run(["update-ref", "refs/heads/x", commit]);
    expect(() => readFileSync(join(folder, "ran"))).toThrow();
  });

  it("runs no program that the repository's configuration names for a look at the index", async () => {
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    write(folder, { "a.txt": "a", ".git/spy": `#!/bin/sh\ntouch ${folder}/ran\n` });
    plainGit(folder, "add", "a.txt");
    chmodSync(join(folder, ".git/spy"), 0o755);
    plainGit(folder, "config", "core.fsmonitor", join(folder, ".git/spy"));
    await open(folder).run(["status", "--porcelain"]);
    expect(() => readFileSync(join(folder, "ran"))).toThrow();
  });

  it("keeps the configuration that its own environment already carried", async () => {
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    const git = open(folder, { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "test.kept", GIT_CONFIG_VALUE_0: "yes" });
    expect(await git.line(["config", "test.kept"])).toBe("yes");
    expect(await git.line(["config", "core.hooksPath"])).toBe("/dev/null");
  });

  it("shows its filters and helpers no secret that they have no use for", async () => {
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    const secrets = { "INPUT_APP-CODE": "s3cret", CUTOUT_APP_CODE: "s3cret", INPUT_TOKEN: "s3cret" };
    const credentials = { AWS_SECRET_ACCESS_KEY: "s3cret", AWS_SESSION_TOKEN: "s3cret", GITHUB_TOKEN: "s3cret" };
    const useful = { HTTPS_PROXY: "http://proxy.example:3128", GIT_LFS_SKIP_SMUDGE: "1" };
    write(folder, { ".gitattributes": "*.jpg filter=spy", "a.jpg": "a" });
    plainGit(folder, "config", "filter.spy.clean", "env");
    const seen = (server: string) => {
      const env = { ...secrets, ...credentials, ...useful };
      return open(folder, env, server).line(["hash-object", "-w", "--path=a.jpg", "--stdin"], { input: "a" });
    };
    const inWorkflow = plainGit(folder, "cat-file", "blob", await seen("https://github.example"));
    expect(inWorkflow).not.toContain("s3cret");
    expect(inWorkflow).toMatch(/^HTTPS_PROXY=http:\/\/proxy.example:3128$/m);
    expect(inWorkflow).toMatch(/^GIT_LFS_SKIP_SMUDGE=1$/m);
    expect(inWorkflow).toMatch(/^PATH=./m);
    // A helper of the user's, such as gh or that of CodeCommit, signs in with these.
    const onCommandLine = plainGit(folder, "cat-file", "blob", await seen(""));
    for (const name of Object.keys(secrets)) expect(onCommandLine).not.toContain(`${name}=`);
    for (const name of Object.keys(credentials)) expect(onCommandLine).toContain(`${name}=s3cret`);
  });
});

describe("a clean filter of the repository", () => {
  it("sees no token and no credential when products are staged", async () => {
    const folder = temporaryFolder();
    plainGit(folder, "init", "-q");
    write(folder, { ".gitattributes": "*.png filter=spy\n", "a.png": "picture" });
    const seen = join(folder, ".git/seen");
    plainGit(folder, "config", "filter.spy.clean", `env > '${seen}'; cat`);
    const git = open(
      folder,
      { GITHUB_TOKEN: "ghs_other", AWS_SECRET_ACCESS_KEY: "aws-secret", INPUT_TOKEN: token },
      "https://github.com",
    );
    await git.run(["update-index", "--add", "-z", "--stdin"], { input: "a.png\0" });
    const environment = readFileSync(seen, "utf8");
    const encoded = Buffer.from(`x-access-token:${token}`).toString("base64");
    expect(environment).toContain("GIT_TERMINAL_PROMPT=0");
    for (const secret of [token, encoded, "ghs_other", "aws-secret"]) expect(environment).not.toContain(secret);
  });
});
