import type { Grid, RgbPlanes } from "./grid.js";
import { pushPull, type Triple } from "./push-pull.js";
import { BACKDROP, OBJECT, type Trimap } from "./trimap.js";

/** Colours of object and backdrop as they would go on under the unknown band, at working size. */
export interface Sides extends Grid {
  readonly front: Triple;
  readonly back: Triple;
}

/** What an uncertain pixel of the object counts for where no certain one is near, as in a wire or a strand of hair. */
const FAINT = 0.004;

/**
 * Multilevel completion of both sides from the certain pixels, the linear-time cousin of Germer et al. 2020, "Fast
 * multi-level foreground estimation". The backdrop is taken as it is seen, so that shadows beside the object are part of it.
 */
export function extendSides(rgb: RgbPlanes, mask: Uint8Array, trimap: Trimap): Sides {
  const front = new Float32Array(mask.length);
  const back = new Float32Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    const state = trimap.state[i];
    if (state === OBJECT) front[i] = 1;
    else if (state === BACKDROP) back[i] = 1;
    else if (mask[i] === 1) front[i] = FAINT * (trimap.prior[i] ?? 0);
  }
  const planes: Triple = [rgb.r, rgb.g, rgb.b];
  return {
    width: rgb.width,
    height: rgb.height,
    front: pushPull(planes, front, rgb),
    back: pushPull(planes, back, rgb),
  };
}
