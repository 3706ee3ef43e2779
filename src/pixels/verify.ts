import { readFile } from "node:fs/promises";
import type { Size } from "../model.js";
import { writeWhole } from "../write-whole.js";
import { decode, decodePicture } from "./decode.js";
import { encodePng } from "./encode-png.js";
import { orient } from "./orient.js";
import type { Raster } from "./raster.js";
import { sniff, sniffFile, sourceType } from "./sniff.js";

/** A service's answer, in memory or as a file, and the upright size that was sent. */
export type VerifyInput = { readonly expected: Size } & (
  | { readonly bytes: Uint8Array; readonly file?: never; readonly source?: never }
  | {
      readonly file: string;
      readonly bytes?: never;
      /**
       * Absolute path of the very bytes that were sent. Given, an answer that ignores their EXIF turn is turned upright,
       * in `file`, and is good.
       */
      readonly source?: string;
    }
);

export type Verdict =
  | ({ readonly kind: "good" } & Size)
  /** `reason` completes "the service's answer …". */
  | { readonly kind: "bad"; readonly reason: string };

/** Below this an alpha value is taken for nothing, above 255 minus this for everything. */
const HARDLY = 8;
/** A prime, so that no texture's rhythm is met. */
const SAMPLE_STEP = 31;

/** Whether a service's answer is a cutout: a whole PNG of the expected size that shows something and removed something. */
export async function verifyCutout(input: VerifyInput): Promise<Verdict> {
  const bytes = input.bytes ?? (await readFile(input.file));
  const type = sourceType(bytes);
  if (type !== "png")
    return bad(`is no PNG: it is ${type === undefined ? whatElse(bytes) : `a ${type.toUpperCase()}`}`);
  try {
    const { raster } = await decodePicture(bytes);
    const upright = input.source === undefined ? raster : await turnUpright(raster, input.source, input.expected);
    const verdict = judge(upright, input.expected);
    if (upright !== raster && input.file !== undefined && verdict.kind === "good") {
      await writeWhole(input.file, await encodePng(upright));
    }
    return verdict;
  } catch (error) {
    return bad(`cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Not every service obeys the EXIF turn of what it is sent. A quarter turn shows in the size; a half turn or a mirroring
 * only in the colours, which are compared with the picture's.
 */
async function turnUpright(cutout: Raster, source: string, expected: Size): Promise<Raster> {
  const sniffed = await sniffFile(source);
  if (sniffed.kind !== "picture" || sniffed.orientation === 1) return cutout;
  const turned = orient(cutout, sniffed.orientation);
  if (turned.width !== expected.width || turned.height !== expected.height) return cutout;
  if (cutout.width !== expected.width || cutout.height !== expected.height) return turned;
  const picture = await decode(await readFile(source));
  return distance(turned, picture) < distance(cutout, picture) ? turned : cutout;
}

/** Mean difference of the visible pixels' colours, on a coarse sample. */
function distance(cutout: Raster, picture: Raster): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < cutout.data.length; i += 4 * SAMPLE_STEP) {
    if ((cutout.data[i + 3] ?? 0) < 250) continue;
    for (let c = i; c < i + 3; c++) sum += Math.abs((cutout.data[c] ?? 0) - (picture.data[c] ?? 0));
    count++;
  }
  return count === 0 ? 0 : sum / count;
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
