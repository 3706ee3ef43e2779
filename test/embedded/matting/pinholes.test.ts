import { expect, it } from "vitest";
import { closePinholes } from "../../../src/embedded/matting/pinholes.js";
import { mask, opaque, trimap, WIDTH } from "./half-inside.js";

/** Makes a rectangle of a cutout transparent, closes what is to be closed, and tells the opacity in its middle. */
function opacityAfter(left: number, top: number, width: number, height: number): number | undefined {
  const cutout = opaque();
  for (let y = top; y < top + height; y++) cutout.data.fill(0, (y * WIDTH + left) * 4, (y * WIDTH + left + width) * 4);
  closePinholes(cutout, opaque(), trimap, mask);
  return cutout.data[((top + (height >> 1)) * WIDTH + left + (width >> 1)) * 4 + 3];
}

it("closes a speck well inside of the object with the picture's own pixels", () => {
  expect(opacityAfter(100, 100, 3, 3)).toBe(255);
});

it("leaves a hole that one can look through", () => {
  expect(opacityAfter(100, 100, 10, 10)).toBe(0);
});

it("leaves what lies beyond the outline, or leads out of it", () => {
  expect(opacityAfter(600, 100, 3, 3)).toBe(0);
  expect(opacityAfter(398, 100, 5, 2)).toBe(0);
});

it("leaves what leads out of the picture", () => {
  expect(opacityAfter(0, 100, 2, 2)).toBe(0);
});
