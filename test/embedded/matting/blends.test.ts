import { expect, it } from "vitest";
import { closeBlends } from "../../../src/embedded/matting/blends.js";
import type { Raster } from "../../../src/pixels/raster.js";
import { HEIGHT, mask, opaque, trimap, WIDTH } from "./half-inside.js";

function draw(cutout: Raster, opacity: number, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) cutout.data[(y * WIDTH + x) * 4 + 3] = opacity;
  }
}

function opacityAt(cutout: Raster, x: number, y: number): number | undefined {
  return cutout.data[(y * WIDTH + x) * 4 + 3];
}

it("makes a pattern's line solid well inside of the object, however long it is and however it blends", () => {
  const cutout = opaque();
  draw(cutout, 0, 100, 100, 200, 2);
  draw(cutout, 180, 100, 102, 200, 1);
  closeBlends(cutout, opaque(), trimap, mask);
  expect([opacityAt(cutout, 200, 101), opacityAt(cutout, 200, 102)]).toEqual([255, 255]);
});

it("leaves a gap of some width, and its soft edge", () => {
  const cutout = opaque();
  draw(cutout, 180, 100, 100, 200, 8);
  draw(cutout, 0, 102, 102, 196, 4);
  closeBlends(cutout, opaque(), trimap, mask);
  expect([opacityAt(cutout, 200, 103), opacityAt(cutout, 200, 100)]).toEqual([0, 180]);
});

it("leaves the object's soft outline, and all beyond", () => {
  const cutout = opaque();
  draw(cutout, 90, 397, 0, 2, HEIGHT);
  draw(cutout, 90, 500, 100, 2, 2);
  closeBlends(cutout, opaque(), trimap, mask);
  expect([opacityAt(cutout, 397, 300), opacityAt(cutout, 500, 100)]).toEqual([90, 90]);
});
