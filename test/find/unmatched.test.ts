import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { explainUnmatched } from "../../src/find/unmatched.js";
import { createTree, type Tree } from "./tree.js";

const trees: Tree[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) tree.remove();
});

function explain(line: string, ...files: readonly string[]) {
  const tree = createTree(files);
  trees.push(tree);
  return explainUnmatched(tree.workspace, "", line);
}

const FILES = ["photos/shoes/red boot.jpg", "photos/hat.png", "docs/readme.md"] as const;

describe("a plain path that is not there", () => {
  it.each([
    ["Photos", 'Did you mean "photos"?'],
    ["pohtos", 'Did you mean "photos"?'],
    ["photos/shoe/red boot.jpg", 'Did you mean "photos/shoes/red boot.jpg"?'],
    ["photos/hat.jpg", 'Did you mean "photos/hat.png"?'],
    ["photos/HAT.PNG", 'Did you mean "photos/hat.png"?'],
    ["photos,", 'Did you mean "photos"?'],
    ['"photos"', 'Did you mean "photos"?'],
    ["photos\\hat.png", 'Did you mean "photos/hat.png"?'],
    ["photos\\", 'Did you mean "photos"?'],
    ["./pohtos/", 'Did you mean "photos/"?'],
    ["photos, docs", "Give each path a line of its own."],
    ["images", "Check its spelling, and that it is checked out."],
    ["photos/gloves.png", "Check its spelling, and that it is checked out."],
  ])("%s: %s", async (line, hint) => {
    const explained = await explain(line, ...FILES);
    expect(explained).toEqual({ line, isMissing: true, hint: `There is no such file or folder. ${hint}` });
  });
});

describe("a pattern that matches nothing", () => {
  it.each([
    ["pohtos/**/*.jpg", 'There is no such file. Did you mean "photos/**/*.jpg"?'],
    ["photos\\*.png", 'There is no such file. Did you mean "photos/*.png"?'],
    ["photos/*.webp", 'There is no such file in "photos".'],
    ["*.webp", "There is no such file here."],
    ["images/*.webp", 'There is no folder "images". Check its spelling, and that it is checked out.'],
  ])("%s: %s", async (line, hint) => {
    expect(await explain(line, ...FILES)).toEqual({ line, isMissing: false, hint });
  });
});

it("an empty folder is there, and no mistake of spelling", async () => {
  const tree = createTree(["photos/old/.keep"]);
  trees.push(tree);
  expect(await explainUnmatched(tree.workspace, "", "photos/old")).toEqual({
    line: "photos/old",
    isMissing: false,
    hint: 'There is no such file in "photos/old".',
  });
});

it("a path from the workspace is told to start at the working directory", async () => {
  const tree = createTree(["shop/photos/a.jpg"]);
  trees.push(tree);
  const { hint } = await explainUnmatched(join(tree.workspace, "shop"), "shop/", "shop/photos");
  expect(hint).toContain('Paths start at the working directory, so leave "shop/" out: "photos".');
});
