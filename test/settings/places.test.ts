import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { expect, it } from "vitest";
import { load } from "./reading.js";

it("a workspace whose name ends with a slash is the same workspace", async () => {
  const shop = { "working-directory": "shop" };
  expect(await load({}, { workspace: tmpdir() + sep })).toMatchObject({ workspace: tmpdir(), workingDirectory: "" });
  expect(await load(shop, { workspace: tmpdir() + sep })).toMatchObject({
    root: join(tmpdir(), "shop"),
    workingDirectory: "shop",
  });
  expect(await load(shop, { workspace: tmpdir() + sep })).toEqual(await load(shop, { workspace: tmpdir() }));
});
