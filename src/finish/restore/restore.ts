import type { Size } from "../../model.js";
import type { Decoded } from "../../pixels/decode.js";
import { fitToLimits, sameSize } from "../../pixels/geometry.js";
import { crop } from "../../pixels/pad.js";
import type { Raster } from "../../pixels/raster.js";
import { resize } from "../../pixels/resample.js";
import { enlargeCutout } from "./enlarge.js";
import { hasOtherColours, recolour } from "./recolour.js";

/** A cutout as large as its picture, and what a user should know of how it became so. */
export interface Restored {
  readonly cutout: Raster;
  readonly notes: readonly string[];
}

/**
 * Brings a cutout back to the picture it was made of: to its size, where a fitted copy had been sent, and to its
 * colours, where the service altered them. `readPicture` decodes the picture; it is called only where its pixels are
 * needed. `ownProfile` says that the picture's colours are not plain sRGB, which a service may not have understood.
 */
export async function restoreCutout(
  cutout: Raster,
  picture: Size,
  ownProfile: boolean,
  readPicture: () => Promise<Decoded>,
): Promise<Restored> {
  if (sameSize(cutout, picture))
    return ownProfile ? withOwnColours(cutout, await readPicture()) : { cutout, notes: [] };
  const fit = fitToLimits(picture);
  if (fit.kind === "reduced" && sameSize(cutout, fit.size)) return enlarged(cutout, await readPicture());
  if (fit.kind !== "padded" || !sameSize(cutout, fit.size)) throw new Error(wrongSize(cutout, picture));
  const content = crop(cutout, fit.offset, fit.content);
  if (fit.content.width < picture.width) return enlarged(content, await readPicture());
  return { cutout: resize(content, { width: picture.width, height: picture.height }), notes: [] };
}

function enlarged(cutout: Raster, { raster, notes }: Decoded): Restored {
  return { cutout: enlargeCutout(cutout, raster), notes };
}

function withOwnColours(cutout: Raster, { raster, notes }: Decoded): Restored {
  if (!hasOtherColours(cutout, raster)) return { cutout, notes };
  const note = "the service had read its colours without their profile: they were taken from the picture";
  return { cutout: recolour(cutout, raster), notes: [...notes, note] };
}

function wrongSize(cutout: Size, picture: Size): string {
  return `the cutout is ${cutout.width}×${cutout.height}, which is neither the picture's size (${picture.width}×${picture.height}) nor that of its fitted copy`;
}
