import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { look } from "../../src/find/look.js";
import { UserError } from "../../src/user-error.js";
import { photo } from "../support/photos.js";
import { createTree, type Tree } from "./tree.js";

let tree: Tree;

beforeEach(async () => {
  tree = createTree();
  tree.write("photos/a.jpg", await photo(1));
  writeFileSync(join(tree.outside, "secret.jpg"), await photo(2));
});

afterEach(() => tree.remove());

async function lookedAt(paths: readonly string[]) {
  const { matches, refused } = await tree.find(paths);
  const looked = await Promise.all(matches.map((match) => look(match, tree.workspace)));
  return [
    ...looked.map((each) => (each.kind === "picture" ? each.picture.path : JSON.stringify(each))),
    ...refused.map(({ found, failure }) => `${found.path} ${failure.reason}`),
  ];
}

describe("a link", () => {
  it("to a file outside the workspace is refused by name, and not read", async () => {
    tree.link("photos/b.jpg", join(tree.outside, "secret.jpg"));
    const [a, b] = await lookedAt(["photos"]);
    expect(a).toBe("photos/a.jpg");
    expect(b).toMatch(/photos\/b\.jpg.*leads out of the workspace/);
    expect(b).not.toContain("blobId");
  });

  it("to a folder outside the workspace gives up none of its files", async () => {
    tree.link("photos/more", tree.outside);
    const [a, b] = await lookedAt(["photos"]);
    expect(a).toBe("photos/a.jpg");
    expect(b).toMatch(/^photos\/more\/secret\.jpg a link leads out of the workspace/);
  });

  it("that is absolute, or relative, and stays inside is a picture as any other", async () => {
    tree.link("photos/c.jpg", "a.jpg");
    tree.link("again", join(tree.workspace, "photos"));
    expect(await lookedAt(["."])).toEqual(["again/a.jpg", "again/c.jpg", "photos/a.jpg", "photos/c.jpg"]);
  });

  it("to itself stops the run with a message that names it", async () => {
    tree.link("photos/self.jpg", "self.jpg");
    await expect(tree.find(["photos"])).rejects.toThrow(UserError);
    await expect(tree.find(["photos"])).rejects.toThrow("self.jpg");
  });

  it("to the folder that it is in, or to nothing, does no harm", async () => {
    tree.link("photos/loop", ".");
    tree.link("photos/gone.jpg", "gone-away.jpg");
    expect(await lookedAt(["photos"])).toEqual(["photos/a.jpg"]);
  });

  it("to nothing is named, where it would be a picture", async () => {
    tree.link("photos/gone.jpg", "gone-away.jpg");
    tree.link("photos/notes", "gone-away");
    tree.link("other/gone.jpg", "gone-away.jpg");
    const { lost } = await tree.find(["photos"]);
    expect(lost).toEqual([{ path: "photos/gone.jpg", reason: expect.stringContaining("leads nowhere") }]);
    expect((await tree.find(["photos", "!photos/gone.jpg"])).lost).toEqual([]);
  });
});

it.skipIf(process.platform !== "linux")("a name that is not UTF-8 does not vanish without a word", async () => {
  const name = Buffer.concat([
    Buffer.from(join(tree.workspace, "photos/")),
    Buffer.from([0x66, 0xfc, 0x72]),
    Buffer.from(".jpg"),
  ]);
  writeFileSync(name, await photo(3));
  const { matches, lost } = await tree.find(["photos"]);
  expect(matches.map(({ path }) => path)).toEqual(["photos/a.jpg"]);
  expect(lost).toEqual([{ path: "photos/f\uFFFDr.jpg", reason: expect.stringContaining("not UTF-8") }]);
});
