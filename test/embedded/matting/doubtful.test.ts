import { describe, expect, it } from "vitest";
import { matte } from "../../../src/embedded/matting/matte.js";
import { box, disc, render, type Setting, without } from "./scenes.js";

const white = (): [number, number, number] => [244, 244, 244];
const red = (): [number, number, number] => [190, 50, 40];

function decisions(setting: Partial<Setting>) {
  const { image } = render({ shape: disc(240, 180, 90), object: red, backdrop: white, shadow: 0, ...setting });
  const result = matte(image, { model: "general", refuse: false });
  return result.kind === "cutout" ? result.doubtful : ["refused"];
}

describe("what the engine says of its own decisions", () => {
  it("names nothing for one object of another colour on plain ground", () => {
    expect(decisions({})).toEqual([]);
  });

  it("names a hole that it opened", () => {
    expect(decisions({ shape: without(disc(240, 180, 90), box(240, 180, 40, 30)) })).toContain("hole");
  });

  it("names the frame where it cuts the object", () => {
    expect(decisions({ shape: box(240, 300, 90, 120) })).toContain("frame");
  });

  it("is unsure of an object that its colour hardly parts from the ground", () => {
    expect(decisions({ object: () => [236, 236, 236] })).toContain("unsure");
  });
});
