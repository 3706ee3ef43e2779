import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/user-error.js";
import { createTree, type Tree } from "./tree.js";

let tree: Tree | undefined;

afterEach(() => {
  tree?.remove();
  tree = undefined;
});

function treeOf(...files: readonly string[]): Tree {
  tree = createTree(files);
  return tree;
}

describe("paths", () => {
  it("take braces, also one in another", async () => {
    const { paths } = treeOf("a/1.jpg", "a/2.png", "b/3.jpeg", "c/4.jpg", "a/5.gif");
    expect(await paths("{a,b}/*.{jp{,e}g,png}")).toEqual(["a/1.jpg", "a/2.png", "b/3.jpeg"]);
    expect(await paths("a/{1..2}.*")).toEqual(["a/1.jpg", "a/2.png"]);
  });

  it.each(["{1..1000000000}.jpg", `${"{a,b}".repeat(40)}.jpg`])(
    "are refused where braces stand for very many (%s)",
    async (line) => {
      await expect(treeOf("a.jpg").paths(line)).rejects.toThrow(/stands for more than 1,000 paths by its braces/);
    },
  );

  it("take a folder for every file below it, with or without a slash, and . for all", async () => {
    const { paths } = treeOf("a/1.jpg", "a/deep/er/2.png", "b.jpg");
    const below = ["a/1.jpg", "a/deep/er/2.png"];
    for (const folder of ["a", "a/", "./a", "a/.", "a/**"]) expect(await paths(folder)).toEqual(below);
    for (const all of [".", "./", "**", "*"]) expect(await paths(all)).toEqual([...below, "b.jpg"]);
  });

  it.each([
    "photo [1].jpg",
    "{set}/a.jpg",
    "a*b.jpg",
    "who?.jpg",
    "[ab]/x.jpg",
    "#1.jpg",
    "a b/c%20d.jpg",
    "it's $HOME.jpg",
    "back\\slash.jpg",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a file's name
    "${name}.jpg",
    "照片/产品 图.jpg",
    "!odd/+.jpg",
    "-x.jpg",
    "~.jpg",
    "a,b.jpg",
    "(1).jpg",
    "[[:alpha:]].jpg",
    "@(x).jpg",
  ])("take the very name of a file: %s", async (name) => {
    const { paths } = treeOf(name, "a/other.jpg", "ab.jpg", "x.jpg", "photo 1.jpg");
    const line = name.startsWith("!") || name.startsWith("~") ? `./${name}` : name;
    expect(await paths(line)).toEqual([name]);
  });

  it("take a folder that has brackets by its name, with a pattern behind it", async () => {
    const { paths } = treeOf(
      "app/[locale]/a.jpg",
      "app/[locale]/x/b.jpg",
      "app/l/c.jpg",
      "[...all]/d.jpg",
      "[ab]/e.jpg",
      "a/f.jpg",
    );
    expect(await paths("app/[locale]/*.jpg")).toEqual(["app/[locale]/a.jpg"]);
    expect(await paths("app/[locale]/**")).toEqual(["app/[locale]/a.jpg", "app/[locale]/x/b.jpg"]);
    expect(await paths("[...all]/*.{jpg,png}")).toEqual(["[...all]/d.jpg"]);
    // Where there is no such folder it is a class of letters.
    expect(await paths("app/[a-z]/*.jpg")).toEqual(["app/l/c.jpg"]);
    expect(await paths(".", "!app/[locale]/**")).not.toContain("app/[locale]/a.jpg");
  });

  it("take brackets behind a wildcard for a folder's or a file's name, as well as for a class of letters", async () => {
    const { paths } = treeOf("app/x/[locale]/a.jpg", "app/x/[...slug]/b.jpg", "app/x/o/c.jpg", "app/x/y/[id].jpg");
    expect(await paths("app/**/[locale]/*.jpg")).toEqual(["app/x/[locale]/a.jpg", "app/x/o/c.jpg"]);
    expect(await paths("app/*/[...slug]/*.{jpg,png}")).toEqual(["app/x/[...slug]/b.jpg"]);
    expect(await paths("**/[id].jpg")).toEqual(["app/x/y/[id].jpg"]);
    expect(await paths("app/**/[[]locale]/*.jpg")).toEqual(["app/x/[locale]/a.jpg"]);
    expect(await paths("app", "!app/**/[locale]/**")).not.toContain("app/x/[locale]/a.jpg");
  });

  it("leave out hidden files, and take them where a line names them", async () => {
    const { paths, find } = treeOf("a/.draft.jpg", "a/b.jpg", "a/.keep");
    for (const all of ["a", "a/*", "**/*.jpg"]) expect(await paths(all)).toEqual(["a/b.jpg"]);
    for (const named of ["a/.draft.jpg", "a/.*.jpg", "a/.d*"]) expect(await paths(named)).toEqual(["a/.draft.jpg"]);
    expect(await find(["a"])).toMatchObject({ hidden: 1 });
  });

  it("take the very name of a folder that has brackets", async () => {
    const { paths } = treeOf("set [old]/{a}/1.jpg", "set [old]/2.jpg", "set o/3.jpg");
    expect(await paths("set [old]")).toEqual(["set [old]/2.jpg", "set [old]/{a}/1.jpg"]);
    expect(await paths(".", "!set [old]/{a}")).toEqual(["set [old]/2.jpg", "set o/3.jpg"]);
  });

  it("leave out with !, and take again with a later line", async () => {
    const { paths } = treeOf("a/1.jpg", "a/drafts/2.jpg", "a/drafts/good.jpg");
    expect(await paths("a", "!a/drafts")).toEqual(["a/1.jpg"]);
    expect(await paths("a", "! a/drafts/**")).toEqual(["a/1.jpg"]);
    expect(await paths("a", "!a/drafts", "a/drafts/good.jpg")).toEqual(["a/1.jpg", "a/drafts/good.jpg"]);
    expect(await paths("a", "!**/*.{jpg,png}")).toEqual([]);
  });

  it("find upper-case suffixes too", async () => {
    const { paths } = treeOf("A.JPG", "b.Jpeg", "c.PNG", "d.gif");
    expect(await paths("*.{jpg,jpeg,png}")).toEqual(["A.JPG", "b.Jpeg", "c.PNG"]);
    expect(await paths("*.JPG")).toEqual(["A.JPG"]);
  });

  it("find hidden folders, but nothing of git or npm", async () => {
    const { paths } = treeOf(
      ".hidden/a.jpg",
      ".git/objects/b.jpg",
      "node_modules/x/c.jpg",
      "deep/node_modules/d.jpg",
      "deep/.git/e.jpg",
      "node_modules.jpg",
    );
    expect(await paths(".")).toEqual([".hidden/a.jpg", "node_modules.jpg"]);
    expect(await paths("**/*.jpg", ".git", "node_modules/x/c.jpg")).toEqual([".hidden/a.jpg", "node_modules.jpg"]);
  });

  it("are each found once, however many lines name them, and sorted", async () => {
    const { paths } = treeOf("b.jpg", "a.jpg");
    expect(await paths("b.jpg", "*.jpg", ".", "./b.jpg")).toEqual(["a.jpg", "b.jpg"]);
  });

  it("that match nothing are each named, as they were written", async () => {
    const { find } = treeOf("a.jpg", "people/b.jpg");
    const { idle } = await find(["*.jpg", "pohtos/**", "{x,y}.png", "!nothing"], { humanPaths: ["people", "poeple"] });
    expect(idle).toEqual(["pohtos/**", "{x,y}.png", "people", "poeple"]);
  });

  it.each(["/etc/*.jpg", "../*.jpg", "a/../../*.jpg", "~/x.jpg", "{a,../b}/*.jpg", "C:/x.jpg", "{/etc,a}/x.jpg"])(
    "may not leave the working directory: %s",
    async (line) => {
      const { find } = treeOf("a.jpg");
      await expect(find([line])).rejects.toThrow(UserError);
      await expect(find([line])).rejects.toThrow(JSON.stringify(line));
    },
  );

  it("leave our own products out, and count them", async () => {
    const { find } = treeOf("a.jpg", "cutouts/a.png");
    const findings = await find(["."], { isProduct: (path) => path.startsWith("cutouts/") });
    expect(findings.matches.map(({ path }) => path)).toEqual(["a.jpg"]);
    expect(findings).toMatchObject({ products: 1, idle: [] });
  });

  it("start at the working directory, and are told from the workspace", async () => {
    const { find, workspace } = treeOf("shop/photos/a.jpg", "b.jpg");
    const { matches } = await find(["photos"], { root: join(workspace, "shop") });
    expect(matches).toMatchObject([{ path: "shop/photos/a.jpg", file: join(workspace, "shop/photos/a.jpg") }]);
  });

  it("match nothing in a working directory that is not there", async () => {
    const { find, workspace } = treeOf("b.jpg");
    expect(await find(["."], { root: join(workspace, "none") })).toMatchObject({ matches: [], idle: ["."] });
  });
});

describe("human-paths", () => {
  it("take the human model for those of the pictures, by the last line that fits", async () => {
    const { find } = treeOf("a/1.jpg", "a/people/2.jpg", "a/people/dog.jpg");
    const { matches } = await find(["a"], { humanPaths: ["a/people", "!**/dog.jpg"] });
    expect(matches.map(({ path, model }) => [path, model])).toEqual([
      ["a/1.jpg", "general"],
      ["a/people/2.jpg", "human"],
      ["a/people/dog.jpg", "general"],
    ]);
  });
});
