import type { Raster } from "../../pixels/raster.js";
import type { Grid, RgbPlanes } from "./grid.js";
import { pushPull, type Triple } from "./push-pull.js";
import { BACKDROP, OBJECT, type Trimap, UNKNOWN } from "./trimap.js";

/** Colours of object and backdrop as they would go on under the band, at working size. */
export interface Sides extends Grid {
  readonly front: Triple;
  readonly back: Triple;
  readonly prior: Float32Array;
  /** State of the 2 × 2 neighbourhood to the right and below: `UNKNOWN` where they differ. */
  readonly cell: Uint8Array;
}
export const R = { noise: 30, priorW: 1.5, lo: 0.06, hi: 0.94, reg: 0.06 };

export function extendSides(rgb: RgbPlanes, mask: Uint8Array, trimap: Trimap): Sides {
  const size = mask.length;
  const front = new Float32Array(size);
  const back = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    front[i] = (trimap.state[i] ?? 0) === OBJECT ? 1 : (mask[i] ?? 0) === 1 ? 0.004 * (trimap.prior[i] ?? 0) : 0;
    back[i] = (trimap.state[i] ?? 0) === BACKDROP ? 1 : 0;
  }
  const planes: Triple = [rgb.r, rgb.g, rgb.b];
  return {
    width: rgb.width,
    height: rgb.height,
    front: pushPull(planes, front, rgb),
    back: pushPull(planes, back, rgb),
    prior: trimap.prior,
    cell: cellStates(trimap),
  };
}

function cellStates({ state, width, height }: Trimap): Uint8Array {
  const cell = new Uint8Array(state.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const right = x < width - 1 ? 1 : 0;
      const down = y < height - 1 ? width : 0;
      const own = state[i] ?? 0;
      cell[i] =
        (state[i + right] ?? 0) === own && (state[i + down] ?? 0) === own && (state[i + down + right] ?? 0) === own
          ? own
          : UNKNOWN;
    }
  }
  return cell;
}

/** Opacity and foreground colour of every pixel at full size; time is linear, and most of it goes into the band. */
export function refine(image: Raster, sides: Sides): Raster {
  const { width, height, data } = image;
  const result = new Uint8ClampedArray(data.length);
  const { cell, prior } = sides;
  const [fr, fg, fb] = sides.front;
  const [br, bg, bb] = sides.back;
  const w = sides.width;
  const left = new Int32Array(width);
  const across = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const u = Math.max(0, Math.min(w - 1, ((x + 0.5) * w) / width - 0.5));
    left[x] = Math.min(w - 2, u | 0);
    across[x] = u - (left[x] ?? 0);
  }
  for (let y = 0; y < height; y++) {
    const v = Math.max(0, Math.min(sides.height - 1, ((y + 0.5) * sides.height) / height - 0.5));
    const top = Math.min(sides.height - 2, v | 0);
    const ty = v - top;
    for (let x = 0; x < width; x++) {
      const a = top * w + (left[x] ?? 0);
      const state = cell[a] ?? 0;
      if (state === BACKDROP) continue;
      const k = (y * width + x) * 4;
      if (state === OBJECT) {
        result[k] = data[k] ?? 0;
        result[k + 1] = data[k + 1] ?? 0;
        result[k + 2] = data[k + 2] ?? 0;
        result[k + 3] = data[k + 3] ?? 0;
        continue;
      }
      const tx = across[x] ?? 0;
      const wd = tx * ty;
      const wb = tx - wd;
      const wc = ty - wd;
      const wa = 1 - tx - wc;
      const b = a + 1;
      const c = a + w;
      const d = c + 1;
      const rb = (br[a] ?? 0) * wa + (br[b] ?? 0) * wb + (br[c] ?? 0) * wc + (br[d] ?? 0) * wd;
      const gb = (bg[a] ?? 0) * wa + (bg[b] ?? 0) * wb + (bg[c] ?? 0) * wc + (bg[d] ?? 0) * wd;
      const bb_ = (bb[a] ?? 0) * wa + (bb[b] ?? 0) * wb + (bb[c] ?? 0) * wc + (bb[d] ?? 0) * wd;
      const rf = (fr[a] ?? 0) * wa + (fr[b] ?? 0) * wb + (fr[c] ?? 0) * wc + (fr[d] ?? 0) * wd;
      const gf = (fg[a] ?? 0) * wa + (fg[b] ?? 0) * wb + (fg[c] ?? 0) * wc + (fg[d] ?? 0) * wd;
      const bf = (fb[a] ?? 0) * wa + (fb[b] ?? 0) * wb + (fb[c] ?? 0) * wc + (fb[d] ?? 0) * wd;
      const ur = rf - rb;
      const ug = gf - gb;
      const ub = bf - bb_;
      const span = ur * ur + ug * ug + ub * ub;
      let projected =
        (((data[k] ?? 0) - rb) * ur + ((data[k + 1] ?? 0) - gb) * ug + ((data[k + 2] ?? 0) - bb_) * ub) / (span + 1e-3);
      projected = projected < 0 ? 0 : projected > 1 ? 1 : projected;
      const trust = span / R.noise;
      const expected = (prior[a] ?? 0) * wa + (prior[b] ?? 0) * wb + (prior[c] ?? 0) * wc + (prior[d] ?? 0) * wd;
      let alpha = (trust * projected + R.priorW * expected) / (trust + R.priorW);
      alpha = (alpha - R.lo) / (R.hi - R.lo);
      if (alpha <= 0) continue;
      if (alpha >= 1) {
        result[k] = data[k] ?? 0;
        result[k + 1] = data[k + 1] ?? 0;
        result[k + 2] = data[k + 2] ?? 0;
        result[k + 3] = data[k + 3] ?? 0;
        continue;
      }
      const t = (alpha * alpha) / (alpha * alpha + R.reg);
      const inverse = t / alpha;
      const rest = 1 - alpha;
      result[k] = inverse * ((data[k] ?? 0) - rest * rb) + (1 - t) * rf;
      result[k + 1] = inverse * ((data[k + 1] ?? 0) - rest * gb) + (1 - t) * gf;
      result[k + 2] = inverse * ((data[k + 2] ?? 0) - rest * bb_) + (1 - t) * bf;
      result[k + 3] = alpha * (data[k + 3] ?? 0) + 0.5;
    }
  }
  return { width, height, data: result };
}
