// AssemblyScript, not TypeScript: the inner loops of resampling and of thumbnails, for which JavaScript has no vectors.
// `node scripts/kernels.mjs` compiles it into src/pixels/kernels/scaling-module.ts. A pixel of a line is four 64-bit floats
// that hold 32-bit values, one of a row is four 32-bit floats. Sums are of 64 bits and rounded where JavaScript's would be
// on their way into a Float32Array: what comes out is the same to the bit.

const STEPS: f64 = 16384;
/** Less than half a step of 8-bit alpha shows nothing, and its colour would be noise. */
const LEAST_ALPHA: f64 = 0.5 / 255;

// @ts-expect-error: decorator
@inline
function rounded(two: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(two));
}

/**
 * A row of RGBA as premultiplied linear light. `light` is 256 64-bit floats. Writes to `span` where the first pixel is that
 * is not transparent, and where the one after the last: twice 0 for none.
 */
export function linearRow(pixels: usize, light: usize, line: usize, width: i32, span: usize): void {
  let first = -1;
  let end = 0;
  for (let x = 0; x < width; x++) {
    const pixel = load<u32>(pixels + (<usize>x << 2));
    const to = line + (<usize>x << 5);
    if (pixel >>> 24 === 0) {
      memory.fill(to, 0, 32);
      continue;
    }
    if (first < 0) first = x;
    end = x + 1;
    const alpha = f64x2.splat(<f64>(pixel >>> 24) * (1.0 / 255));
    const red = load<f64>(light + ((pixel & 255) << 3));
    const green = load<f64>(light + (((pixel >>> 8) & 255) << 3));
    const blue = load<f64>(light + (((pixel >>> 16) & 255) << 3));
    v128.store(to, rounded(f64x2.mul(f64x2.replace_lane(f64x2.splat(red), 1, green), alpha)));
    v128.store(to, rounded(f64x2.mul(f64x2.replace_lane(f64x2.splat(blue), 1, 1), alpha)), 16);
  }
  store<i32>(span, max(0, first));
  store<i32>(span, end, 4);
}

/** Writes where the filter meets the pixels `from` up to, not including, `end`; the rest of `row` is empty. */
export function convolveRow(
  line: usize,
  from: i32,
  end: i32,
  firsts: usize,
  weights: usize,
  taps: i32,
  row: usize,
  width: i32,
): void {
  memory.fill(row, 0, <usize>width << 4);
  if (from === end) return;
  for (let x = 0; x < width; x++) {
    const first = load<i32>(firsts + (<usize>x << 2));
    if (first >= end) return;
    if (first + taps <= from) continue;
    let weight = weights + (<usize>(x * taps) << 3);
    let redGreen = f64x2.splat(0);
    let blueAlpha = f64x2.splat(0);
    let at = line + (<usize>first << 5);
    for (const stop = weight + (<usize>taps << 3); weight < stop; weight += 8, at += 32) {
      const share = v128.load64_splat(weight);
      redGreen = f64x2.add(redGreen, f64x2.mul(share, v128.load(at)));
      blueAlpha = f64x2.add(blueAlpha, f64x2.mul(share, v128.load(at, 16)));
    }
    const to = row + (<usize>x << 4);
    v128.store64_lane(to, f32x4.demote_f64x2_zero(redGreen), 0);
    v128.store64_lane(to, f32x4.demote_f64x2_zero(blueAlpha), 0, 8);
  }
}

/** The weighted sum of rows, which are given by their places, as RGBA. `codes` is 16,385 bytes. */
export function mixRows(rows: usize, weights: usize, taps: i32, width: i32, codes: usize, pixels: usize): void {
  for (let x = 0; x < width; x++) {
    let redGreen = f64x2.splat(0);
    let blueAlpha = f64x2.splat(0);
    for (let k = 0; k < taps; k++) {
      const share = v128.load64_splat(weights + (<usize>k << 3));
      const at = <usize>load<u32>(rows + (<usize>k << 2)) + (<usize>x << 4);
      redGreen = rounded(f64x2.add(redGreen, f64x2.mul(share, f64x2.promote_low_f32x4(v128.load64_zero(at)))));
      blueAlpha = rounded(f64x2.add(blueAlpha, f64x2.mul(share, f64x2.promote_low_f32x4(v128.load64_zero(at, 8)))));
    }
    store<u32>(pixels + (<usize>x << 2), pixelOf(redGreen, blueAlpha, codes));
  }
}

// @ts-expect-error: decorator
@inline
function pixelOf(redGreen: v128, blueAlpha: v128, codes: usize): u32 {
  const alpha = f64x2.extract_lane(blueAlpha, 1);
  if (alpha < LEAST_ALPHA) return 0;
  const whole = 1 / alpha;
  const red = code(f64x2.extract_lane(redGreen, 0) * whole, codes);
  const green = code(f64x2.extract_lane(redGreen, 1) * whole, codes);
  const blue = code(f64x2.extract_lane(blueAlpha, 0) * whole, codes);
  return red | (green << 8) | (blue << 16) | (byteOf(alpha * 255) << 24);
}

// @ts-expect-error: decorator
@inline
function code(light: f64, codes: usize): u32 {
  const step = light <= 0 ? 0 : light >= 1 ? STEPS : light * STEPS + 0.5;
  return load<u8>(codes + <usize>(<u32>step));
}

// @ts-expect-error: decorator
@inline
function byteOf(value: f64): u32 {
  return <u32>max<f64>(0, min<f64>(255, nearest<f64>(value)));
}

/**
 * A row of fewer pixels, of the rows of RGBA that it stands for, one behind the other. Of the first and of the last only a
 * share may be its own. `sums` has room for a row of four 32-bit floats; the rest is as in `meansOf`.
 */
export function averageRows(
  pixels: usize,
  width: i32,
  rows: i32,
  firstShare: f32,
  lastShare: f32,
  sums: usize,
  lasts: usize,
  shares: usize,
  few: i32,
  area: f32,
  means: usize,
): void {
  memory.fill(sums, 0, <usize>width << 4);
  for (let row = 0; row < rows; row++, pixels += <usize>width << 2) {
    addRow(pixels, width, row === rows - 1 ? lastShare : row === 0 ? firstShare : 1, sums);
  }
  meansOf(sums, lasts, shares, few, area, means);
}

/** Adds `share` of a row of RGBA to sums of four 32-bit floats: its colours times its alpha, and its alpha. */
function addRow(pixels: usize, width: i32, share: f32, sums: usize): void {
  const weight = f32x4.splat(share);
  for (let x: usize = 0; x < <usize>width << 2; x += 4) {
    const bytes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(pixels + x)));
    const pixel = f32x4.convert_i32x4_s(bytes);
    const alpha = f32x4.mul(i32x4.shuffle(pixel, pixel, 3, 3, 3, 3), weight);
    const at = sums + (x << 2);
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(f32x4.replace_lane(pixel, 3, 1), alpha)));
  }
}

/**
 * The fewer pixels that sums stand for: of each, the last sum that it reaches, and its share in that; the rest is the next
 * one's. `area` is how many pixels one stands for.
 */
function meansOf(sums: usize, lasts: usize, shares: usize, width: i32, area: f32, pixels: usize): void {
  let at = sums;
  let sum = f32x4.splat(0);
  for (let x = 0; x < width; x++) {
    for (const last = sums + (<usize>load<i32>(lasts + (<usize>x << 2)) << 4); at < last; at += 16) {
      sum = f32x4.add(sum, v128.load(at));
    }
    const part = v128.load(at);
    const here = f32x4.mul(part, v128.load32_splat(shares + (<usize>x << 2)));
    store<u32>(pixels + (<usize>x << 2), meanOf(f32x4.add(sum, here), area));
    sum = f32x4.sub(part, here);
    at += 16;
  }
}

// @ts-expect-error: decorator
@inline
function meanOf(sum: v128, area: f32): u32 {
  const alpha = f32x4.extract_lane(sum, 3);
  if (alpha <= 0) return 0;
  const colours = f32x4.div(sum, f32x4.splat(alpha));
  const values = f32x4.nearest(f32x4.replace_lane(colours, 3, alpha / area));
  const words = i32x4.trunc_sat_f32x4_u(values);
  const halves = i16x8.narrow_i32x4_u(words, words);
  return <u32>i32x4.extract_lane(i8x16.narrow_i16x8_u(halves, halves), 0);
}
