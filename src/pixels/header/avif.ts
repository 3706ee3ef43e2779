import type { Size } from "../../model.js";
import { avifExif } from "./avif-exif.js";
import { startsWith, text, viewOf } from "./bytes.js";
import { ANIMATED, broken, type Header, type HeaderRead, more, type Orientation } from "./header.js";
import { type Box, body, boxes, FULL_BOX } from "./iso-boxes.js";

/**
 * Finds the primary item's properties (ISO/IEC 23008-12): size (`ispe`, `clap`), turn (`irot`, `imir`), profile (`colr`).
 * AVIF's turn is in those boxes; an EXIF orientation beside them does not count. EXIF is told where `bytes` hold it.
 */
export function readAvifHeader(bytes: Uint8Array): HeaderRead {
  if (isSequence(bytes)) return ANIMATED;
  const found = findMeta(bytes);
  if (found.kind !== "meta") return found.read;
  const meta = boxes(found.body.subarray(FULL_BOX));
  const properties = boxes(body(boxes(body(meta, "iprp")), "ipco"));
  const associations = body(boxes(body(meta, "iprp")), "ipma");
  const mine = primaryProperties(associations, primaryItem(body(meta, "pitm")))
    .map((index) => properties[index - 1])
    .filter((box) => box !== undefined);
  const size = body(mine, "ispe");
  if (size.length < FULL_BOX + 8) return broken("its main picture has no size");
  const view = viewOf(size);
  const width = view.getUint32(FULL_BOX);
  const height = view.getUint32(FULL_BOX + 4);
  if (width === 0 || height === 0) return broken("it declares no width or no height");
  const icc = profile(mine);
  const exif = avifExif(bytes, meta);
  return {
    kind: "header",
    header: {
      type: "avif",
      ...shown(body(mine, "clap"), { width, height }),
      orientation: turn(mine),
      sample: "8-bit",
      ...(properties.some(isAlpha) && { hasAlpha: true }),
      ...(icc !== undefined && { icc }),
      ...(exif !== undefined && { exif }),
    },
  };
}

/** Encoders name the brand where there are several frames; a still picture may stand in front of them all the same. */
function isSequence(bytes: Uint8Array): boolean {
  const size = viewOf(bytes).getUint32(0);
  const brands = text(bytes, 8, Math.min(size, 256) - 8);
  return /^(?:.{4})*avis/s.test(brands);
}

function findMeta(
  bytes: Uint8Array,
): { readonly kind: "meta"; readonly body: Uint8Array } | { readonly kind: "none"; readonly read: HeaderRead } {
  const view = viewOf(bytes);
  for (let at = 0; ; ) {
    if (at + 8 > bytes.length) return { kind: "none", read: more(at + 4096) };
    const size = view.getUint32(at);
    if (size < 8) return { kind: "none", read: broken("its boxes are damaged") };
    const end = at + size;
    if (startsWith(bytes, "meta", at + 4)) {
      return end > bytes.length
        ? { kind: "none", read: more(end) }
        : { kind: "meta", body: bytes.subarray(at + 8, end) };
    }
    at = end;
  }
}

function primaryItem(pitm: Uint8Array): number {
  const wide = pitm[0] === 1;
  if (pitm.length < FULL_BOX + (wide ? 4 : 2)) return 0;
  return wide ? viewOf(pitm).getUint32(FULL_BOX) : viewOf(pitm).getUint16(FULL_BOX);
}

/** One-based indices into `ipco`, in the order in which they apply. */
function primaryProperties(ipma: Uint8Array, item: number): readonly number[] {
  if (ipma.length < FULL_BOX + 4) return [];
  const view = viewOf(ipma);
  const idBytes = ipma[0] === 0 ? 2 : 4;
  const indexBytes = ((ipma[3] ?? 0) & 1) === 1 ? 2 : 1;
  let at = FULL_BOX + 4;
  for (let entries = view.getUint32(FULL_BOX); entries > 0; entries--) {
    if (at + idBytes + 1 > ipma.length) return [];
    const id = idBytes === 2 ? view.getUint16(at) : view.getUint32(at);
    const count = ipma[at + idBytes] ?? 0;
    const start = at + idBytes + 1;
    at = start + count * indexBytes;
    if (at > ipma.length) return [];
    if (id !== item) continue;
    return Array.from({ length: count }, (_, i) =>
      indexBytes === 2 ? view.getUint16(start + 2 * i) & 0x7fff : (ipma[start + i] ?? 0) & 0x7f,
    );
  }
  return [];
}

/** What a picture beside the main one is for: its name ends so in all of the specification's editions. */
function isAlpha({ type, body: purpose }: Box): boolean {
  return type === "auxC" && text(purpose, FULL_BOX, purpose.length - FULL_BOX).includes(":alpha");
}

function profile(mine: readonly Box[]): Uint8Array | undefined {
  const colour = mine.find(({ type, body }) => type === "colr" && ["prof", "rICC"].includes(text(body, 0, 4)));
  return colour?.body.subarray(4);
}

/**
 * Size and place of the clean aperture: four fractions, for its width, its height and how far its centre is from the
 * picture's. One that is no part of the picture is of no effect, as in most readers.
 */
function shown(clap: Uint8Array, coded: Size): Pick<Header, "width" | "height" | "crop"> {
  if (clap.length < 32) return coded;
  const view = viewOf(clap);
  const fraction = (at: number) => view.getInt32(at) / view.getInt32(at + 4);
  const along = (length: number, of: number, offset: number) => ({
    from: Math.floor((of - length) / 2 + offset),
    length: Math.floor(length),
  });
  const across = along(fraction(0), coded.width, fraction(16));
  const down = along(fraction(8), coded.height, fraction(24));
  if (!isPart(across, coded.width) || !isPart(down, coded.height)) return coded;
  return { width: across.length, height: down.length, crop: { x: across.from, y: down.from, coded } };
}

/** Nothing is where a fraction's denominator is zero. */
function isPart({ from, length }: { readonly from: number; readonly length: number }, of: number): boolean {
  return from >= 0 && length >= 1 && from + length <= of;
}

/** `irot` turns anticlockwise, then `imir` mirrors (0: top and bottom change places, 1: left and right). */
function turn(mine: readonly Box[]): Orientation {
  const quarters = (body(mine, "irot")[0] ?? 0) & 3;
  const mirror = mine.find((box) => box.type === "imir");
  const plain = [1, 8, 3, 6] as const;
  const topToBottom = [4, 5, 2, 7] as const;
  const leftToRight = [2, 7, 4, 5] as const;
  if (mirror === undefined) return plain[quarters] ?? 1;
  return (((mirror.body[0] ?? 0) & 1) === 1 ? leftToRight : topToBottom)[quarters] ?? 1;
}
