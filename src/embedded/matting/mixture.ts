import { openKernels, type Room } from "../../pixels/kernels/kernels.js";
import type { RgbPlanes } from "./grid.js";
import { pyramidOver, roomForPyramid } from "./push-pull.js";

/**
 * How far each pixel lies on the way from the backdrop's colour to that of the object around it, 0 to 1.
 *
 * @param lit squared distance from the lit backdrop.
 * @param closed 1 for what is object in spite of its colour.
 */
export function estimateMixture(
  rgb: RgbPlanes,
  mask: Uint8Array,
  lit: Float32Array,
  closed: Uint8Array | undefined,
): Float32Array {
  const size = mask.length;
  const room = roomForPyramid(rgb);
  const opened = openKernels(14 * size + room.values, 14 + room.rooms);
  const { kernels, take, put } = opened;
  const [object, r, g, b] = [put(mask), put(rgb.r), put(rgb.g), put(rgb.b)] as const;
  const [front, back, mixture] = [take(size), take(size), take(size)];
  // The more surely a pixel is nothing else, the more it counts for the object's colour.
  kernels.weighSides(object, put(lit), size, front.at, back.at);
  const weight = take(size);
  const weigh = pyramidOver(weight, rgb, opened);
  const completed = (known: Room): readonly number[] => {
    weight.values.set(known.values);
    const complete = weigh();
    return [rgb.r, rgb.g, rgb.b].map((channel) => {
      const plane = take(size);
      plane.values.set(channel);
      complete(plane);
      return plane.at;
    });
  };
  const [fr = 0, fg = 0, fb = 0, br = 0, bg = 0, bb = 0] = [...completed(front), ...completed(back)];
  const held = closed === undefined ? 0 : put(closed);
  kernels.mix(r, g, b, fr, fg, fb, br, bg, bb, object, held, size, mixture.at);
  return mixture.values.slice();
}
