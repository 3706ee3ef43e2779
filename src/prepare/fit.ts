import { readFileSync, writeFileSync } from "node:fs";
import type { Size } from "../model.js";
import { decode } from "../pixels/decode.js";
import { encodeJpg } from "../pixels/encode-jpg.js";
import { encodePng } from "../pixels/encode-png.js";
import type { Fit } from "../pixels/geometry.js";
import { isOpaque } from "../pixels/kernels/opaque.js";
import { padWithBorder } from "../pixels/pad.js";
import type { Raster } from "../pixels/raster.js";
import { resize } from "../pixels/resample.js";

export interface FitInput {
  /** Absolute path of the picture. */
  readonly file: string;
  readonly fit: Exclude<Fit, { readonly kind: "impossible" }>;
  /** Absolute path of the copy, without a suffix. */
  readonly target: string;
  /** True: PNG whatever there is, where size costs nothing and an engine sees what JPEG adds. */
  readonly lossless: boolean;
}

export interface Fitted {
  readonly file: string;
  readonly bytes: number;
  readonly sent: Size;
  readonly type: "jpeg" | "png";
}

/** Nothing that a matte depends on is lost at this quality. */
const QUALITY = 95;

/** Makes the copy that is sent in a picture's stead: upright, sRGB, 8 bits, within the limits; JPEG, or PNG where there is alpha or nothing may be lost. */
export async function fitPicture({ file, fit, target, lossless }: FitInput): Promise<Fitted> {
  const fitted = fitRaster(await decode(readFileSync(file)), fit);
  const type = !lossless && isOpaque(fitted) ? "jpeg" : "png";
  const bytes = type === "jpeg" ? await encodeJpg(fitted, QUALITY) : await encodePng(fitted);
  const copy = `${target}.${type === "jpeg" ? "jpg" : "png"}`;
  writeFileSync(copy, bytes);
  return { file: copy, bytes: bytes.length, sent: { width: fitted.width, height: fitted.height }, type };
}

function fitRaster(raster: Raster, fit: FitInput["fit"]): Raster {
  switch (fit.kind) {
    case "as-is":
      return raster;
    case "reduced":
      return resize(raster, fit.size);
    case "padded":
      return padWithBorder(resize(raster, fit.content), fit.size, fit.offset);
  }
}
