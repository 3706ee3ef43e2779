import { describe, expect, it } from "vitest";
import { ENOUGH, judgeMatte } from "../../../src/embedded/matting/confidence.js";
import type { AllSigns } from "../../../src/embedded/matting/signs.js";

/** What one object of another colour shows on plain ground. */
const plain: AllSigns = {
  frame: 1,
  roughness: 0.4,
  grain: 0.3,
  outline: 1,
  area: 0.2,
  contact: 0,
  unexplained: 0.05,
  shadow: 0.08,
  doubt: 0.002,
  softness: 0.5,
  blurred: 0,
  hypothesis: "shadows",
  backing: 1,
  rows: 0,
  veiled: 0,
  grey: 0.01,
  left: 0,
  thin: 0.05,
  faintly: 0,
};

describe("the judgement of a matte", () => {
  it("trusts one object of another colour on plain ground", () => {
    expect(judgeMatte(plain).confidence).toBeGreaterThan(0.95);
  });

  it.each([
    ["gaps in shadow between many bars", { rows: 0.3, grey: 0.4, doubt: 0.005 }, /gaps/],
    ["a pane within a rim", { veiled: 0.8, grey: 0.9 }, /glass/],
    ["an outline that hardly parts two colours", { faintly: 0.3, doubt: 0.012, grey: 0.3, shadow: 0.2 }, /alike/],
  ] as const)("refuses %s, and says why", (_, signs, reason) => {
    const { confidence, reason: given } = judgeMatte({ ...plain, ...signs });
    expect(confidence).toBeLessThan(ENOUGH);
    expect(given).toMatch(reason);
  });

  it("takes signs for harmless that are so by themselves, and not together", () => {
    const signs = [{ thin: 0.16 }, { faintly: 0.06 }, { shadow: 0.45 }] as const;
    for (const sign of signs) expect(judgeMatte({ ...plain, ...sign }).confidence).toBeGreaterThan(ENOUGH);
    expect(judgeMatte(Object.assign({}, plain, ...signs)).confidence).toBeLessThan(ENOUGH);
  });
});
