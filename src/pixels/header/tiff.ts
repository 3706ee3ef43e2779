import { turnOf } from "./exif.js";
import { broken, type HeaderRead, unsupported } from "./header.js";
import { readTiffDirectory, type TiffDirectory } from "./tiff-directory.js";

export const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  offsets: 273,
  samples: 277,
  stripRows: 278,
  lengths: 279,
  planes: 284,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileLengths: 325,
  extra: 338,
  sampleFormat: 339,
  icc: 34_675,
  rawVersion: 50_706,
} as const;

export type Colours = "white is 0" | "black is 0" | "rgb" | "palette" | "cmyk";

const COLOURS: Readonly<Record<number, Colours>> = {
  0: "white is 0",
  1: "black is 0",
  2: "rgb",
  3: "palette",
  5: "cmyk",
};

export type Compression = "none" | "lzw" | "deflate" | "packbits";

const COMPRESSIONS: Readonly<Record<number, Compression>> = {
  1: "none",
  5: "lzw",
  8: "deflate",
  32773: "packbits",
  32946: "deflate",
};

/** How a TIFF's first picture is stored. */
export interface TiffForm {
  readonly kind: "form";
  readonly width: number;
  readonly height: number;
  readonly colours: Colours;
  readonly compression: Compression;
  /** Bits of each sample. */
  readonly bits: number;
  /** Samples a pixel, in all its planes. */
  readonly samples: number;
  /** Which of the samples is alpha, and whether the colours are multiplied by it. */
  readonly alpha?: { readonly index: number; readonly isMultiplied: boolean };
  readonly isPlanar: boolean;
  readonly isPredicted: boolean;
}

/** The samples of a pixel's colour. */
export function coloursOf({ colours }: Pick<TiffForm, "colours">): number {
  if (colours === "cmyk") return 4;
  return colours === "rgb" ? 3 : 1;
}

/** The form of the first picture, where it is one that is read; else a refusal by name. */
export function formOf(directory: TiffDirectory): TiffForm | Exclude<HeaderRead, { kind: "header" }> {
  const { number, numbers } = directory;
  const [width, height] = [number(TAG.width, 0) ?? 0, number(TAG.height, 0) ?? 0];
  const isRaw = number(TAG.rawVersion, 0) !== undefined || ((number(TAG.subfile, 0) ?? 0) & 1) === 1;
  if (isRaw) return unsupported("a camera's raw file");
  if (width === 0 || height === 0) return broken("it declares no width or no height");
  const colours = COLOURS[number(TAG.photometric, 0) ?? -1];
  const compression = COMPRESSIONS[number(TAG.compression, 0) ?? 1];
  if (compression === undefined) return unsupported(`a TIFF with ${packedAs(number(TAG.compression, 0))} compression`);
  if (colours === undefined) return unsupported("a TIFF that is neither grey, RGB, CMYK nor of a palette");
  const samples = number(TAG.samples, 0) ?? 1;
  const depths = numbers(TAG.bits);
  const bits = depths[0] ?? 1;
  const isWhole = numbers(TAG.sampleFormat).every((format) => format === 1 || format === 4);
  if (!isWhole || depths.some((depth) => depth !== bits) || !isDepth(bits, colours))
    return unsupported(`a TIFF with ${isWhole ? `${depths.join(", ")} bits` : "other than whole numbers"} a sample`);
  const predictor = number(TAG.predictor, 0) ?? 1;
  if (predictor > 2 || (predictor === 2 && bits < 8)) return unsupported("a TIFF with an unknown predictor");
  const own = coloursOf({ colours });
  if (samples < own || samples > own + MOST_EXTRA) return broken(`it has ${samples} samples a pixel`);
  const extra = numbers(TAG.extra).findIndex((kind) => kind === 1 || kind === 2);
  const isAlpha = extra >= 0 && own + extra < samples && colours !== "cmyk" && colours !== "palette";
  return {
    kind: "form",
    ...{ width, height, colours, compression, bits, samples },
    ...(isAlpha && { alpha: { index: own + extra, isMultiplied: numbers(TAG.extra)[extra] === 1 } }),
    isPlanar: number(TAG.planes, 0) === 2 && samples > 1,
    isPredicted: predictor === 2,
  };
}

/** Channels beside the colours: masks that somebody kept, of which alpha is one. */
const MOST_EXTRA = 4;

function isDepth(bits: number, colours: Colours): boolean {
  if (bits === 8) return true;
  if (bits === 16) return colours !== "palette";
  return [1, 2, 4].includes(bits) && colours !== "rgb" && colours !== "cmyk";
}

const PACKED: Readonly<Record<number, string>> = {
  2: "fax",
  3: "fax",
  4: "fax",
  6: "JPEG",
  7: "JPEG",
  34925: "LZMA",
  50000: "Zstandard",
  50001: "WebP",
};

function packedAs(compression = 0): string {
  return PACKED[compression] ?? "an unknown";
}

/** `bytes` starts with a TIFF's signature. */
export function readTiffHeader(bytes: Uint8Array): HeaderRead {
  const directory = readTiffDirectory(bytes);
  if (directory.kind !== "directory") return directory;
  const form = formOf(directory);
  if (form.kind !== "form") return form;
  const { width, height, bits, colours, alpha } = form;
  const icc = directory.block(TAG.icc);
  return {
    kind: "header",
    header: {
      type: "tiff",
      width,
      height,
      // What EXIF is elsewhere is the file itself here.
      ...turnOf(bytes),
      exif: bytes,
      sample: colours === "cmyk" ? "cmyk" : bits === 16 ? "16-bit" : "8-bit",
      ...(alpha && { hasAlpha: true }),
      ...(icc && { icc }),
    },
  };
}
