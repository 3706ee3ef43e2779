import { readFileSync } from "node:fs";
import type { Size } from "../model.js";
import { once } from "../once.js";
import { type Decoded, decodePicture } from "../pixels/decode.js";
import { readExif } from "../pixels/header/exif.js";
import { type Header, uprightSize } from "../pixels/header/header.js";
import { readProfile } from "../pixels/icc.js";
import { encodePreview, type Preview, type PreviewSize } from "../pixels/preview.js";
import type { Raster } from "../pixels/raster.js";
import { exifOf } from "../pixels/rights.js";
import { readHeader, sourceType } from "../pixels/sniff.js";
import { thumbnail } from "../pixels/thumbnail.js";
import { type Sent, whatWasSent } from "./restore/restore.js";

/** A picture that products are made for. Its pixels are read when they are needed first, and are not kept. */
export interface OpenPicture {
  /** Absolute path. */
  readonly file: string;
  readonly read: () => Promise<PictureFacts>;
  /** Rejects with an Error with a user's message. */
  readonly decode: () => Promise<Decoded>;
  /** Costs no decoding where the picture was decoded before. */
  readonly preview: () => Promise<Preview>;
}

export interface PictureFacts {
  readonly bytes: Uint8Array;
  readonly upright: Size;
  readonly sent: Sent;
  /** Whether its bytes show its very pixels to everybody, as a PNG. */
  readonly isPlainPng: boolean;
  /** What goes on into its products, as a TIFF block; empty for nothing. */
  readonly exif: Uint8Array;
}

/** @param preview absent where no preview is asked for */
export function openPicture(file: string, preview: PreviewSize | undefined): OpenPicture {
  const read = once(async (): Promise<PictureFacts> => {
    const bytes = readFileSync(file);
    const header = headerOf(bytes, "the picture");
    return {
      bytes,
      upright: uprightSize(header, header.orientation),
      sent: whatWasSent(header, isPlain(header)),
      isPlainPng: header.type === "png" && header.sample === "8-bit" && isPlain(header),
      exif: exifOf(header.exif === undefined ? {} : readExif(header.exif)),
    };
  });
  let small: Raster | undefined;
  const decode = async (): Promise<Decoded> => {
    const decoded = await decodePicture((await read()).bytes);
    if (preview !== undefined) small ??= thumbnail(decoded.raster, preview.maxSide);
    return decoded;
  };
  return {
    file,
    read,
    decode,
    preview: async () => {
      if (preview === undefined) throw new Error("no preview was asked for");
      return encodePreview(small ?? (await decode()).raster, preview);
    },
  };
}

/** Upright sRGB, as every cutout without a profile is taken to be. */
export function isPlain({ icc, orientation, type, unapplied }: Header): boolean {
  const turned = type === "png" && orientation !== 1;
  return !turned && unapplied === undefined && (icc === undefined || readProfile(icc).kind === "srgb");
}

export function headerOf(bytes: Uint8Array, what: string): Header {
  const type = sourceType(bytes);
  const read = type === undefined ? undefined : readHeader(type, bytes);
  if (read?.kind !== "header") throw new Error(`${what} cannot be read any more: was the file changed during the run?`);
  return read.header;
}
