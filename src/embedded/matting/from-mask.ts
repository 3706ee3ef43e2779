import type { Raster } from "../../pixels/raster.js";
import { colourNoise } from "./colour-noise.js";
import { componentsOf, labelsOf } from "./components.js";
import { downsample, workingSize } from "./downsample.js";
import type { Grid, RgbPlanes } from "./grid.js";
import { refine } from "./refine.js";
import { extendSides } from "./sides.js";
import { tidy } from "./tidy.js";
import { drawTrimap, UNKNOWN } from "./trimap.js";

/** Opacities from 0 to 1, rows from the top, at any size: it is taken to cover the whole picture. */
export interface Mask extends Grid {
  readonly data: Float32Array;
}

/** How much a mask's opacity of 0 or 1 counts for, in the units in which the engine weighs its own evidence. */
const CONVICTION = 8;
/** Opacity from which on faint traces belong to the piece of object that they surround. */
const TRACE = 0.1;
/**
 * How much squared noise of colours counts beside a mask. A network's own opacities are good by themselves: a pixel's
 * colour may improve them only where it tells the two sides apart beyond doubt.
 */
const NOISY = 12;

/** Full-size opacity and foreground colours from a coarse mask, whatever it is worth. */
export function matteFromMask(image: Raster, mask: Mask): Raster {
  const rgb = downsample(image, workingSize(image));
  return paintByMask(image, rgb, resampleMask(mask, rgb));
}

/**
 * The same from opacities at working size.
 *
 * @param rgb the picture at that size.
 */
export function paintByMask(image: Raster, rgb: RgbPlanes, given: Float32Array): Raster {
  const labels = Uint8Array.from(given, (value) => (value > 0.5 ? 1 : 0));
  tidy(labels, rgb);
  const opacity = withoutSpecks(given, labels, rgb);
  const doubt = opacity.map((value) => (value * 2 - 1) * CONVICTION);
  const drawn = drawTrimap(labels, doubt, opacity, rgb);
  const prior = drawn.prior.map((value, i) => (drawn.state[i] === UNKNOWN ? (opacity[i] ?? 0) : value));
  const trimap = { ...drawn, prior };
  const noise = colourNoise(rgb, trimap).map((value) => value * NOISY);
  return refine(image, trimap, extendSides(rgb, labels, trimap), noise);
}

/** The opacities of what is left of the object, and of the traces around it: hair is faint, and hangs together with a head. */
function withoutSpecks(opacity: Float32Array, labels: Uint8Array, grid: Grid): Float32Array {
  const traces = componentsOf(
    Uint8Array.from(opacity, (value) => (value > TRACE ? 1 : 0)),
    grid,
  );
  const pieces = labelsOf(traces);
  const kept = new Uint8Array(traces.list.length + 1);
  for (let i = 0; i < labels.length; i++) if (labels[i] === 1) kept[pieces[i] ?? 0] = 1;
  return opacity.map((value, i) => {
    if (kept[pieces[i] ?? 0] === 0 || pieces[i] === 0) return labels[i] === 1 ? 1 : 0;
    return labels[i] === 1 ? Math.max(value, 0.5) : value;
  });
}

/** Opacities at another size, bilinear. */
export function resampleMask({ data, width, height }: Mask, to: Grid): Float32Array {
  const result = new Float32Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const v = Math.max(0, Math.min(height - 1, ((y + 0.5) * height) / to.height - 0.5));
    const top = Math.floor(v);
    const down = top < height - 1 ? width : 0;
    for (let x = 0; x < to.width; x++) {
      const u = Math.max(0, Math.min(width - 1, ((x + 0.5) * width) / to.width - 0.5));
      const left = Math.floor(u);
      const a = top * width + left;
      const b = left < width - 1 ? a + 1 : a;
      const upper = (data[a] ?? 0) + ((data[b] ?? 0) - (data[a] ?? 0)) * (u - left);
      const lower = (data[a + down] ?? 0) + ((data[b + down] ?? 0) - (data[a + down] ?? 0)) * (u - left);
      result[y * to.width + x] = upper + (lower - upper) * (v - top);
    }
  }
  return result;
}
