import { readFileSync } from "node:fs";
import openMozjpeg from "@jsquash/jpeg/codec/enc/mozjpeg_enc.js";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { decode } from "../../src/pixels/decode.js";
import { encodeGreyJpg, encodeJpg } from "../../src/pixels/encode-jpg.js";
import type { Raster } from "../../src/pixels/raster.js";
import { psnr, renderScene } from "../support/pictures.js";

let mozjpeg: (raster: Raster, quality: number) => Uint8Array;
beforeAll(async () => {
  const file = new URL("../../node_modules/@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm", import.meta.url);
  const module = new WebAssembly.Module(readFileSync(file));
  const codec = await openMozjpeg({
    noInitialRun: true,
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
  mozjpeg = ({ data, width, height }, quality) =>
    new Uint8Array(
      codec.encode(data, width, height, {
        quality,
        baseline: false,
        arithmetic: false,
        progressive: false,
        optimize_coding: true,
        smoothing: 0,
        color_space: 3,
        quant_table: 3,
        trellis_multipass: false,
        trellis_opt_zero: false,
        trellis_opt_table: false,
        trellis_loops: 1,
        auto_subsample: false,
        chroma_subsample: quality >= 93 ? 1 : 2,
        separate_chroma_quality: false,
        chroma_quality: quality,
      }),
    );
});

/** As a strict reader sees it. */
async function read(jpeg: Uint8Array): Promise<Raster> {
  const image = sharp(jpeg, { failOn: "warning" }).toColourspace("srgb").ensureAlpha().raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

function noise(width: number, height: number): Raster {
  let state = width * 31 + height;
  const data = new Uint8ClampedArray(width * height * 4).map((_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return i % 4 === 3 ? 255 : state >>> 24;
  });
  return { data, width, height };
}

describe("the JPEG encoder", () => {
  it.each([45, 75, 90, 97])("makes files of mozjpeg's size at quality %i, which look as good", async (quality) => {
    const { photo } = await renderScene({ width: 900, height: 700 });
    const [ours, theirs] = [await encodeJpg(photo, quality), mozjpeg(photo, quality)];
    expect(ours.length / theirs.length).toBeGreaterThan(0.95);
    expect(ours.length / theirs.length).toBeLessThan(1.05);
    expect(psnr(await read(ours), photo)).toBeGreaterThan(psnr(await read(theirs), photo) - 0.1);
  });

  it.each([
    [1, 1],
    [7, 40],
    [16, 16],
    [33, 17],
    [250, 3],
  ])("is read alike by others and by ourselves at %i×%i, whatever the pixels", async (width, height) => {
    const raster = noise(width, height);
    for (const quality of [1, 30, 92, 93, 100]) {
      const jpeg = await encodeJpg(raster, quality);
      const [theirs, ours] = [await read(jpeg), await decode(jpeg)];
      expect([theirs.width, theirs.height, ours.width, ours.height]).toEqual([width, height, width, height]);
      expect(psnr(theirs, ours)).toBeGreaterThan(35);
    }
    expect(psnr(await read(await encodeJpg(raster, 100)), raster)).toBeGreaterThan(40);
  });

  it("keeps a plain colour plain to its last corner", async () => {
    const data = new Uint8ClampedArray(37 * 21 * 4).map((_, i) => [255, 255, 255, 255][i % 4] ?? 0);
    const { data: read37 } = await read(await encodeJpg({ data, width: 37, height: 21 }, 80));
    expect(read37.every((value) => value === 255)).toBe(true);
  });

  it("writes grey as one component", async () => {
    const { photo } = await renderScene({ width: 200, height: 130 });
    const grey = { ...photo, data: photo.data.map((_, i) => (i % 4 === 3 ? 255 : (photo.data[i - (i % 4)] ?? 0))) };
    const jpeg = await encodeGreyJpg(grey, 92);
    expect(await sharp(jpeg).metadata()).toMatchObject({ channels: 1, width: 200, height: 130 });
    expect(psnr(await read(jpeg), grey)).toBeGreaterThan(38);
  });

  it("says how long a side may be", async () => {
    const long = { data: new Uint8ClampedArray(70_000 * 4), width: 70_000, height: 1 };
    await expect(encodeJpg(long, 90)).rejects.toThrow("70000×1 is too large for JPEG, which ends at 65535 px a side");
  });
});
