import { expect, test } from "vitest";
import { decodePicture } from "../../src/pixels/decode.js";
import { encodePng } from "../../src/pixels/encode-png.js";
import { keepUnpacked, takeUnpacked, unpackedBytes } from "../../src/pixels/unpacked.js";

/** What a check of a cutout unpacked, the products are drawn from, without unpacking it once more. */

async function square(side: number, red: number) {
  const data = new Uint8ClampedArray(side * side * 4).fill(red);
  const file = await encodePng({ width: side, height: side, data });
  return { file, decoded: await decodePicture(file) };
}

test("what was unpacked is there for the same bytes, once", async () => {
  const { file, decoded } = await square(8, 100);
  const data = decoded.raster.data.slice();
  keepUnpacked(file, decoded);
  expect(takeUnpacked(file.slice())?.raster).toEqual({ width: 8, height: 8, data });
  expect(takeUnpacked(file)).toBeUndefined();
});

test("other bytes get nothing of it", async () => {
  const [one, other] = [await square(8, 100), await square(8, 101)];
  keepUnpacked(one.file, one.decoded);
  expect(takeUnpacked(other.file)).toBeUndefined();
  expect(takeUnpacked(one.file)).toBeDefined();
});

test("the oldest go where more than 8 MB would wait, and a large one waits alone", async () => {
  const [first, ...later] = await Promise.all([1, 2, 3].map((red) => square(900, red)));
  if (first === undefined) throw new Error("there are three");
  for (const { file, decoded } of [first, ...later]) keepUnpacked(file, decoded);
  expect(unpackedBytes()).toBeLessThanOrEqual(8 << 20);
  expect(isThere(first)).toBe(false);
  expect(later.map(isThere)).toEqual([true, true]);

  const [small, large, vast] = await Promise.all([square(8, 4), square(2100, 5), square(4100, 6)]);
  keepUnpacked(small.file, small.decoded);
  keepUnpacked(large.file, large.decoded);
  expect([isThere(small), isThere(large)]).toEqual([false, true]);
  keepUnpacked(vast.file, vast.decoded);
  expect(isThere(vast)).toBe(false);
  expect(unpackedBytes()).toBe(0);
});

function isThere({ file }: Awaited<ReturnType<typeof square>>): boolean {
  return takeUnpacked(file) !== undefined;
}
