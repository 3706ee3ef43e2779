import type { Size, SourceType } from "../../model.js";

/** As EXIF counts them: 1 is upright, 6 is "turn clockwise by 90°". */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** How a sample is stored, where that is not three or four channels of up to 8 bits. */
export type Sample = "8-bit" | "16-bit" | "cmyk";

/** What stands before the pixels. The size is as stored, not upright yet. */
export interface Header extends Size {
  readonly type: SourceType;
  readonly orientation: Orientation;
  /** Readers differ on whether `orientation` counts. */
  readonly isTurnDisputed?: true;
  readonly sample: Sample;
  /** It may be transparent somewhere; whether it is, its pixels tell. */
  readonly hasAlpha?: true;
  /** The part of a larger coded picture that is shown, which `width` and `height` are of: an AVIF's clean aperture. */
  readonly crop?: { readonly x: number; readonly y: number; readonly coded: Size };
  /** What the file says of its colours in another way than by a profile, where that is not sRGB: it is not applied. */
  readonly unapplied?: string;
  /** The embedded ICC profile's bytes, uncompressed. */
  readonly icc?: Uint8Array;
  /** The TIFF block of the EXIF data, without the `Exif\0\0` in front. */
  readonly exif?: Uint8Array;
}

export type HeaderRead = { readonly kind: "header"; readonly header: Header } | NoHeader;

export const ANIMATED: NoHeader = { kind: "animated" };

export type NoHeader =
  /** The header goes on: at least this many bytes from the start of the file are needed. */
  | { readonly kind: "more"; readonly bytes: number }
  | { readonly kind: "broken"; readonly reason: string }
  /** A form of the format that is not read; `what` names it: "a TIFF with fax compression". */
  | { readonly kind: "unsupported"; readonly what: string }
  /** More pictures than one, to be shown one after the other. */
  | { readonly kind: "animated" };

export function more(bytes: number): NoHeader {
  return { kind: "more", bytes };
}

export function broken(reason: string): NoHeader {
  return { kind: "broken", reason };
}

export function unsupported(what: string): NoHeader {
  return { kind: "unsupported", what };
}

/** The size after the turn that `orientation` asks for. */
export function uprightSize(size: Size, orientation: Orientation): Size {
  return orientation >= 5 ? { width: size.height, height: size.width } : { width: size.width, height: size.height };
}
