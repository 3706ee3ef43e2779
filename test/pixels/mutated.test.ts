// @module-tag long: hundreds of spoilt pictures are read.
import { expect, it } from "vitest";
import { fuzzFormat } from "../../scripts/fuzz/fuzz.mjs";
import { FORMATS } from "../../scripts/fuzz/seeds.mjs";

it.each(FORMATS)("spoilt pictures are read or refused, and do no harm: %s", async (format) => {
  const told = await fuzzFormat({ format, seed: 7, files: 60 });
  expect(told.harm).toEqual([]);
  expect(told.read).toBeGreaterThan(0);
  expect(told.refused).toBeGreaterThan(0);
});
