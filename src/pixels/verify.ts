import { readFileSync } from "node:fs";
import type { Size, SourceType } from "../model.js";
import { writeWhole } from "../write-whole.js";
import { isNearly, turnUpright } from "./answer-turn.js";
import { type Decoded, decodeStored } from "./decode.js";
import { encodePng } from "./encode-png.js";
import { sameSize } from "./geometry.js";
import type { Orientation } from "./header/header.js";
import type { Raster } from "./raster.js";
import { resize } from "./resample.js";
import { kindOf, readHeader, sniff, sniffFile, sourceType } from "./sniff.js";
import { keepUnpacked } from "./unpacked.js";

/** A service's answer, in memory or as a file, and the upright size that was sent. */
export type VerifyInput = { readonly expected: Size } & (
  | { readonly bytes: Uint8Array; readonly file?: never; readonly source?: never }
  | {
      /** Made a PNG in plain upright sRGB of the expected size, where it is a good answer in another form. */
      readonly file: string;
      readonly bytes?: never;
      /** Absolute path of the picture that was sent, or that the sent copy was made of: tells how the answer has to be turned. */
      readonly source?: string;
    }
);

export type Verification =
  /** `notes` complete "…: the service's answer": what was brought into shape. */
  | ({ readonly kind: "good"; readonly notes: readonly string[] } & Size)
  /** `reason` completes "the service's answer …"; answers with one `fault` are bad in the same way. */
  | { readonly kind: "bad"; readonly fault: AnswerFault; readonly reason: string };

/** In what way an answer is of no use: no picture with alpha, damaged, of another size, nothing removed, nothing left. */
export type AnswerFault = "form" | "damaged" | "size" | "opaque" | "empty";

/** Below this an alpha value is taken for nothing, above 255 minus this for everything. */
const HARDLY = 8;

/**
 * Whether a service's answer is a cutout: a whole picture with alpha, in any format that is read here, of the expected
 * size, that shows something and removed something.
 *
 * @throws the file system's errors
 */
export async function verifyCutout(input: VerifyInput): Promise<Verification> {
  const bytes = input.bytes ?? readFileSync(input.file);
  const type = sourceType(bytes);
  if (type === undefined) return bad("form", `is no picture that can be read here: it is ${whatElse(bytes)}`);
  if (type === "jpeg") return bad("form", "is a JPEG, which has no transparency: no cutout");
  const absurd = anotherSize(bytes, type, input.expected);
  if (absurd !== undefined) return absurd;
  try {
    return await look(bytes, await decodeStored(bytes), input, type);
  } catch (error) {
    // What this machine's disk refuses says nothing about the answer.
    if (error instanceof Error && "syscall" in error) throw error;
    return bad("damaged", `cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** By the header alone: an answer of many times the size would cost minutes and memory to unpack, only to be refused. */
function anotherSize(
  bytes: Uint8Array,
  type: SourceType,
  expected: Size,
): Extract<Verification, { kind: "bad" }> | undefined {
  const read = readHeader(type, bytes);
  if (read.kind !== "header") return undefined;
  const { width, height } = read.header;
  const fits = [expected, { width: expected.height, height: expected.width }].some((size) =>
    isNearly(read.header, size),
  );
  return fits
    ? undefined
    : bad("size", `has ${width}×${height} pixels instead of ${expected.width}×${expected.height}`);
}

async function look(bytes: Uint8Array, decoded: Decoded, input: VerifyInput, type: SourceType): Promise<Verification> {
  const { raster: stored, header } = decoded;
  const { expected } = input;
  const source = input.source === undefined ? undefined : turnOf(input.source);
  const { raster, turn } = await turnUpright({ stored, tag: header.orientation }, expected, source);
  const fault = faultOf(raster, expected);
  if (fault !== undefined) return fault;
  const fitting = sameSize(raster, expected) ? raster : resize(raster, expected);
  const isAsItIs = type === "png" && fitting === raster && turn === 1 && header.orientation === 1;
  if (input.file !== undefined) {
    if (isAsItIs) keepUnpacked(bytes, decoded);
    else await writeWhole(input.file, await encodePng(fitting));
  }
  const { width, height } = expected;
  return { kind: "good", width, height, notes: notesOf(raster, expected, type) };
}

function turnOf(source: string): { readonly file: string; readonly orientation: Orientation } | undefined {
  const sniffed = sniffFile(source);
  return sniffed.kind === "picture" ? { file: source, orientation: sniffed.orientation } : undefined;
}

function faultOf(raster: Raster, expected: Size): Extract<Verification, { kind: "bad" }> | undefined {
  const { width, height } = raster;
  if (!isNearly(raster, expected)) {
    return bad("size", `has ${width}×${height} pixels instead of ${expected.width}×${expected.height}`);
  }
  const [least, most] = alphaRange(raster);
  if (least === 255) return bad("opaque", "is opaque everywhere: no background was removed");
  if (least > 255 - HARDLY) return bad("opaque", "is opaque nearly everywhere: no background was removed");
  if (most < HARDLY) return bad("empty", "is empty: everything was taken for background");
  return undefined;
}

function notesOf(raster: Raster, expected: Size, type: SourceType): readonly string[] {
  const form = type === "png" ? [] : [`the service answered with ${kindOf(type)}, which was kept as a PNG`];
  const { width, height } = raster;
  if (sameSize(raster, expected)) return form;
  const off = `the service's cutout had ${width}×${height} pixels and was brought to ${expected.width}×${expected.height}`;
  return [...form, off];
}

/** Not to the last value where both are known well enough. */
function alphaRange({ data }: Raster): readonly [least: number, most: number] {
  let least = 255;
  let most = 0;
  for (let i = 3; i < data.length && (least > 255 - HARDLY || most < HARDLY); i += 4) {
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

function bad(fault: AnswerFault, reason: string): Extract<Verification, { kind: "bad" }> {
  return { kind: "bad", fault, reason };
}
