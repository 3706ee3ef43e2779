// AssemblyScript, not TypeScript: the inner loops of matting and of PNG's filters, for which JavaScript has no vectors and
// no branchless minimum. `node scripts/kernels.mjs` compiles it into src/pixels/kernels/module.ts. What each one computes is said
// where it is called. A plane is given by the place of its first value in memory, 32-bit floats if nothing else is said,
// with room behind it for a few more, since the vectors run over its end.

export { clearNetwork, clearOpen, connect, labelSure, minimumCut, openNetwork, readCut, settleForced } from "./cut";
export {
  addPixels,
  cleanPixels,
  depart,
  faintEdges,
  findRuns,
  gather,
  gatherDistances,
  gatherStrays,
  isAbove,
  isBelow,
  isEnclosed,
  isOpaque,
  likeness,
  meanPixels,
  negate,
  numberPieces,
  priceGround,
  priceOf,
  punishTexture,
  select,
  toLab,
  trustIn,
  weighEvidence,
} from "./colours";
export {
  addEnlarged,
  addSamples,
  drawChannel,
  gatherNear,
  gatherWeighed,
  halve,
  placeSamples,
  residuals,
  solveField,
  weighSamples,
} from "./field";

export {
  addSaid,
  countColours,
  drawTrimap,
  mix,
  paintPixels,
  weighSides,
  weighStates,
} from "./opacity";
export {
  darkGaps,
  findFeet,
  findSoft,
  gatherShadows,
  reaches,
  sumFaint,
  sumInside,
  sumOutline,
  sumOver,
  sumSigns,
} from "./signs";

const FAR: f64 = 1e6;
const DIAGONAL: f64 = 1.4142135623730951;

// @ts-expect-error: decorator
@inline
function least(a: f64, b: f64): f64 {
  return f64x2.extract_lane(f64x2.pmin(f64x2.splat(a), f64x2.splat(b)), 0);
}

// @ts-expect-error: decorator
@inline
function most(a: f64, b: f64): f64 {
  return f64x2.extract_lane(f64x2.pmax(f64x2.splat(a), f64x2.splat(b)), 0);
}

// @ts-expect-error: decorator
@inline
function read(at: usize): f64 {
  return <f64>load<f32>(at);
}

// @ts-expect-error: decorator
@inline
function readTwo(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** `across` is as large as the plane, `row` as a row with four radii and sixteen values more. */
export function dilate(plane: usize, across: usize, row: usize, width: i32, height: i32, radius: i32): void {
  const bytes = <usize>width << 2;
  for (let y = 0; y < height; y++) {
    dilateRow(plane + <usize>y * bytes, row, width, radius);
    memory.copy(across + <usize>y * bytes, row, bytes);
  }
  for (let y = 0; y < height; y++) {
    const first = across + <usize>max(0, y - radius) * bytes;
    const last = across + <usize>min(height - 1, y + radius) * bytes;
    const to = plane + <usize>y * bytes;
    for (let x: usize = 0; x < bytes; x += 16) {
      let value = v128.load(first + x);
      for (let from = first + bytes; from <= last; from += bytes) value = f32x4.pmax(value, v128.load(from + x));
      v128.store(to + x, value);
    }
  }
}

/** Each value becomes the largest of those that begin with it: the reach doubles with each pass. */
function dilateRow(from: usize, row: usize, width: i32, radius: i32): void {
  const size = 2 * radius + 1;
  const none = f32x4.splat(-Infinity);
  const end = row + (<usize>(width + 2 * radius) << 2);
  for (let at = row; at < row + (<usize>radius << 2); at += 16) v128.store(at, none);
  for (let at = row + (<usize>(width + radius) << 2); at < end + (<usize>(2 * radius + 8) << 2); at += 16) v128.store(at, none);
  memory.copy(row + (<usize>radius << 2), from, <usize>width << 2);
  for (let reach = 1; reach < size; ) {
    const step = min(reach, size - reach);
    const ahead = <usize>step << 2;
    for (let at = row; at < end; at += 16) v128.store(at, f32x4.pmax(v128.load(at), v128.load(at + ahead)));
    reach += step;
  }
}

/** `across` is as large as the plane, `row` as a row with two radii and four values more, `sums` as a row of 64-bit floats. */
export function boxBlur(plane: usize, across: usize, row: usize, sums: usize, width: i32, height: i32, radius: i32): void {
  const bytes = <usize>width << 2;
  const scale: f64 = 1.0 / <f64>(2 * radius + 1);
  for (let y = 0; y < height; y++) {
    blurRow(plane + <usize>y * bytes, across + <usize>y * bytes, row, width, radius, scale);
  }
  memory.fill(sums, 0, bytes << 1);
  for (let y = -radius; y <= radius; y++) {
    const from = across + <usize>max(0, min(height - 1, y)) * bytes;
    for (let x: usize = 0; x < bytes; x += 4) store<f64>(sums + (x << 1), load<f64>(sums + (x << 1)) + read(from + x));
  }
  const scales = f64x2.splat(scale);
  for (let y = 0; y < height; y++) {
    const to = plane + <usize>y * bytes;
    const enters = across + <usize>min(height - 1, y + radius + 1) * bytes;
    const leaves = across + <usize>max(0, y - radius) * bytes;
    for (let x: usize = 0; x < bytes; x += 8) {
      const sum = v128.load(sums + (x << 1));
      v128.store64_lane(to + x, f32x4.demote_f64x2_zero(f64x2.mul(sum, scales)), 0);
      const next = f64x2.sub(f64x2.add(sum, readTwo(enters + x)), readTwo(leaves + x));
      v128.store(sums + (x << 1), next);
    }
  }
}

function blurRow(from: usize, to: usize, row: usize, width: i32, radius: i32, scale: f64): void {
  const first = load<f32>(from);
  const last = load<f32>(from + (<usize>(width - 1) << 2));
  for (let x = 0; x < radius; x++) store<f32>(row + (<usize>x << 2), first);
  memory.copy(row + (<usize>radius << 2), from, <usize>width << 2);
  for (let x = width + radius; x <= width + 2 * radius; x++) store<f32>(row + (<usize>x << 2), last);
  const ahead = <usize>(2 * radius + 1) << 2;
  let sum: f64 = 0;
  for (let at = row; at < row + ahead; at += 4) sum += read(at);
  for (let x: usize = 0; x < <usize>width << 2; x += 4) {
    store<f32>(to + x, <f32>(sum * scale));
    sum += read(row + x + ahead) - read(row + x);
  }
}

/**
 * Cheapest way from the seeds, in bytes, to each pixel, in so many rounds of two sweeps. A row is left out where neither it nor
 * the one before it has changed since the last sweep of the same direction; `changed` has a 32-bit value a row for that.
 */
export function geodesic(
  seeds: usize,
  distance: usize,
  cost: usize,
  relief: usize,
  changed: usize,
  width: i32,
  height: i32,
  rounds: i32,
): void {
  markSeeds(seeds, distance, width * height);
  memory.fill(changed, 0, <usize>height << 2);
  for (let sweep = 1; sweep <= 2 * rounds; sweep++) {
    const step = sweep & 1 ? 1 : -1;
    const last = sweep - 2;
    for (let n = 0, y = step === 1 ? 0 : height - 1; n < height; n++, y += step) {
      const before = n === 0 ? y : y - step;
      const own = changed + (<usize>y << 2);
      if (last > 0 && load<i32>(own) <= last && load<i32>(changed + (<usize>before << 2)) <= last) continue;
      const first = y * width + (step === 1 ? 0 : width - 1);
      if (sweepRow(distance, cost, relief, first, step, (before - y) * width, width)) store<i32>(own, sweep);
    }
  }
}

/** 0 for the pixels whose byte is not zero, and far off for the others. */
function markSeeds(seeds: usize, distance: usize, size: i32): void {
  for (let i: usize = 0; i < <usize>size; i++) store<f32>(distance + (i << 2), load<u8>(seeds + i) === 0 ? <f32>FAR : 0);
}

/** One row of a geodesic sweep; `first` and `back` count values. @returns 1 where anything has changed */
function sweepRow(
  distance: usize,
  cost: usize,
  relief: usize,
  first: i32,
  step: i32,
  back: i32,
  width: i32,
): i32 {
  let above = read(distance + (<usize>(first + back) << 2));
  let aboveHeight = read(relief + (<usize>(first + back) << 2));
  let behind = above;
  let behindHeight = aboveHeight;
  let along = FAR;
  let alongHeight: f64 = 0;
  let changed = 0;
  for (let n = 0, i = first; n < width; n++, i += step) {
    const at = <usize>i << 2;
    const next = <usize>(i + back + select(step, 0, n < width - 1)) << 2;
    const ahead = read(distance + next);
    const aheadHeight = read(relief + next);
    const here = read(relief + at);
    const entry = read(cost + at);
    const fromBehind = behind + most(0, here - behindHeight);
    const fromAhead = ahead + most(0, here - aheadHeight);
    const fromAbove = above + most(0, here - aboveHeight);
    const fromAlong = along + most(0, here - alongHeight);
    const aslant = least(fromBehind, fromAhead) + entry * DIAGONAL;
    const own = read(distance + at);
    // What the row before it gives does not wait for the pixel beside it.
    const given = least(own, <f64>(<f32>least(aslant, fromAbove + entry)));
    along = least(given, <f64>(<f32>(fromAlong + entry)));
    store<f32>(distance + at, <f32>along);
    changed |= i32(along != own);
    alongHeight = here;
    behind = above;
    behindHeight = aboveHeight;
    above = ahead;
    aboveHeight = aheadHeight;
  }
  return changed;
}

/**
 * From pixels whose byte in `mask` is zero if `wanted` is, and from those whose byte is not otherwise. What is farther than
 * `limit` may come out as any distance beyond it, which lets whole blocks of pixels be passed over.
 */
export function distanceTo(
  mask: usize,
  distance: usize,
  width: i32,
  height: i32,
  wanted: i32,
  limit: f32,
): void {
  const turned = i32x4.splat(wanted === 0 ? -1 : 0);
  const far = f32x4.splat(<f32>FAR);
  const zero = i32x4.splat(0);
  for (let i: usize = 0; i < <usize>(width * height); i += 4) {
    const bytes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(mask + i)));
    v128.store(distance + (i << 2), v128.and(far, v128.xor(i32x4.eq(bytes, zero), turned)));
  }
  for (let y = 0; y < height; y++) chamferRow(distance, y * width, 1, y === 0 ? 0 : -width, width, limit);
  for (let y = height - 1; y >= 0; y--) {
    chamferRow(distance, y * width + width - 1, -1, y === height - 1 ? 0 : width, width, limit);
  }
}

const BLOCK = 16;

function chamferRow(distance: usize, first: i32, step: i32, back: i32, width: i32, limit: f32): void {
  const start = distance + (<usize>first << 2);
  const onward: usize = step === 1 ? 4 : <usize>-4;
  const up = <usize>back << 2;
  // Where a block begins in memory.
  const lead: usize = step === 1 ? 0 : <usize>(BLOCK - 1) << 2;
  let along = FAR;
  for (let n = 0; n < width; ) {
    const at = start + <usize>n * onward;
    const block = n + BLOCK <= width ? settledAs(at - lead, up, limit) : OPEN;
    if (block === ZERO || (block === DISTANT && along > <f64>limit)) {
      along = block === ZERO ? 0 : FAR;
      n += BLOCK;
      continue;
    }
    along = chamferPixels(at, onward, up, n, min(width, n + BLOCK), width, along);
    n += BLOCK;
  }
}

const OPEN: i32 = 0;
const ZERO: i32 = 1;
const DISTANT: i32 = 2;

/** Whether the pixels of a block are all zero, or all of them and of those above them farther than the limit. */
// @ts-expect-error: decorator
@inline
function settledAs(at: usize, up: usize, limit: f32): i32 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) return ZERO;
  const own = f32x4.pmin(f32x4.pmin(a, b), f32x4.pmin(c, d));
  const over = at + up - 4;
  const left = f32x4.pmin(v128.load(over), v128.load(over, 16));
  const right = f32x4.pmin(v128.load(over, 32), f32x4.pmin(v128.load(over, 48), v128.load(over, 56)));
  return i32x4.all_true(f32x4.gt(f32x4.pmin(own, f32x4.pmin(left, right)), f32x4.splat(limit))) ? DISTANT : OPEN;
}

/** From the `n`th pixel of a row on. @returns the last one's distance */
// @ts-expect-error: decorator
@inline
function chamferPixels(start: usize, onward: usize, up: usize, n: i32, end: i32, width: i32, before: f64): f64 {
  let along = before;
  let at = start;
  let above = read(at + up);
  let behind = n === 0 ? above : read(at + up - onward);
  for (let k = n; k < end; k++, at += onward) {
    const ahead = read(at + up + select(onward, 0, k < width - 1));
    const fromRow = least(least(behind, ahead) + DIAGONAL, above + 1);
    const given = least(read(at), <f64>(<f32>fromRow));
    along = least(given, <f64>(<f32>(along + 1)));
    store<f32>(at, <f32>along);
    behind = above;
    above = ahead;
  }
  return along;
}

/** Of each 2 × 2 pixels, what is known together, but 1 at most. */
export function pullWeight(fine: usize, width: i32, height: i32, coarse: usize): void {
  let to = coarse;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2, to += 4) store<f32>(to, min<f32>(1, known(fine, x, y, width, height)));
  }
}

// @ts-expect-error: decorator
@inline
function known(weight: usize, x: i32, y: i32, width: i32, height: i32): f32 {
  const at = weight + (<usize>(y * width + x) << 2);
  const below = at + (<usize>width << 2);
  const right = x < width - 1;
  const down = y < height - 1;
  let sum = load<f32>(at);
  if (right) sum += load<f32>(at + 4);
  if (down) sum += load<f32>(below);
  if (right && down) sum += load<f32>(below + 4);
  return sum;
}

/** Of each 2 × 2 pixels the mean, weighted by what is known; 0 where nothing is. */
export function pullPlane(weight: usize, fine: usize, width: i32, height: i32, coarse: usize): void {
  let to = coarse;
  const below = <usize>width << 2;
  for (let y = 0; y < height; y += 2) {
    let at = <usize>(y * width) << 2;
    let x = 0;
    for (; y < height - 1 && x < width - 1; x += 2, to += 4, at += 8) {
      const first = load<f32>(weight + at);
      const second = load<f32>(weight + at + 4);
      const third = load<f32>(weight + at + below);
      const fourth = load<f32>(weight + at + below + 4);
      const all = first + second + third + fourth;
      let sum = <f32>(<f64>first * read(fine + at));
      sum = <f32>(<f64>sum + <f64>second * read(fine + at + 4));
      sum = <f32>(<f64>sum + <f64>third * read(fine + at + below));
      sum = <f32>(<f64>sum + <f64>fourth * read(fine + at + below + 4));
      store<f32>(to, all === 0 ? 0 : <f32>(<f64>sum / <f64>all));
    }
    for (; x < width; x += 2, to += 4, at += 8) {
      const all = known(weight, x, y, width, height);
      let sum = <f32>(read(weight + at) * read(fine + at));
      if (x < width - 1) sum = add(sum, weight, fine, at + 4);
      if (y < height - 1) sum = add(sum, weight, fine, at + below);
      store<f32>(to, all === 0 ? 0 : <f32>(<f64>sum / <f64>all));
    }
  }
}

// @ts-expect-error: decorator
@inline
function add(sum: f32, weight: usize, plane: usize, at: usize): f32 {
  return <f32>(<f64>sum + read(weight + at) * read(plane + at));
}

/**
 * Bilinear from the coarse plane, in the measure in which the fine one does not know; a fine pixel's middle lies a quarter
 * or three quarters of the way between those of two coarse ones. `rows` is two rows of 64-bit floats, each with two values
 * more.
 */
export function pushPlane(coarse: usize, weight: usize, fine: usize, width: i32, height: i32, rows: usize): void {
  const coarseWidth = (width + 1) >> 1;
  const coarseHeight = (height + 1) >> 1;
  const size = <usize>(width + 2) << 3;
  const one = f64x2.splat(1);
  let drawn = -1;
  for (let y = 0; y < height; y++) {
    const top = y === 0 ? 0 : (y - 1) >> 1;
    const bottom = min(coarseHeight - 1, top + 1);
    for (; drawn < bottom; drawn++) {
      widenRow(coarse + (<usize>((drawn + 1) * coarseWidth) << 2), coarseWidth, rows + <usize>((drawn + 1) & 1) * size, width);
    }
    const upper = rows + <usize>(top & 1) * size;
    const lower = rows + <usize>(bottom & 1) * size;
    const part = f64x2.splat(y === 0 ? 0 : (y & 1) === 0 ? 0.75 : 0.25);
    const start = <usize>(y * width) << 2;
    const pairs = width & ~1;
    for (let x = 0; x < pairs; x += 2) {
      const at = start + (<usize>x << 2);
      const above = v128.load(upper + (<usize>x << 3));
      const below = v128.load(lower + (<usize>x << 3));
      const between = f64x2.add(above, f64x2.mul(f64x2.sub(below, above), part));
      const sure = readTwo(weight + at);
      const own = f64x2.mul(sure, readTwo(fine + at));
      const value = f64x2.add(own, f64x2.mul(f64x2.sub(one, sure), between));
      v128.store64_lane(fine + at, f32x4.demote_f64x2_zero(value), 0);
    }
    if (pairs < width) {
      const at = start + (<usize>pairs << 2);
      const above = load<f64>(upper + (<usize>pairs << 3));
      const below = load<f64>(lower + (<usize>pairs << 3));
      const between = above + (below - above) * f64x2.extract_lane(part, 0);
      const sure = read(weight + at);
      store<f32>(fine + at, <f32>(sure * read(fine + at) + (1 - sure) * between));
    }
  }
}

/** A coarse row at the fine one's columns. */
function widenRow(coarse: usize, coarseWidth: i32, row: usize, width: i32): void {
  store<f64>(row, read(coarse));
  for (let left = 0, column = 1; column < width; left++, column += 2) {
    const a = read(coarse + (<usize>left << 2));
    const b = read(coarse + (<usize>min(coarseWidth - 1, left + 1) << 2));
    store<f64>(row + (<usize>column << 3), a + (b - a) * 0.25);
    store<f64>(row + (<usize>(column + 1) << 3), a + (b - a) * 0.75);
  }
}

// The filters of PNG, by their number in the format. A row has sixteen zeros in front, for what a filter sees to the left
// of its first pixel, and `step` is the distance from a sample to the same one of the pixel before it.

// @ts-ignore: decorator
@inline
function predictFour(a: v128, b: v128, c: v128): v128 {
  const pa = i16x8.abs(i16x8.sub(b, c));
  const pb = i16x8.abs(i16x8.sub(a, c));
  const pc = i16x8.abs(i16x8.sub(i16x8.add(a, b), i16x8.add(c, c)));
  const isA = v128.and(i16x8.le_s(pa, pb), i16x8.le_s(pa, pc));
  return v128.bitselect(a, v128.bitselect(b, c, i16x8.le_s(pb, pc)), isA);
}

// @ts-ignore: decorator
@inline
function predict(a: v128, b: v128, c: v128): v128 {
  const low = predictFour(i16x8.extend_low_i8x16_u(a), i16x8.extend_low_i8x16_u(b), i16x8.extend_low_i8x16_u(c));
  const high = predictFour(i16x8.extend_high_i8x16_u(a), i16x8.extend_high_i8x16_u(b), i16x8.extend_high_i8x16_u(c));
  return i8x16.narrow_i16x8_u(low, high);
}

/** The mean, rounded down. */
// @ts-ignore: decorator
@inline
function mean(a: v128, b: v128): v128 {
  return i8x16.sub(i8x16.avgr_u(a, b), v128.and(v128.xor(a, b), i8x16.splat(1)));
}

/** Sixteen of a row's filtered bytes. */
// @ts-ignore: decorator
@inline
function filtered(filter: i32, row: usize, above: usize, step: usize): v128 {
  const x = v128.load(row);
  const a = v128.load(row - step);
  const b = v128.load(above);
  if (filter === 1) return i8x16.sub(x, a);
  if (filter === 2) return i8x16.sub(x, b);
  if (filter === 3) return i8x16.sub(x, mean(a, b));
  if (filter === 4) return i8x16.sub(x, predict(a, b, v128.load(above - step)));
  return x;
}

export function filterRow(filter: i32, row: usize, above: usize, out: usize, length: i32, step: i32): void {
  const end = <usize>length;
  switch (filter) {
    case 1:
      for (let i: usize = 0; i < end; i += 16) v128.store(out + i, filtered(1, row + i, above + i, step));
      return;
    case 2:
      for (let i: usize = 0; i < end; i += 16) v128.store(out + i, filtered(2, row + i, above + i, step));
      return;
    case 3:
      for (let i: usize = 0; i < end; i += 16) v128.store(out + i, filtered(3, row + i, above + i, step));
      return;
    case 4:
      for (let i: usize = 0; i < end; i += 16) v128.store(out + i, filtered(4, row + i, above + i, step));
      return;
    default:
      memory.copy(out, row, end);
  }
}

// @ts-ignore: decorator
@inline
function magnitudes(differences: v128, counted: v128): v128 {
  const each = v128.and(i8x16.abs(differences), counted);
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(each));
}

// @ts-ignore: decorator
@inline
function total(sums: v128): i32 {
  return (
    i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)
  );
}

/** The filter whose differences, as signed bytes, are smallest in sum. */
export function smallestFilter(row: usize, above: usize, length: i32, step: i32): i32 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const zero = i32x4.splat(0);
  let none = zero;
  let sub = zero;
  let up = zero;
  let average = zero;
  let paeth = zero;
  for (let i = 0; i < length; i += 16) {
    // Behind a row's end nothing counts.
    const counted = i8x16.lt_s(places, i8x16.splat(<i8>min(16, length - i)));
    const x = v128.load(row + i);
    const a = v128.load(row + i - step);
    const b = v128.load(above + i);
    none = i32x4.add(none, magnitudes(x, counted));
    sub = i32x4.add(sub, magnitudes(i8x16.sub(x, a), counted));
    up = i32x4.add(up, magnitudes(i8x16.sub(x, b), counted));
    average = i32x4.add(average, magnitudes(i8x16.sub(x, mean(a, b)), counted));
    paeth = i32x4.add(paeth, magnitudes(i8x16.sub(x, predict(a, b, v128.load(above + i - step))), counted));
  }
  let best = 0;
  let lowest = total(none);
  if (total(sub) < lowest) {
    best = 1;
    lowest = total(sub);
  }
  if (total(up) < lowest) {
    best = 2;
    lowest = total(up);
  }
  if (total(average) < lowest) {
    best = 3;
    lowest = total(average);
  }
  if (total(paeth) < lowest) best = 4;
  return best;
}

/** Undoes a filter in place. */
export function unfilterRow(filter: i32, row: usize, above: usize, length: i32, step: i32): void {
  const end = row + <usize>length;
  if (filter === 2) {
    for (let i: usize = 0; i < <usize>length; i += 16) {
      v128.store(row + i, i8x16.add(v128.load(row + i), v128.load(above + i)));
    }
  } else if (step === 4) {
    unfilterPixels(filter, row, above, end);
  } else if (filter === 1) {
    for (let at = row; at < end; at++) store<u8>(at, load<u8>(at) + load<u8>(at - step));
  } else if (filter === 3) {
    for (let at = row, up = above; at < end; at++, up++) {
      store<u8>(at, load<u8>(at) + <u8>((<u32>load<u8>(at - step) + <u32>load<u8>(up)) >> 1));
    }
  } else if (filter === 4) {
    for (let at = row, up = above; at < end; at++, up++) {
      const a = <i32>load<u8>(at - step);
      const b = <i32>load<u8>(up);
      const c = <i32>load<u8>(up - step);
      const pa = abs(b - c);
      const pb = abs(a - c);
      const pc = abs(a + b - c - c);
      store<u8>(at, load<u8>(at) + <u8>(pa <= pb && pa <= pc ? a : pb <= pc ? b : c));
    }
  }
}

/** Four samples at once. */
function unfilterPixels(filter: i32, row: usize, above: usize, end: usize): void {
  let a = i32x4.splat(0);
  let c = i32x4.splat(0);
  let up = above;
  if (filter === 1) {
    for (let at = row; at < end; at += 4) {
      a = i8x16.add(v128.load32_zero(at), a);
      v128.store32_lane(at, a, 0);
    }
  } else if (filter === 3) {
    for (let at = row; at < end; at += 4, up += 4) {
      a = i8x16.add(v128.load32_zero(at), mean(a, v128.load32_zero(up)));
      v128.store32_lane(at, a, 0);
    }
  } else if (filter === 4) {
    const bytes = i16x8.splat(255);
    for (let at = row; at < end; at += 4, up += 4) {
      const b = i16x8.extend_low_i8x16_u(v128.load32_zero(up));
      const x = i16x8.extend_low_i8x16_u(v128.load32_zero(at));
      a = v128.and(i16x8.add(x, predictFour(a, b, c)), bytes);
      c = b;
      v128.store32_lane(at, i8x16.narrow_i16x8_u(a, a), 0);
    }
  }
}
