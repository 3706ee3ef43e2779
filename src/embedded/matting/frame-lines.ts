import type { RgbPlanes } from "./grid.js";

/** Of a side's length, how far from the edge a frame line may be drawn. */
const MARGIN = 0.12;
/** In pixels: both sides of a line are looked at this far from it, so that it may be nearly as thick. */
const BESIDE = 4;
/** Least difference of a line from what lies on either side, of 255. */
const VISIBLE = 5;
/** Of the line's usual difference, what each of its pixels has at least; the two sides differ by no more. */
const ALIKE = 0.5;
/** Of a side's length, how much a line runs along, and how much at the very edge, where only one side of it is seen. */
const LONG = 0.6;
const LONG_AT_EDGE = 0.85;

/** One side of the picture: where its first pixel lies, and the steps along it and away from it. */
interface Side {
  readonly start: number;
  readonly along: number;
  readonly inwards: number;
  readonly length: number;
  readonly depth: number;
}

/**
 * Paints over the thin lines that run along the picture's edges, as a web page's border in a screenshot does: a frame is no
 * object, and would enclose all that is.
 *
 * @returns the planes themselves where there is none
 */
export function removeFrameLines(rgb: RgbPlanes): RgbPlanes {
  let result = rgb;
  for (const side of sidesOf(rgb)) {
    for (let depth = 0; depth < MARGIN * side.depth; depth++) {
      const line = findLine(rgb, side, depth);
      if (line.length === 0) continue;
      if (result === rgb) result = { ...rgb, r: rgb.r.slice(), g: rgb.g.slice(), b: rgb.b.slice() };
      paintOver(result, rgb, line, side, depth);
    }
  }
  return result;
}

function sidesOf({ width, height }: RgbPlanes): readonly Side[] {
  const [last, corner] = [width - 1, width * (height - 1)];
  return [
    { start: 0, along: 1, inwards: width, length: width, depth: height },
    { start: corner, along: 1, inwards: -width, length: width, depth: height },
    { start: 0, along: width, inwards: 1, length: height, depth: width },
    { start: last, along: width, inwards: -1, length: height, depth: width },
  ];
}

/** The pixels at one depth that belong to a line; none where there is no line. */
function findLine(rgb: RgbPlanes, { start, along, inwards, length }: Side, depth: number): readonly number[] {
  const isAtEdge = depth < BESIDE;
  const [inner, outer] = [BESIDE * inwards, isAtEdge ? BESIDE * inwards : -BESIDE * inwards];
  const first = start + depth * inwards;
  const usual = meanStep(rgb, first, along, inner, length);
  const size = Math.hypot(...usual);
  if (size < VISIBLE) return [];
  const line: number[] = [];
  for (let k = 0; k < length; k++) {
    const i = first + k * along;
    const isDifferent =
      Math.min(component(rgb, i, i + inner, usual), component(rgb, i, i + outer, usual)) > ALIKE * size;
    if (isDifferent && apart(rgb, i + inner, i + outer) < ALIKE * size) line.push(i);
  }
  return line.length > (isAtEdge ? LONG_AT_EDGE : LONG) * length ? line : [];
}

/** By how much the pixels of a line differ, on average, from those that lie `inner` further inwards. */
function meanStep(rgb: RgbPlanes, first: number, along: number, inner: number, length: number): Colour {
  let [r, g, b] = [0, 0, 0];
  for (let i = first, k = 0; k < length; k++, i += along) {
    r += (rgb.r[i] ?? 0) - (rgb.r[i + inner] ?? 0);
    g += (rgb.g[i] ?? 0) - (rgb.g[i + inner] ?? 0);
    b += (rgb.b[i] ?? 0) - (rgb.b[i + inner] ?? 0);
  }
  return [r / length, g / length, b / length];
}

type Colour = readonly [r: number, g: number, b: number];

/** How far one pixel lies from another in a direction of colours. */
function component(rgb: RgbPlanes, i: number, j: number, [r, g, b]: Colour): number {
  const dot =
    ((rgb.r[i] ?? 0) - (rgb.r[j] ?? 0)) * r +
    ((rgb.g[i] ?? 0) - (rgb.g[j] ?? 0)) * g +
    ((rgb.b[i] ?? 0) - (rgb.b[j] ?? 0)) * b;
  return dot / Math.hypot(r, g, b);
}

function apart(rgb: RgbPlanes, i: number, j: number): number {
  return Math.hypot(
    (rgb.r[i] ?? 0) - (rgb.r[j] ?? 0),
    (rgb.g[i] ?? 0) - (rgb.g[j] ?? 0),
    (rgb.b[i] ?? 0) - (rgb.b[j] ?? 0),
  );
}

/** With the colour between those on either side. */
function paintOver(result: RgbPlanes, rgb: RgbPlanes, line: readonly number[], { inwards }: Side, depth: number): void {
  const inner = BESIDE * inwards;
  const outer = depth < BESIDE ? inner : -inner;
  for (const i of line) {
    result.r[i] = ((rgb.r[i + inner] ?? 0) + (rgb.r[i + outer] ?? 0)) / 2;
    result.g[i] = ((rgb.g[i + inner] ?? 0) + (rgb.g[i + outer] ?? 0)) / 2;
    result.b[i] = ((rgb.b[i + inner] ?? 0) + (rgb.b[i + outer] ?? 0)) / 2;
  }
}
