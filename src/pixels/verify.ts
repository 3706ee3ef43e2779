import { readFile } from "node:fs/promises";
import type { Size } from "../model.js";
import { decodePicture } from "./decode.js";
import type { Raster } from "./raster.js";
import { sniff, sourceType } from "./sniff.js";

/** A service's answer, in memory or as a file, and the upright size that was sent. */
export type VerifyInput = { readonly expected: Size } & (
  | { readonly bytes: Uint8Array; readonly file?: never }
  | { readonly file: string; readonly bytes?: never }
);

export type Verdict =
  | ({ readonly kind: "good" } & Size)
  /** `reason` completes "the service's answer …". */
  | { readonly kind: "bad"; readonly reason: string };

/** Below this an alpha value is taken for nothing, above 255 minus this for everything. */
const HARDLY = 8;

/** Whether a service's answer is a cutout: a whole PNG of the expected size that shows something and removed something. */
export async function verifyCutout(input: VerifyInput): Promise<Verdict> {
  const bytes = input.bytes ?? (await readFile(input.file));
  const type = sourceType(bytes);
  if (type !== "png")
    return bad(`is no PNG: it is ${type === undefined ? whatElse(bytes) : `a ${type.toUpperCase()}`}`);
  let raster: Raster;
  try {
    raster = (await decodePicture(bytes)).raster;
  } catch (error) {
    return bad(`cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
  return judge(raster, input.expected);
}

function judge(raster: Raster, expected: Size): Verdict {
  const { width, height } = raster;
  if (width !== expected.width || height !== expected.height) {
    return bad(`has ${width}×${height} pixels instead of ${expected.width}×${expected.height}`);
  }
  const [least, most] = alphaRange(raster);
  if (least === 255) return bad("is opaque everywhere: no background was removed");
  if (least > 255 - HARDLY) return bad("is opaque nearly everywhere: no background was removed");
  if (most < HARDLY) return bad("is empty: everything was taken for background");
  return { kind: "good", width, height };
}

function alphaRange({ data }: Raster): readonly [least: number, most: number] {
  let least = 255;
  let most = 0;
  for (let i = 3; i < data.length; i += 4) {
    const alpha = data[i] ?? 0;
    if (alpha < least) least = alpha;
    if (alpha > most) most = alpha;
  }
  return [least, most];
}

function whatElse(bytes: Uint8Array): string {
  const sniffed = sniff(bytes);
  return sniffed.kind === "other" ? sniffed.what : "unknown";
}

function bad(reason: string): Verdict {
  return { kind: "bad", reason };
}
