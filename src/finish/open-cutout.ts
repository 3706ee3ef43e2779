import { readFileSync } from "node:fs";
import { once } from "../once.js";
import { decodePicture } from "../pixels/decode.js";
import type { Packing } from "../pixels/decode-png.js";
import type { Raster } from "../pixels/raster.js";
import type { Region } from "../pixels/resample.js";
import { takeUnpacked } from "../pixels/unpacked.js";
import { isPlain, type OpenPicture } from "./open-picture.js";
import { restoreCutout } from "./restore/restore.js";
import { findSubject } from "./subject.js";

/** A cutout that products are made of: each of these is worked out once, however many products ask for it. */
export interface OpenCutout {
  /** As large as the picture and in its colours. Nobody writes to it. Rejects with an Error with a user's message. */
  readonly restored: () => Promise<RestoredCutout>;
  /** The smallest box around what is visible, specks left out; undefined where nothing is. */
  readonly subject: () => Promise<Region | undefined>;
  /** What a user should know of how it was restored; none where it could not be. */
  readonly notes: () => Promise<readonly string[]>;
}

export interface RestoredCutout {
  readonly raster: Raster;
  /** The file itself, where it shows these very pixels to everybody. */
  readonly png: { readonly bytes: Uint8Array; readonly packing: Packing | undefined } | undefined;
  readonly notes: readonly string[];
}

/** @param file absolute path of a PNG in the store, or the picture's own where that is cut out already */
export function openCutout(file: string, picture: OpenPicture): OpenCutout {
  const restored = once(() => (file === picture.file ? itsOwn(picture) : restore(file, picture)));
  return {
    restored,
    subject: once(async () => findSubject((await restored()).raster)),
    notes: () =>
      restored().then(
        ({ notes }) => notes,
        () => [],
      ),
  };
}

async function itsOwn(picture: OpenPicture): Promise<RestoredCutout> {
  const [{ raster, packing, notes }, { bytes, isPlainPng }] = await Promise.all([picture.decode(), picture.read()]);
  return { raster, png: isPlainPng ? { bytes, packing } : undefined, notes };
}

async function restore(file: string, picture: OpenPicture): Promise<RestoredCutout> {
  const bytes = readFileSync(file);
  const { upright, sent } = await picture.read();
  const { raster: stored, header, packing } = takeUnpacked(bytes) ?? (await decodePicture(bytes));
  const { cutout, notes } = await restoreCutout(stored, upright, sent, picture.decode);
  const isItself = cutout === stored && header.type === "png" && isPlain(header);
  return { raster: cutout, png: isItself ? { bytes, packing } : undefined, notes };
}
