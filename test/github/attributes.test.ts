import { join } from "node:path";
import { expect, it } from "vitest";
import { convertedPaths, filters } from "../../src/github/attributes.js";
import { type Git, openGit } from "../../src/github/git.js";
import { gitEnvironment, git as plainGit, temporaryFolder, write } from "../support/git.js";

function repository(attributes: string): Git {
  const folder = temporaryFolder();
  plainGit(folder, "init", "-q");
  write(folder, { ".gitattributes": attributes, "shop/a.png": "a" });
  const git = openGit({ directory: folder, env: gitEnvironment, anyOwner: false });
  if (git === undefined) throw new Error("no repository");
  return git;
}

it("tells which paths a filter takes, also of files that do not exist yet", async () => {
  const git = repository("*.png filter=lfs\nraw/** -filter\n*.gif filter\n");
  const found = await filters(git, git.root, ["a.png", "b/new\nline.png", "raw/c.png", "d.jpg", "e.gif"]);
  expect([...found]).toEqual([
    ["a.png", "lfs"],
    ["b/new\nline.png", "lfs"],
  ]);
});

it("names paths from the workspace", async () => {
  const git = repository("*.png filter=lfs\n");
  expect([...(await filters(git, join(git.root, "shop"), ["a.png"]))]).toEqual([["a.png", "lfs"]]);
});

it.each([
  ["nothing", false, ""],
  ["a look whether it is text", false, "* text=auto eol=lf"],
  ["that it is none", false, "*.png binary"],
  ["none of what others have", false, "* filter=spy text ident\n*.png -filter -text -ident"],
  ["that it is text", true, "*.png text"],
  ["an end of lines", true, "*.png eol=crlf"],
  ["a filter", true, "*.png filter=lfs"],
  ["an id", true, "*.png ident"],
  ["an encoding", true, "*.png working-tree-encoding=UTF-16"],
])("what has %s in its attributes is converted: %s", async (_, isConverted, attributes) => {
  const git = repository(`${attributes}\n`);
  expect([...(await convertedPaths(git, git.root, ["a.png", "b.jpg"]))].includes("a.png")).toBe(isConverted);
});
