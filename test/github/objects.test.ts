import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Git, openGit } from "../../src/github/git.js";
import { bareRepository, gitEnvironment, git as plainGit, type Tree, temporaryFolder } from "../support/git.js";
import { notingGit } from "../support/noting-git.js";

const LONG = Buffer.alloc(3_000_000, "0123456789\n");
const FILES: Tree = { "a.png": "a", "long.bin": LONG, "empty.png": "", "new\nline.png": "n", "sp ace missing": "s" };

function open(env: Readonly<Record<string, string>> = {}, files = FILES): Git {
  const folder = temporaryFolder();
  plainGit(folder, "clone", "-q", bareRepository(files), "work");
  const git = openGit({ directory: join(folder, "work"), env: { ...gitEnvironment, ...env }, anyOwner: false });
  if (git === undefined) throw new Error("no repository");
  return git;
}

it("finds and reads what names name, the long and the empty, be they asked at once or one by one", async () => {
  const { objects } = open();
  const names = [
    "HEAD:a.png",
    "HEAD:long.bin",
    "HEAD:none",
    "HEAD:empty.png",
    "HEAD:sp ace missing",
    "HEAD:new\nline.png",
  ];
  const [read, found] = [names.map((name) => objects.read(name)), names.map((name) => objects.find(name))];
  const contents = ["a", LONG.toString(), undefined, "", "s", "n"];
  expect((await Promise.all(read)).map((bytes) => bytes?.toString())).toEqual(contents);
  expect((await Promise.all(found)).map((info) => info?.size)).toEqual([1, LONG.length, undefined, 0, 1, 1]);
  for (const [i, name] of names.entries()) expect((await objects.read(name))?.toString()).toBe(contents[i]);
});

it("tells a commit and its tree as git does", async () => {
  const git = open();
  const [sha, tree] = [plainGit(git.root, "rev-parse", "HEAD"), plainGit(git.root, "rev-parse", "HEAD^{tree}")];
  expect(await git.objects.find("HEAD^{commit}")).toMatchObject({ id: sha, type: "commit" });
  expect((await git.objects.find(`${sha}^{tree}`))?.id).toBe(tree);
  expect(String(await git.objects.read(sha))).toContain(`tree ${tree}\n`);
  expect(await git.objects.find(`${"1".repeat(40)}^{tree}`)).toBeUndefined();
});

it("sees what came into the store since its first answer", async () => {
  const git = open();
  const id = await git.line(["hash-object", "--stdin"], { input: "new" });
  expect(await git.objects.find(id)).toBeUndefined();
  await git.run(["hash-object", "-w", "--stdin"], { input: "new" });
  expect(await git.objects.find(id)).toMatchObject({ size: 3 });
});

it("takes one process for any number of questions", async () => {
  const { path, calls } = notingGit();
  const { objects } = open({ PATH: path });
  await Promise.all(Array.from({ length: 100 }, () => objects.read("HEAD:a.png")));
  for (let i = 0; i < 10; i++) await objects.read("HEAD:none");
  expect(calls()).toEqual(["cat-file --batch"]);
});

it("says git's own words where git cannot answer, and asks a new process the next time", async () => {
  const git = open();
  const config = join(git.root, ".git/config");
  const before = readFileSync(config, "utf8");
  writeFileSync(config, "[core\n");
  await expect(git.objects.read("HEAD:a.png")).rejects.toThrow(/^git cat-file failed: fatal: bad config line 1/);
  writeFileSync(config, before);
  expect((await git.objects.read("HEAD:a.png"))?.toString()).toBe("a");
});

it("keeps no program from ending", async () => {
  const { objects } = open();
  const processes = () => process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length;
  const [before, answer] = [processes(), objects.read("HEAD:a.png")];
  await answer;
  expect(processes()).toBe(before);
});
