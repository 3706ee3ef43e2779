import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Backdrop, Size } from "../model.js";
import { decode } from "../pixels/decode.js";
import type { Raster } from "../pixels/raster.js";
import { type Region, resample } from "../pixels/resample.js";

/** What a thread keeps of backdrops for its next pictures, in bytes: the last one unpacked, and what was fitted last. */
const MOST_UNPACKED = 128 << 20;
const MOST_FITTED = 64 << 20;

let unpacked: { readonly contentId: string; readonly raster: Raster } | undefined;
/** By content and size; the one that was used last stands last. */
const fitted = new Map<string, Raster>();

/**
 * A backdrop that covers a canvas: scaled until it does, what reaches beyond cut off alike on both sides, and opaque.
 * Nobody may write to it. Rejects with an Error with a user's message.
 */
export async function coverOf(backdrop: Backdrop, size: Size): Promise<Raster> {
  const key = `${backdrop.contentId} ${size.width}x${size.height}`;
  const cover = fitted.get(key) ?? coverBy(await unpack(backdrop), size);
  fitted.delete(key);
  if (cover.data.length <= MOST_FITTED) fitted.set(key, cover);
  for (const oldest of fitted.keys()) {
    if (sum([...fitted.values()].map(({ data }) => data.length)) <= MOST_FITTED) break;
    fitted.delete(oldest);
  }
  return cover;
}

async function unpack({ path, file, contentId }: Backdrop): Promise<Raster> {
  if (unpacked?.contentId === contentId) return unpacked.raster;
  const bytes = await readFile(file);
  if (createHash("sha256").update(bytes).digest("hex") !== contentId)
    throw new Error(`the backdrop ${path} was changed during the run`);
  const raster = await decode(bytes);
  layOnWhite(raster);
  unpacked = raster.data.length <= MOST_UNPACKED ? { contentId, raster } : undefined;
  return raster;
}

function layOnWhite({ data }: Raster): void {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] ?? 255;
    if (alpha === 255) continue;
    for (let c = i; c < i + 3; c++) data[c] = 255 - ((255 - (data[c] ?? 0)) * alpha) / 255;
    data[i + 3] = 255;
  }
}

function coverBy(raster: Raster, size: Size): Raster {
  const shown = shownOf(raster, size);
  return resample(raster, shown, size);
}

/** The largest part in the middle that has the canvas' proportions. */
function shownOf({ width, height }: Size, canvas: Size): Region {
  const scale = Math.max(canvas.width / width, canvas.height / height);
  const across = Math.max(1, Math.min(width, Math.round(canvas.width / scale)));
  const down = Math.max(1, Math.min(height, Math.round(canvas.height / scale)));
  return { x: (width - across) >> 1, y: (height - down) >> 1, width: across, height: down };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
