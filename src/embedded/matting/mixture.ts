import type { RgbPlanes } from "./grid.js";
import { pushPull, type Triple } from "./push-pull.js";

/** Distance from the backdrop at which a pixel is surely nothing but object, in `Likeness` units. */
const SURE = 60;
/** Squared colour distance under which a mixture cannot be told; it then counts as object. */
const TOO_NEAR = 200;

/** How much the squared distance from the line between both colours counts: what lies off it is a colour of its own. */
const STRANGE = 2;

/**
 * How far each pixel lies on the way from the backdrop's colour to that of the object around it, 0 to 1.
 *
 * @param lit squared distance from the lit backdrop.
 */
export function estimateMixture(rgb: RgbPlanes, mask: Uint8Array, lit: Float32Array): Float32Array {
  const size = mask.length;
  const front = new Float32Array(size);
  const back = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    if ((mask[i] ?? 0) === 1) front[i] = Math.min(1, ((lit[i] ?? 0) / SURE) ** 2) + 1e-4;
    else back[i] = 1;
  }
  const planes: Triple = [rgb.r, rgb.g, rgb.b];
  const [fr, fg, fb] = pushPull(planes, front, rgb);
  const [br, bg, bb] = pushPull(planes, back, rgb);
  const result = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    if ((mask[i] ?? 0) === 0) continue;
    const ur = (fr[i] ?? 0) - (br[i] ?? 0);
    const ug = (fg[i] ?? 0) - (bg[i] ?? 0);
    const ub = (fb[i] ?? 0) - (bb[i] ?? 0);
    const span = ur * ur + ug * ug + ub * ub;
    const cr = (rgb.r[i] ?? 0) - (br[i] ?? 0);
    const cg = (rgb.g[i] ?? 0) - (bg[i] ?? 0);
    const cb = (rgb.b[i] ?? 0) - (bb[i] ?? 0);
    const dot = cr * ur + cg * ug + cb * ub;
    const part = Math.max(0, Math.min(1, dot / (span + 1e-3)));
    const off = (cr - part * ur) ** 2 + (cg - part * ug) ** 2 + (cb - part * ub) ** 2;
    const blind = TOO_NEAR + STRANGE * off;
    const along = (dot + blind) / (span + blind);
    result[i] = Math.max(0, Math.min(1, along));
  }
  return result;
}
