// AssemblyScript, not TypeScript: what matting does pixel by pixel with colours, part of scripts/kernels/kernels.ts. It is
// worked out in 64 bits and kept in 32.

// @ts-expect-error: decorator
@inline
function read(plane: usize, at: usize): f64 {
  return <f64>load<f32>(plane + at);
}

// @ts-expect-error: decorator
@inline
function put(plane: usize, at: usize, to: f64): void {
  store<f32>(plane + at, <f32>to);
}

const STEPS: f64 = 4096;
/** The curve is too steep near black for interpolation in the table. */
const STEEP: f64 = 0.03;

/** Red, green and blue become L, a and b, in place. `light` and `curve` are tables of 257 and 4098 32-bit floats. */
export function toLab(r: usize, g: usize, b: usize, size: i32, light: usize, curve: usize): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const red = between(light, read(r, at));
    const green = between(light, read(g, at));
    const blue = between(light, read(b, at));
    const x = bent(curve, (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    const y = bent(curve, 0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
    const z = bent(curve, (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
    put(r, at, 116 * y - 16);
    put(g, at, 500 * (x - y));
    put(b, at, 200 * (y - z));
  }
}

// @ts-expect-error: decorator
@inline
function between(table: usize, place: f64): f64 {
  const index = <i32>place;
  const at = <usize>index << 2;
  const low = read(table, at);
  return low + (read(table, at + 4) - low) * (place - <f64>index);
}

function bent(curve: usize, t: f64): f64 {
  if (t < STEEP) return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116.0;
  return t * STEPS >= STEPS ? 1 : between(curve, t * STEPS);
}

/** How far colours are from others; of the others, `l` also becomes how far light alone is, and `a` how far chroma alone is. */
export function depart(l: usize, a: usize, b: usize, ml: usize, ma: usize, mb: usize, size: i32, out: usize): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const dl = read(l, at) - read(ml, at);
    const da = read(a, at) - read(ma, at);
    const db = read(b, at) - read(mb, at);
    put(out, at, sqrt(dl * dl + da * da + db * db));
    put(ml, at, abs(dl));
    put(ma, at, sqrt(da * da + db * db));
  }
}

/**
 * Edges of light, in place, in units of what is usual on the backdrop, soft ones left out, or those of chroma where they are
 * stronger. `most` and `least` are the lightest around, and the darkest, negative.
 */
export function faintEdges(
  light: usize,
  chroma: usize,
  most: usize,
  least: usize,
  size: i32,
  soft: f64,
  usualLight: f64,
  usualChroma: f64,
): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const span = <f64>(<f32>(read(most, at) + read(least, at)));
    const own = read(light, at);
    const crisp = own / (soft * span + 0.5 * usualLight);
    const strength = crisp < 1 ? <f64>(<f32>(own * crisp * crisp)) : own;
    put(light, at, max(strength / usualLight, read(chroma, at) / usualChroma));
  }
}

/** Relative luminance that is left in the deepest shadow still taken for one. */
const DEEPEST: f64 = 0.2;

/** Squared distances from the backdrop `fl`, `fa`, `fb` in units of tolerance: as it is lit, and in a shadow of any depth. */
export function likeness(
  l: usize,
  a: usize,
  b: usize,
  fl: usize,
  fa: usize,
  fb: usize,
  size: i32,
  toleranceL: f64,
  toleranceC: f64,
  lit: usize,
  shaded: usize,
): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const own = read(l, at);
    const field = read(fl, at);
    const dl = (own - field) / toleranceL;
    const da = (read(a, at) - read(fa, at)) / toleranceC;
    const db = (read(b, at) - read(fb, at)) / toleranceC;
    put(lit, at, dl * dl + da * da + db * db);
    const distance = read(lit, at);
    put(shaded, at, own < field ? min(distance, inShadow(own, field, a, b, fa, fb, toleranceC, at)) : distance);
  }
}

/** In a shadow X, Y and Z fall by one factor, and L*, a*, b* (but for the offset of L*) by its cube root. */
// @ts-expect-error: decorator
@inline
function inShadow(own: f64, field: f64, a: usize, b: usize, fa: usize, fb: usize, tolerance: f64, at: usize): f64 {
  const ratio = (own + 16) / (field + 16);
  const da = read(a, at) - read(fa, at) * ratio;
  const db = read(b, at) - read(fb, at) * ratio;
  // Deep shadows are lit from elsewhere, and their hue drifts.
  const allowed = tolerance + 0.1 * (field - own);
  const left = ratio * ratio * ratio;
  const tooDark = left < DEEPEST ? (DEEPEST - left) / 0.06 : 0;
  return (da * da + db * db) / (allowed * allowed) + tooDark * tooDark;
}

/** 1 where a flooded pixel, all in bytes, is no farther from the field than the squares `most`, or `mostDark` where it is darker. */
export function cleanPixels(
  l: usize,
  a: usize,
  b: usize,
  fl: usize,
  fa: usize,
  fb: usize,
  flooded: usize,
  size: i32,
  most: f64,
  mostDark: f64,
  clean: usize,
): void {
  for (let i: usize = 0, at: usize = 0; i < <usize>size; i++, at += 4) {
    const dl = read(l, at) - read(fl, at);
    const da = read(a, at) - read(fa, at);
    const db = read(b, at) - read(fb, at);
    const isClean = load<u8>(flooded + i) !== 0 && dl * dl + da * da + db * db < (dl < 0 ? mostDark : most);
    store<u8>(clean + i, <u8>isClean);
  }
}

/**
 * Horizontal runs of the pixels whose byte is zero if `wanted` is, and of those whose byte is not otherwise, in reading order:
 * first pixel, the one after the last, and an earlier run of the same piece.
 */
export function findRuns(
  mask: usize,
  width: i32,
  height: i32,
  wanted: i32,
  start: usize,
  end: usize,
  leader: usize,
): i32 {
  let count = 0;
  let above = 0;
  for (let row = 0; row < width * height; row += width) {
    const first = count;
    const rowEnd = row + width;
    let candidate = above;
    for (let i = nextOf(wanted === 0, mask, row, rowEnd); i < rowEnd; i = nextOf(wanted === 0, mask, i, rowEnd)) {
      const from = i;
      i = nextOf(wanted !== 0, mask, i, rowEnd);
      putWhole(start, count, from);
      putWhole(end, count, i);
      putWhole(leader, count, count);
      while (candidate < first && whole(end, candidate) + width <= from) candidate++;
      for (let other = candidate; other < first && whole(start, other) + width < i; other++) join(leader, other, count);
      count++;
    }
    above = first;
  }
  return count;
}

/** The first pixel from `i` on whose byte is zero, or is not; `end` where there is none. */
function nextOf(zero: bool, mask: usize, i: i32, end: i32): i32 {
  let at = i;
  if (zero) {
    while (at + 16 <= end && i8x16.all_true(v128.load(mask + at))) at += 16;
    while (at < end && load<u8>(mask + at) !== 0) at++;
  } else {
    while (at + 16 <= end && !v128.any_true(v128.load(mask + at))) at += 16;
    while (at < end && load<u8>(mask + at) === 0) at++;
  }
  return at;
}

/**
 * Numbers the pieces from 1 in reading order: in place of each run's leader its piece's number, and of each piece how many
 * pixels it has and whether it meets the frame. @returns how many there are
 */
export function numberPieces(
  start: usize,
  end: usize,
  leader: usize,
  count: i32,
  width: i32,
  size: i32,
  areas: usize,
  touches: usize,
): i32 {
  let pieces = 0;
  for (let run = 0; run < count; run++) {
    const from = whole(start, run);
    const to = whole(end, run);
    const earlier = whole(leader, run);
    if (earlier === run) {
      putWhole(areas, pieces, 0);
      putWhole(touches, pieces, 0);
      pieces++;
    }
    // An earlier run has its number already.
    const piece = earlier === run ? pieces : whole(leader, earlier);
    putWhole(leader, run, piece);
    putWhole(areas, piece - 1, whole(areas, piece - 1) + to - from);
    if (from < width || from >= size - width || from % width === 0 || to % width === 0) putWhole(touches, piece - 1, 1);
  }
  return pieces;
}

// @ts-expect-error: decorator
@inline
function whole(plane: usize, at: i32): i32 {
  return load<i32>(plane + (<usize>at << 2));
}

// @ts-expect-error: decorator
@inline
function putWhole(plane: usize, at: i32, to: i32): void {
  store<i32>(plane + (<usize>at << 2), to);
}

function join(leader: usize, one: i32, other: i32): void {
  const a = leaderOf(leader, one);
  const b = leaderOf(leader, other);
  if (a < b) putWhole(leader, b, a);
  else putWhole(leader, a, b);
}

/** The earliest run of the same piece, halving the way for the next who asks. */
function leaderOf(leader: usize, run: i32): i32 {
  let at = run;
  for (let up = whole(leader, at); up !== at; up = whole(leader, at)) {
    putWhole(leader, at, whole(leader, up));
    at = up;
  }
  return at;
}

/** Adds a row of RGBA to sums of red, green and blue, of each column up to where it ends. */
export function addPixels(row: usize, ends: usize, columns: i32, sums: usize): void {
  let at = row;
  let to = sums;
  for (let column = 0; column < columns; column++, to += 12) {
    const end = row + (<usize>whole(ends, column) << 2);
    let pair: u64 = 0;
    let blue: u32 = 0;
    for (; at < end; at += 4) {
      const pixel = load<u32>(at);
      pair += (<u64>(pixel & 255) << 32) | <u64>((pixel >>> 8) & 255);
      blue += (pixel >>> 16) & 255;
    }
    store<u32>(to, load<u32>(to) + <u32>(pair >> 32));
    store<u32>(to, load<u32>(to, 4) + <u32>pair, 4);
    store<u32>(to, load<u32>(to, 8) + blue, 8);
  }
}

/** The value that would be at `rank` if all were sorted (Hoare 1961, "Find"), which need not be done for it. Reorders them. */
export function select(values: usize, count: i32, rank: i32): f32 {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = small(values, (low + high) >> 1);
    let i = low;
    let j = high;
    while (i <= j) {
      while (small(values, i) < pivot) i++;
      while (small(values, j) > pivot) j--;
      if (i > j) break;
      const swapped = small(values, i);
      store<f32>(values + (<usize>i << 2), small(values, j));
      store<f32>(values + (<usize>j << 2), swapped);
      i++;
      j--;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else break;
  }
  return small(values, rank);
}

// @ts-expect-error: decorator
@inline
function small(plane: usize, at: i32): f32 {
  return load<f32>(plane + (<usize>at << 2));
}

/** Price of entering a pixel: the square of what an edge is above `free`, in units of `scale`. */
export function priceOf(barrier: usize, size: i32, free: f64, scale: f64): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const over = max(0, read(barrier, at) - free) / scale;
    put(barrier, at, over * over + 1e-4);
  }
}

/** Takes a shadow's excuse from what is busy: `least` is the least texture around, negative. */
export function punishTexture(least: usize, lit: usize, shaded: usize, size: i32, quiet: f64): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const over = -read(least, at) / quiet - 2.5;
    if (over > 0) put(shaded, at, min(read(lit, at), read(shaded, at) + 3 * over * over));
  }
}

/** Evidence for object, in place of the trust in that a pixel is connected to the backdrop. */
export function weighEvidence(
  trust: usize,
  lit: usize,
  shaded: usize,
  size: i32,
  most: f64,
  enclosed: f64,
  balance: f64,
): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const own = read(trust, at);
    const distance = own * read(shaded, at) + (1 - own) * read(lit, at);
    put(trust, at, min(distance, most) + (1 - own) * enclosed - balance);
  }
}

/** The values where a mask of bytes is not zero, one behind the other. @returns how many there are */
export function gather(plane: usize, mask: usize, size: i32, out: usize): i32 {
  let to = out;
  for (let i: usize = 0; i < <usize>size; i++) {
    if (load<u8>(mask + i) === 0) continue;
    store<f32>(to, load<f32>(plane + (i << 2)));
    to += 4;
  }
  return <i32>((to - out) >> 2);
}

/** In bytes, 1 where a value is above a limit. */
export function isAbove(plane: usize, size: i32, limit: f64, out: usize): void {
  for (let i: usize = 0; i < <usize>size; i++) store<u8>(out + i, <u8>(read(plane, i << 2) > limit));
}

/** Whether all of so many pixels of RGBA are opaque. */
export function isOpaque(pixels: usize, size: i32): bool {
  let all = i32x4.splat(-1);
  const end = pixels + (<usize>size << 2);
  let at = pixels;
  for (; at + 16 <= end; at += 16) all = v128.and(all, v128.load(at));
  for (; at < end; at += 4) all = v128.and(all, v128.load32_splat(at));
  return i32x4.all_true(i32x4.eq(v128.and(all, i32x4.splat(0xff000000)), i32x4.splat(0xff000000)));
}

/** Means of red, green and blue, from the sums of a row of columns over so many rows of pixels. */
export function meanPixels(sums: usize, ends: usize, columns: i32, rows: i32, r: usize, g: usize, b: usize): void {
  let from = 0;
  for (let column = 0; column < columns; column++) {
    const to = whole(ends, column);
    const scale: f64 = 1.0 / <f64>((to - from) * rows);
    const at = <usize>column << 2;
    const sum = sums + <usize>column * 12;
    put(r, at, <f64>load<u32>(sum) * scale);
    put(g, at, <f64>load<u32>(sum, 4) * scale);
    put(b, at, <f64>load<u32>(sum, 8) * scale);
    from = to;
  }
}

/** Each value with the other sign. */
export function negate(plane: usize, size: i32): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 16) v128.store(plane + at, f32x4.neg(v128.load(plane + at)));
}

/** In bytes, 1 where a value is below a limit. */
export function isBelow(plane: usize, size: i32, limit: f64, out: usize): void {
  for (let i: usize = 0; i < <usize>size; i++) store<u8>(out + i, <u8>(read(plane, i << 2) < limit));
}

/** From here on a negative exponent leaves nothing that 32 bits can hold. */
const LEAST_EXPONENT: f64 = 110;
const LN2_HIGH: f64 = 6.93147180369123816490e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const INVERSE_LN2: f64 = 1.44269504088896338700;

/** As in V8, from fdlibm, for exponents from `-LEAST_EXPONENT` to 0: AssemblyScript's own has a table where planes lie. */
function exponential(exponent: f64): f64 {
  let x = exponent;
  let high: f64 = 0;
  let low: f64 = 0;
  let k = 0;
  if (x < -0.34657287597656250) {
    k = x > -1.0397205352783203 ? -1 : <i32>(INVERSE_LN2 * x - 0.5);
    high = x - <f64>k * LN2_HIGH;
    low = <f64>k * LN2_LOW;
    x = high - low;
  } else if (x > -3.725290298461914e-9) return 1 + x;
  const t = x * x;
  const tail = t * (-1.65339022054652515390e-6 + t * 4.13813679705723846039e-8);
  const c = x - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5 + tail)));
  if (k === 0) return 1 - ((x * c) / (c - 2) - x);
  const y = 1 - (low - (x * c) / (2 - c) - high);
  return y * reinterpret<f64>(<i64>(1023 + k) << 52);
}

/** Trust in that a pixel is connected to the backdrop, in place of its distance from it. */
export function trustIn(reach: usize, size: i32, scale: f64): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    const far = read(reach, at) / scale;
    put(reach, at, far > LEAST_EXPONENT ? 0 : exponential(-far));
  }
}

/** What it costs to cross ground, in place of what its edges cost, and its relief, in place of the backdrop's light. */
export function priceGround(cost: usize, shaded: usize, l: usize, field: usize, size: i32): void {
  for (let at: usize = 0; at < <usize>size << 2; at += 4) {
    put(cost, at, read(cost, at) + 0.15 * max(0, min(read(shaded, at), 40) - 2));
    put(field, at, min(0, read(l, at) - read(field, at) + 1));
  }
}

/** In bytes, 1 where a value is above its limit, and two others are below theirs. */
export function isEnclosed(
  reach: usize,
  lit: usize,
  barrier: usize,
  size: i32,
  least: f64,
  mostLit: f64,
  mostEdge: f64,
  out: usize,
): void {
  for (let i: usize = 0; i < <usize>size; i++) {
    const at = i << 2;
    store<u8>(out + i, <u8>(read(reach, at) > least && read(lit, at) < mostLit && read(barrier, at) < mostEdge));
  }
}

/** How far colours are from others, at every so many pixels where a mask is set. @returns how many there are */
export function gatherDistances(
  l: usize,
  a: usize,
  b: usize,
  fl: usize,
  fa: usize,
  fb: usize,
  mask: usize,
  size: i32,
  stride: i32,
  out: usize,
): i32 {
  let to = out;
  for (let i: usize = 0; i < <usize>size; i += <usize>stride) {
    if (load<u8>(mask + i) === 0) continue;
    const at = i << 2;
    const dl = read(l, at) - read(fl, at);
    const da = read(a, at) - read(fa, at);
    const db = read(b, at) - read(fb, at);
    store<f32>(to, <f32>sqrt(dl * dl + da * da + db * db));
    to += 4;
  }
  return <i32>((to - out) >> 2);
}

/** The same of light alone, and of chroma alone. */
export function gatherStrays(
  l: usize,
  a: usize,
  b: usize,
  fl: usize,
  fa: usize,
  fb: usize,
  mask: usize,
  size: i32,
  stride: i32,
  light: usize,
  chroma: usize,
): i32 {
  let to: usize = 0;
  for (let i: usize = 0; i < <usize>size; i += <usize>stride) {
    if (load<u8>(mask + i) === 0) continue;
    const at = i << 2;
    const da = read(a, at) - read(fa, at);
    const db = read(b, at) - read(fb, at);
    put(light, to, abs(read(l, at) - read(fl, at)));
    put(chroma, to, sqrt(da * da + db * db));
    to += 4;
  }
  return <i32>(to >> 2);
}
