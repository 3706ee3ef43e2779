import { coloursOf, type TiffForm } from "../header/tiff.js";
import type { Raster } from "../raster.js";

/** Where a strip or tile lies in the picture; `plane` is the sample that it holds where each has a plane of its own. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly plane: number;
  readonly rowBytes: number;
  readonly columns: number;
  readonly rows: number;
}

/** Writes an unpacked block's pixels into the raster, whose alpha is 255 before. The block is written to. */
export type WritePixels = (block: Uint8Array, place: Block, raster: Raster) => void;

export function createPixelWriter(form: TiffForm, palette: readonly number[], little: boolean): WritePixels {
  const { bits, samples, isPlanar, isPredicted } = form;
  const step = isPlanar ? 1 : samples;
  const table = tableOf(form, palette);
  const targets = targetsOf(form);
  return (block, place, raster) => {
    const columns = Math.min(place.columns, raster.width - place.x);
    const rows = Math.min(place.rows, raster.height - place.y);
    const line = new Uint8Array(place.columns * step);
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    for (let row = 0; row < rows; row++) {
      if (bits === 16) readWords(view, row * place.rowBytes, line, { step, little, isPredicted });
      else readSamples(block.subarray(row * place.rowBytes, (row + 1) * place.rowBytes), line, bits, step, isPredicted);
      const to = ((place.y + row) * raster.width + place.x) * 4;
      if (isPlanar) writePlane(line, raster.data.subarray(to), columns, targets[place.plane] ?? [], table);
      else writeRow(line, raster.data.subarray(to), columns, samples, targets, table);
    }
    if (form.alpha?.isMultiplied === true && (!isPlanar || place.plane === samples - 1))
      divideByAlpha(raster, place, columns, rows);
  };
}

/** For each sample of a pixel the raster's channels that it goes to, each with an offset into the table. */
function targetsOf(form: TiffForm): readonly (readonly (readonly [channel: number, offset: number])[])[] {
  const own = coloursOf(form);
  return Array.from({ length: form.samples }, (_, sample) => {
    if (sample === form.alpha?.index) return [[3, IDENTITY]];
    if (sample >= own) return [];
    if (own > 1) return [[sample, 0]];
    const next = form.colours === "palette" ? 256 : 0;
    return [0, 1, 2].map((channel) => [channel, channel * next] as const);
  });
}

/** The last part of every table passes a value as it is. */
const IDENTITY = 768;

/** What a sample of up to 8 bits is in the raster. */
function tableOf({ colours, bits }: TiffForm, palette: readonly number[]): Uint8Array {
  const table = new Uint8Array(IDENTITY + 256);
  for (let value = 0; value < 256; value++) {
    table[IDENTITY + value] = value;
    const grey = bits < 8 ? Math.min(255, Math.round((value * 255) / ((1 << bits) - 1))) : value;
    table[value] = colours === "white is 0" ? 255 - grey : grey;
  }
  if (colours !== "palette") return table;
  const entries = 1 << bits;
  // Some programs write colours of 8 bits.
  const shift = palette.some((value) => value > 255) ? 8 : 0;
  for (let channel = 0; channel < 3; channel++)
    for (let value = 0; value < 256; value++)
      table[channel * 256 + value] = value < entries ? (palette[channel * entries + value] ?? 0) >> shift : 0;
  return table;
}

function writeRow(
  line: Uint8Array,
  to: Uint8ClampedArray,
  columns: number,
  samples: number,
  targets: ReturnType<typeof targetsOf>,
  table: Uint8Array,
): void {
  for (const [sample, channels] of targets.entries())
    for (const [channel, offset] of channels)
      for (let x = 0, from = sample, at = channel; x < columns; x++, from += samples, at += 4)
        to[at] = table[offset + (line[from] ?? 0)] ?? 0;
}

function writePlane(
  line: Uint8Array,
  to: Uint8ClampedArray,
  columns: number,
  channels: ReturnType<typeof targetsOf>[number],
  table: Uint8Array,
): void {
  for (const [channel, offset] of channels)
    for (let x = 0, at = channel; x < columns; x++, at += 4) to[at] = table[offset + (line[x] ?? 0)] ?? 0;
}

/** Samples of up to 8 bits, as numbers. */
function readSamples(row: Uint8Array, line: Uint8Array, bits: number, step: number, isPredicted: boolean): void {
  if (bits === 8) {
    if (isPredicted) for (let i = step; i < row.length; i++) row[i] = (row[i] ?? 0) + (row[i - step] ?? 0);
    line.set(row.subarray(0, line.length));
    return;
  }
  const mask = (1 << bits) - 1;
  for (let i = 0, bit = 8 - bits; i < line.length; i++, bit -= bits) {
    const at = (i * bits) >> 3;
    if (bit < 0) bit = 8 - bits;
    line[i] = ((row[at] ?? 0) >> bit) & mask;
  }
}

interface Words {
  readonly step: number;
  readonly little: boolean;
  readonly isPredicted: boolean;
}

/** Samples of 16 bits, rounded to 8. */
function readWords(view: DataView, from: number, line: Uint8Array, { step, little, isPredicted }: Words): void {
  const left = new Uint16Array(step);
  for (let i = 0, at = from; i < line.length; i++, at += 2) {
    const stored = view.getUint16(at, little);
    const value = isPredicted ? (stored + (left[i % step] ?? 0)) & 0xffff : stored;
    left[i % step] = value;
    line[i] = (value * 255 + 32_895) >> 16;
  }
}

function divideByAlpha({ data, width }: Raster, place: Block, columns: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const start = ((place.y + row) * width + place.x) * 4;
    for (let i = start; i < start + columns * 4; i += 4) {
      const alpha = data[i + 3] ?? 0;
      if (alpha > 0 && alpha < 255) for (let c = i; c < i + 3; c++) data[c] = ((data[c] ?? 0) * 255) / alpha;
    }
  }
}
