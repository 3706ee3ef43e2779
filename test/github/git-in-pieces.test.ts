import { describe, expect, it } from "vitest";
import { openGit } from "../../src/github/git.js";
import { eachFields } from "../../src/github/tracked.js";
import { gitEnvironment, git as plainGit, temporaryFolder, write } from "../support/git.js";

function repository() {
  const folder = temporaryFolder();
  plainGit(folder, "init", "-q");
  const git = openGit({ directory: folder, env: gitEnvironment, anyOwner: true });
  if (git === undefined) throw new Error("no repository");
  return { git, folder };
}

async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

const LONG = Array.from({ length: 20_000 }, (_, at) => `line ${at} of a text that no pipe holds\n`);

describe("git in pieces", () => {
  it("takes what is longer than a pipe, and gives it back", async () => {
    const { git } = repository();
    const id = await git.line(["hash-object", "-w", "--stdin"], { input: LONG });
    expect(await textOf(git.stream(["cat-file", "blob", id]))).toBe(LONG.join(""));
  });

  it("makes nothing of an input that breaks off, and passes on why it did", async () => {
    const { git, folder } = repository();
    const input = async function* () {
      yield LONG.join("");
      throw new Error("The manifest is of a newer version.");
    };
    const hashed = git.attempt(["hash-object", "-w", "--stdin"], { input: input() });
    await expect(hashed).rejects.toThrow("The manifest is of a newer version.");
    expect(plainGit(folder, "count-objects")).toMatch(/^0 objects/);
  });

  it("ends well where a command has enough before it has read it all", async () => {
    const { git } = repository();
    expect(await git.line(["version"], { input: LONG })).toMatch(/^git version/);
  });

  it("says why it has nothing to give", async () => {
    const { git } = repository();
    await expect(textOf(git.stream(["cat-file", "blob", "HEAD:none"]))).rejects.toThrow(
      /^git cat-file failed: fatal: invalid object name/,
    );
  });

  it("is ended by whoever has seen enough", async () => {
    const { git } = repository();
    const id = await git.line(["hash-object", "-w", "--stdin"], { input: LONG });
    let seen = 0;
    for await (const chunk of git.stream(["cat-file", "blob", id])) {
      seen += chunk.length;
      break;
    }
    expect(seen).toBeGreaterThan(0);
  });

  it("reads each name whole, wherever the pieces end", async () => {
    const { git, folder } = repository();
    const names = ["plain.png", "tab\t.png", "ütf ☃.png", "new\nline.png"];
    write(folder, Object.fromEntries(names.map((name) => [name, name])));
    plainGit(folder, "add", "-A");
    const bytes = await git.run(["ls-files", "-z"]);
    const one = async function* () {
      for (const byte of bytes) yield Buffer.of(byte);
    };
    const read: string[] = [];
    for await (const some of eachFields(one())) read.push(...some);
    expect(read.toSorted()).toEqual(names.toSorted());
  });
});
