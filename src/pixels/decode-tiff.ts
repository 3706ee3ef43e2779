import type { Size } from "../model.js";
import { formOf, TAG, type TiffForm } from "./header/tiff.js";
import { readTiffDirectory, type TiffDirectory } from "./header/tiff-directory.js";
import type { Raster } from "./raster.js";
import { createPixelWriter } from "./tiff/pixels.js";
import { unpack } from "./tiff/unpack.js";

/** A block of more bytes than this is not unpacked, nor blocks that hold several times what is shown. */
const MOST_BLOCK_BYTES = 1 << 30;
const MOST_IN_VAIN = 4;
const SMALL = 1 << 24;

/**
 * The first picture of a TIFF in strips or tiles: grey, RGB, CMYK (as inks, 255 for full ink) or of a palette, 1 to 16
 * bits. Pixels as stored. Throws an Error that names what is wrong with the bytes.
 */
export function decodeTiff(bytes: Uint8Array): Raster {
  const directory = readTiffDirectory(bytes);
  const form = directory.kind === "directory" ? formOf(directory) : directory;
  if (directory.kind !== "directory" || form.kind !== "form") throw new Error("the TIFF is damaged or truncated");
  const { width, height, samples, isPlanar } = form;
  const blocks = blocksOf(directory, form);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const write = createPixelWriter(form, directory.numbers(TAG.palette), directory.little);
  const planes = isPlanar ? samples : 1;
  for (let plane = 0, index = 0; plane < planes; plane++)
    for (let y = 0; y < height; y += blocks.height)
      for (let x = 0; x < width; x += blocks.width, index++) {
        const rows = blocks.isTiled ? blocks.height : Math.min(blocks.height, height - y);
        const size = rows * blocks.rowBytes;
        const block = unpack(packedOf(bytes, blocks, index), form.compression, size);
        write(block, { x, y, plane, rowBytes: blocks.rowBytes, columns: blocks.width, rows }, { data, width, height });
      }
  return { data, width, height };
}

interface Blocks extends Size {
  readonly isTiled: boolean;
  readonly rowBytes: number;
  readonly offset: (index: number) => number | undefined;
  readonly length: (index: number) => number | undefined;
}

function blocksOf({ number, count }: TiffDirectory, form: TiffForm): Blocks {
  const isTiled = count(TAG.tileOffsets) > 0;
  const [offsets, lengths] = isTiled ? [TAG.tileOffsets, TAG.tileLengths] : [TAG.offsets, TAG.lengths];
  const across = isTiled ? (number(TAG.tileWidth, 0) ?? 0) : form.width;
  const down = isTiled
    ? (number(TAG.tileHeight, 0) ?? 0)
    : Math.min(form.height, number(TAG.stripRows, 0) ?? form.height);
  if (across === 0 || down === 0) throw new Error("the TIFF is damaged: its blocks have no size");
  const perBlock = form.isPlanar ? 1 : form.samples;
  const rowBytes = Math.ceil((across * perBlock * form.bits) / 8);
  const padded = Math.ceil(form.width / across) * across * Math.ceil(form.height / down) * down;
  const isBomb = padded > MOST_IN_VAIN * form.width * form.height + SMALL;
  if (rowBytes * down > MOST_BLOCK_BYTES || (isTiled && isBomb))
    throw new Error("the TIFF is damaged: its blocks are far larger than its picture");
  return {
    isTiled,
    width: across,
    height: down,
    rowBytes,
    offset: (index) => number(offsets, index),
    length: (index) => number(lengths, index),
  };
}

function packedOf(bytes: Uint8Array, { offset, length }: Blocks, index: number): Uint8Array {
  const start = offset(index);
  if (start === undefined) throw new Error("the TIFF is truncated: it does not name all of its pixels");
  if (start >= bytes.length) throw new Error("the TIFF is truncated: its pixels lie behind its end");
  return bytes.subarray(start, start + (length(index) ?? bytes.length));
}
