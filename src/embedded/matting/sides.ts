import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid, RgbPlanes } from "./grid.js";
import { pushPull, type Triple } from "./push-pull.js";
import type { Trimap } from "./trimap.js";

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
  const size = mask.length;
  const { kernels, take, put } = openKernels(5 * size, 5);
  const rooms = [take(size), take(size)] as const;
  kernels.weighStates(put(mask), put(trimap.state), put(trimap.prior), size, FAINT, rooms[0].at, rooms[1].at);
  const [front, back] = [rooms[0].values.slice(), rooms[1].values.slice()] as const;
  const planes: Triple = [rgb.r, rgb.g, rgb.b];
  return {
    width: rgb.width,
    height: rgb.height,
    front: pushPull(planes, front, rgb),
    back: pushPull(planes, back, rgb),
  };
}
