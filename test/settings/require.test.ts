import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { looksOf, recipeId } from "../../src/plan/recipe-id.js";
import { complaint, load } from "./reading.js";

const idOf = async (require: string) => recipeId((await load({ require })).variants[0].recipe);

describe("require", () => {
  it.each([
    ["confidence >= 0.8", "confidence 0.8"],
    ["confidence: 80%", "confidence 0.8"],
    ["fill: 60%..95%", "fill 0.6..0.95"],
    ["fill 60..95%", "fill 0.6..0.95"],
    ["Fill >= 60%", "fill 0.6..1"],
    ["min-size: 1200x900 px", "min-size 1200x900"],
    ["min-size 1000", "min-size 1000x1000"],
    ["sharp", "sharp 20"],
    ["sharp >= 55.5", "sharp 55.5"],
    ["# a note\nwhole, min-subject: 40\n\nalpha", "alpha min-subject 40x40 whole"],
  ])("%j is one way to write %s", async (text, said) => {
    expect(await idOf(text)).toBe(`png, require ${said}`);
  });

  it("is no part of how a product looks", async () => {
    expect([looksOf(await idOf("whole, alpha")), looksOf(await idOf(""))]).toEqual(["png", "png"]);
  });

  it("may be another one for a variant and for a rule, in the form that YAML makes of it", async () => {
    const workspace = await mkdtemp(join(tmpdir(), "require-"));
    await mkdir(join(workspace, ".github"));
    const rule = "rules:\n  - paths: shoes\n    require:\n      - fill: 60%..95%\n      - alpha\n";
    await writeFile(join(workspace, ".github/cutouts.yml"), rule);
    const variants = "- { name: a, require: [min-size: 2000, whole] }\n- name: b\n- { name: c, require: '' }";
    const settings = await load({ require: "alpha", variants }, { workspace });
    expect(settings.variants.map(({ recipe }) => recipe.checks?.map(({ kind }) => kind))).toEqual([
      ["min-size", "whole"],
      ["alpha"],
      undefined,
    ]);
    const [ruled] = (await load({}, { workspace })).rules;
    expect(ruled?.variants[0].recipe.checks).toEqual([{ kind: "alpha" }, { kind: "fill", least: 0.6, most: 0.95 }]);
  });

  it("that is wrong is told with the variant that has it", async () => {
    const said = await complaint({ variants: "- name: big\n  require: [huge]" });
    expect(said).toMatch(/entry "big": "require" has "huge"; allowed: one a line.*confidence >= 0\.8/);
  });
});
