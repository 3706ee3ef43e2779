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
  keepUnpacked(file, decoded);
  expect(takeUnpacked(file.slice())).toBe(decoded);
  expect(takeUnpacked(file)).toBeUndefined();
});

test("other bytes get nothing of it", async () => {
  const [one, other] = [await square(8, 100), await square(8, 101)];
  keepUnpacked(one.file, one.decoded);
  expect(takeUnpacked(other.file)).toBeUndefined();
  expect(takeUnpacked(one.file)).toBe(one.decoded);
});

test("the oldest go where more than 16 MB would wait, and a large one waits alone", async () => {
  const [first, ...later] = await Promise.all([1, 2, 3].map((red) => square(1200, red)));
  if (first === undefined) throw new Error("there are three");
  for (const { file, decoded } of [first, ...later]) keepUnpacked(file, decoded);
  expect(unpackedBytes()).toBeLessThanOrEqual(16 << 20);
  expect(takeUnpacked(first.file)).toBeUndefined();
  expect(later.map(({ file }) => takeUnpacked(file))).toEqual(later.map(({ decoded }) => decoded));

  const [small, large, vast] = await Promise.all([square(8, 4), square(2100, 5), square(4100, 6)]);
  keepUnpacked(small.file, small.decoded);
  keepUnpacked(large.file, large.decoded);
  expect(takeUnpacked(small.file)).toBeUndefined();
  expect(takeUnpacked(large.file)).toBe(large.decoded);
  keepUnpacked(vast.file, vast.decoded);
  expect(takeUnpacked(vast.file)).toBeUndefined();
  expect(unpackedBytes()).toBe(0);
});
