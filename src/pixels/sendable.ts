import type { SourceType } from "../model.js";
import type { Sample } from "./header/header.js";

/** What a file is, as far as it decides whether a service reads it. */
interface Kind {
  readonly type: SourceType;
  readonly sample: Sample;
  readonly isTurnDisputed?: true;
}

/**
 * Whether the service reads such a picture as it is: JPEG and PNG, an EXIF turn included, but not what it may stumble
 * over, which is sent as a copy: WebP, AVIF and TIFF, CMYK, 16 bits a sample, a turn that not every reader sees.
 */
export function isSendable<K extends Kind>(kind: K): kind is K & { readonly type: "jpeg" | "png" } {
  return kind.sample === "8-bit" && kind.isTurnDisputed === undefined && (kind.type === "jpeg" || kind.type === "png");
}
