import type { Size } from "../../model.js";
import type { Decoded } from "../../pixels/decode.js";
import { fitToLimits, sameSize } from "../../pixels/geometry.js";
import { type Header, uprightSize } from "../../pixels/header/header.js";
import { crop } from "../../pixels/pad.js";
import type { Raster } from "../../pixels/raster.js";
import { resize } from "../../pixels/resample.js";
import { isSendable } from "../../pixels/sendable.js";
import { enlargeCutout } from "./enlarge.js";
import { hasOtherColours, recolour } from "./recolour.js";

/** A cutout as large as its picture, and what a user should know of how it became so. */
export interface Restored {
  readonly cutout: Raster;
  readonly notes: readonly string[];
}

/** How far what the service was sent is from the picture itself. */
export type Sent =
  /** The picture's own bytes, in plain sRGB: the service's colours are the picture's. */
  | "itself"
  /** Its own bytes, whose colours mean nothing without a profile that a service may not have understood. */
  | "with a profile"
  /** A copy in another format or of another size: only the alpha of the service's answer is of use. */
  | "a copy";

/** What of a picture went to the service. `isPlain` says that its colours are sRGB without further ado. */
export function whatWasSent(header: Header, isPlain: boolean): Sent {
  const fits = fitToLimits(uprightSize(header, header.orientation)).kind === "as-is";
  if (!fits || !isSendable(header)) return "a copy";
  return isPlain ? "itself" : "with a profile";
}

/**
 * Brings a cutout back to the picture it was made of: to its size, where a fitted copy had been sent, and to its
 * colours, where they are not the picture's own. `readPicture` decodes the picture; it is called only where its pixels
 * are needed.
 */
export async function restoreCutout(
  cutout: Raster,
  picture: Size,
  sent: Sent,
  readPicture: () => Promise<Decoded>,
): Promise<Restored> {
  if (sameSize(cutout, picture)) {
    if (sent === "itself") return { cutout, notes: [] };
    const decoded = await readPicture();
    return sent === "a copy" ? withPixelsOf(decoded, cutout) : withOwnColours(cutout, decoded);
  }
  const fit = fitToLimits(picture);
  if (fit.kind === "reduced" && sameSize(cutout, fit.size)) return enlarged(cutout, await readPicture());
  if (fit.kind !== "padded" || !sameSize(cutout, fit.size)) throw new Error(wrongSize(cutout, picture));
  const content = crop(cutout, fit.offset, fit.content);
  if (fit.content.width < picture.width) return enlarged(content, await readPicture());
  return withPixelsOf(await readPicture(), resize(content, { width: picture.width, height: picture.height }));
}

function enlarged(cutout: Raster, { raster, notes }: Decoded): Restored {
  return { cutout: enlargeCutout(cutout, raster), notes };
}

/** Also a copy of the same size went through a lossy format. */
function withPixelsOf({ raster, notes }: Decoded, cutout: Raster): Restored {
  return { cutout: recolour(cutout, raster, "near"), notes };
}

function withOwnColours(cutout: Raster, { raster, notes }: Decoded): Restored {
  if (!hasOtherColours(cutout, raster)) return { cutout, notes };
  const note = "the service had read its colours without their profile: they were taken from the picture";
  return { cutout: recolour(cutout, raster, "wrong"), notes: [...notes, note] };
}

function wrongSize(cutout: Size, picture: Size): string {
  return `the cutout is ${cutout.width}×${cutout.height}, which is neither the picture's size (${picture.width}×${picture.height}) nor that of its fitted copy`;
}
