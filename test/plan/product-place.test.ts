import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createPlaceCheck } from "../../src/plan/product-place.js";
import { temporaryFolder } from "../support/git.js";

let workspace: string;
beforeEach(() => {
  workspace = temporaryFolder();
});

const check = (product: string, more: { readonly delivered?: boolean; readonly committed?: boolean } = {}) =>
  createPlaceCheck({
    workspace,
    delivered: true,
    committed: true,
    tracked: new Map([["vendor/shop", { kind: "submodule", blobId: "0".repeat(40) }]]),
    ...more,
  })(product);

describe("a place that a product cannot be delivered from is refused before anything is paid:", () => {
  it.each([
    [".github/workflows/logo.png", "is inside .github"],
    ["assets/.GitHub/logo.png", "is inside .github"],
    [".git/logo.png", "is inside .git"],
    ["GIT~1/logo.png", "is inside .git"],
    [".git\u200c/logo.png", "is inside .git"],
    ["vendor/shop/logo.png", "would lie in the submodule vendor/shop"],
  ])("%s", async (product, words) => {
    await expect(check(product)).rejects.toThrow(words);
  });

  it("behind a link, also one that stays inside", async () => {
    mkdirSync(join(workspace, "real/deep"), { recursive: true });
    symlinkSync("real", join(workspace, "cutouts"));
    symlinkSync("nowhere", join(workspace, "broken"));
    await expect(check("cutouts/a.png")).rejects.toThrow("would lie behind the link cutouts");
    await expect(check("cutouts/deep/new/a.png")).rejects.toThrow("would lie behind the link cutouts");
    await expect(check("broken/a.png")).rejects.toThrow("behind the link broken");
    expect(await check("real/deep/new/a.png")).toBeUndefined();
    // Who delivers nothing may have such a folder.
    expect(await check("cutouts/a.png", { delivered: false })).toBeUndefined();
  });

  it("out of the workspace or into .git by a link, whether it is delivered or not", async () => {
    mkdirSync(join(workspace, ".git/hooks"), { recursive: true });
    symlinkSync(".git/hooks", join(workspace, "hooks"));
    symlinkSync("/tmp", join(workspace, "out"));
    for (const delivered of [true, false]) {
      await expect(check("hooks/pre-push.png", { delivered })).rejects.toThrow("leads into .git");
      await expect(check("out/a.png", { delivered })).rejects.toThrow("leads out of the workspace");
    }
  });
});

describe("a name that no file system takes is refused before anything is paid:", () => {
  it("of more than 255 bytes", async () => {
    expect(await check(`cutouts/${"n".repeat(251)}.png`)).toBeUndefined();
    await expect(check(`cutouts/${"n".repeat(252)}.png`)).rejects.toThrow(/a name of 256 bytes.*shorter/);
    await expect(check(`${"f".repeat(256)}/a.png`)).rejects.toThrow("a name of 256 bytes");
  });

  it("in a path that is too long, with room for the name that it has while it is written", async () => {
    const deep = Array.from({ length: 40 }, () => "d".repeat(200)).join("/");
    await expect(check(`${deep}/a.png`, { delivered: false })).rejects.toThrow(/a path of \d+ bytes here/);
    const fitting = (length: number) => {
      const left = length - workspace.length - "/a.png".length;
      const whole = Math.floor(left / 201);
      return `${[...Array.from({ length: whole - 1 }, () => "d".repeat(200)), "d".repeat(left - 201 * (whole - 1) - 1)].join("/")}/a.png`;
    };
    if (process.platform !== "linux") return;
    await expect(check(fitting(4095))).rejects.toThrow(/a path of 41\d\d bytes here/);
    expect(await check(fitting(4060))).toBeUndefined();
  });
});
