import type { Size } from "../../model.js";
import { fitToLimits } from "../../pixels/geometry.js";
import { crop } from "../../pixels/pad.js";
import type { Raster } from "../../pixels/raster.js";
import { resize } from "../../pixels/resample.js";
import { enlargeCutout } from "./enlarge.js";
import { hasOtherColours, recolour } from "./recolour.js";

/**
 * Brings a cutout back to the picture it was made of: to its size, where a fitted copy had been sent, and to its
 * colours, where the service altered them. `readPicture` decodes the picture; it is called only where its pixels are
 * needed. `ownProfile` says that the picture's colours are not plain sRGB, which a service may not have understood.
 */
export async function restoreCutout(
  cutout: Raster,
  picture: Size,
  ownProfile: boolean,
  readPicture: () => Promise<Raster>,
): Promise<Raster> {
  if (sameSize(cutout, picture)) {
    if (!ownProfile) return cutout;
    const original = await readPicture();
    return hasOtherColours(cutout, original) ? recolour(cutout, original) : cutout;
  }
  const fit = fitToLimits(picture);
  if (fit.kind === "reduced" && sameSize(cutout, fit.size)) return enlargeCutout(cutout, await readPicture());
  if (fit.kind !== "padded" || !sameSize(cutout, fit.size)) throw new Error(wrongSize(cutout, picture));
  const content = crop(cutout, fit.offset, fit.content);
  const reduced = fit.content.width < picture.width || fit.content.height < picture.height;
  return reduced
    ? enlargeCutout(content, await readPicture())
    : resize(content, { width: picture.width, height: picture.height });
}

function sameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

function wrongSize(cutout: Size, picture: Size): string {
  return `the cutout is ${cutout.width}×${cutout.height}, which is neither the picture's size (${picture.width}×${picture.height}) nor that of its fitted copy`;
}
