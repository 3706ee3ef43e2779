import fc from "fast-check";
import { expect, it } from "vitest";
import { readExif } from "../../src/pixels/header/exif.js";
import { exifOf } from "../../src/pixels/rights.js";

it("keeps any name in any script, and reads back what it wrote", () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .filter((text) => text.trim() === text && !text.includes("\0"));
  fc.assert(
    fc.property(fc.option(name, { nil: undefined }), fc.option(name, { nil: undefined }), (artist, copyright) => {
      const rights = { ...(artist !== undefined && { artist }), ...(copyright !== undefined && { copyright }) };
      const block = exifOf(rights);
      if (artist === undefined && copyright === undefined) expect(block.length).toBe(0);
      else expect(readExif(block)).toEqual({ orientation: 1, ...rights });
    }),
  );
});

it("never throws on a damaged block", () => {
  const block = exifOf({ artist: "Ada Lovelace", copyright: "© 2026 A shop" });
  fc.assert(
    fc.property(fc.nat(block.length), fc.nat(block.length - 1), fc.nat(255), (length, at, byte) => {
      const damaged = block.slice(0, length);
      damaged[at % Math.max(1, length)] = byte;
      readExif(damaged);
    }),
    { numRuns: 2000 },
  );
});
