// AssemblyScript, not TypeScript: the inner loops of the JPEG encoder (ITU-T T.81). `node scripts/kernels.mjs` compiles it
// into src/pixels/kernels/jpeg-module.ts. A plane's values are 32-bit floats around zero; its rows are multiples of 8 long.
// A block that is worked on has its columns one behind the other: the second pass of the transform leaves them so, and the
// tables are turned to suit. A token is a Huffman symbol and what follows it: its table (2 bits), the symbol (8), and its
// further bits (16), of which there are as many as the symbol's lower half says.

/** Bits of a token below its symbol, and of one below its table. */
const SYMBOL: u32 = 16;
const TABLE: u32 = 24;
const END_OF_BLOCK: u32 = 0x00;
const SIXTEEN_ZEROS: u32 = 0xf0;
/** What eight bits a sample come to at most, by the standard. */
const MOST_AC: i32 = 1023;

/** A row of RGBA as luminance and two differences of colour, around zero. */
export function convertRow(pixels: usize, luma: usize, blue: usize, red: usize, width: i32): void {
  const low = i32x4.splat(255);
  for (let x: usize = 0; x < <usize>width << 2; x += 16) {
    const four = v128.load(pixels + x);
    const r = f32x4.convert_i32x4_s(v128.and(four, low));
    const g = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(four, 8), low));
    const b = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(four, 16), low));
    const y = f32x4.add(times(r, 0.299), f32x4.add(times(g, 0.587), times(b, 0.114)));
    v128.store(luma + x, f32x4.sub(y, f32x4.splat(128)));
    v128.store(blue + x, times(f32x4.sub(b, y), 0.5 / (1 - 0.114)));
    v128.store(red + x, times(f32x4.sub(r, y), 0.5 / (1 - 0.299)));
  }
}

// @ts-expect-error: decorator
@inline
function times(four: v128, factor: f32): v128 {
  return f32x4.mul(four, f32x4.splat(factor));
}

/** The means of each two by two values of two rows. */
export function halveRows(upper: usize, lower: usize, out: usize, width: i32): void {
  for (let x: usize = 0; x < <usize>width << 2; x += 32) {
    const left = f32x4.add(v128.load(upper + x), v128.load(lower + x));
    const right = f32x4.add(v128.load(upper + x, 16), v128.load(lower + x, 16));
    const even = i32x4.shuffle(left, right, 0, 2, 4, 6);
    const odd = i32x4.shuffle(left, right, 1, 3, 5, 7);
    v128.store(out + (x >> 1), times(f32x4.add(even, odd), 0.25));
  }
}

/**
 * Writes the tokens of a block whose first value is at `from`, in a plane with rows of `stride` bytes, and counts them.
 * `block` is room for 64 values; `scales` are 64 factors, `order` the 64 places of the values as they are told, in bytes;
 * `least` says from which size on a value is told, after how many zeros. `last` is the place of the block's before it
 * mean, as a whole number. The tables are `table` for means and the one after it.
 * @returns the end of the tokens
 */
export function encodeBlock(
  from: usize,
  stride: usize,
  block: usize,
  scales: usize,
  order: usize,
  least: usize,
  rounding: f32,
  last: usize,
  table: u32,
  counts: usize,
  tokens: usize,
): usize {
  transform(from, stride, block);
  transpose(block);
  transform(block, 32, block);
  const half = f32x4.splat(0.5);
  let large = f32x4.splat(0);
  for (let i: usize = 0; i < 256; i += 16) {
    const value = f32x4.mul(v128.load(block + i), v128.load(scales + i));
    v128.store(block + i, value);
    if (i === 0) large = v128.and(f32x4.ge(f32x4.abs(value), half), i32x4(0, -1, -1, -1));
    else large = v128.or(large, f32x4.ge(f32x4.abs(value), half));
  }
  const mean = <i32>nearest<f32>(load<f32>(block));
  const difference = mean - load<i32>(last);
  store<i32>(last, mean);
  let to = put(0, difference, table, counts, tokens);
  let zeros: u32 = 0;
  if (v128.any_true(large)) {
    for (let k: usize = 1; k < 64; k++) {
      const value = load<f32>(block + <usize>load<u8>(order + k));
      const size = abs<f32>(value);
      if (size < load<f32>(least + ((<usize>zeros) << 2))) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) to = tell(SIXTEEN_ZEROS, 0, table + 1, counts, to);
      const whole = min<i32>(MOST_AC, max<i32>(1, <i32>(size + rounding)));
      to = put(zeros << 4, value < 0 ? -whole : whole, table + 1, counts, to);
      zeros = 0;
    }
  } else zeros = 63;
  return zeros === 0 ? to : tell(END_OF_BLOCK, 0, table + 1, counts, to);
}

/** A value, behind what the upper half of its symbol says. */
// @ts-expect-error: decorator
@inline
function put(upper: u32, value: i32, table: u32, counts: usize, to: usize): usize {
  const size = 32 - clz<u32>(<u32>abs<i32>(value));
  const bits = <u32>(value < 0 ? value - 1 : value) & ((<u32>1 << size) - 1);
  return tell(upper | size, bits, table, counts, to);
}

// @ts-expect-error: decorator
@inline
function tell(symbol: u32, bits: u32, table: u32, counts: usize, to: usize): usize {
  const count = counts + (<usize>((table << 8) | symbol) << 2);
  store<u32>(count, load<u32>(count) + 1);
  store<u32>(to, (table << TABLE) | (symbol << SYMBOL) | bits);
  return to + 4;
}

/** Eight values down each of eight columns (Arai, Agui, Nakajima); what it leaves out, the scales make good. */
function transform(from: usize, stride: usize, to: usize): void {
  for (let half: usize = 0; half < 32; half += 16) {
    let at = from + half;
    const s0 = v128.load(at);
    const s1 = v128.load((at += stride));
    const s2 = v128.load((at += stride));
    const s3 = v128.load((at += stride));
    const s4 = v128.load((at += stride));
    const s5 = v128.load((at += stride));
    const s6 = v128.load((at += stride));
    const s7 = v128.load(at + stride);
    const out = to + half;
    const a0 = f32x4.add(s0, s7);
    const a1 = f32x4.add(s1, s6);
    const a2 = f32x4.add(s2, s5);
    const a3 = f32x4.add(s3, s4);
    const b0 = f32x4.add(a0, a3);
    const b1 = f32x4.add(a1, a2);
    const b2 = f32x4.sub(a1, a2);
    const b3 = f32x4.sub(a0, a3);
    const c = times(f32x4.add(b2, b3), 0.707106781);
    v128.store(out, f32x4.add(b0, b1));
    v128.store(out, f32x4.add(b3, c), 64);
    v128.store(out, f32x4.sub(b0, b1), 128);
    v128.store(out, f32x4.sub(b3, c), 192);
    const d4 = f32x4.sub(s3, s4);
    const d5 = f32x4.sub(s2, s5);
    const d6 = f32x4.sub(s1, s6);
    const d7 = f32x4.sub(s0, s7);
    const e0 = f32x4.add(d4, d5);
    const e1 = times(f32x4.add(d5, d6), 0.707106781);
    const e2 = f32x4.add(d6, d7);
    const turn = times(f32x4.sub(e0, e2), 0.382683433);
    const f2 = f32x4.add(times(e0, 0.5411961), turn);
    const f4 = f32x4.add(times(e2, 1.306562965), turn);
    const g0 = f32x4.add(d7, e1);
    const g1 = f32x4.sub(d7, e1);
    v128.store(out, f32x4.add(g0, f4), 32);
    v128.store(out, f32x4.sub(g1, f2), 96);
    v128.store(out, f32x4.add(g1, f2), 160);
    v128.store(out, f32x4.sub(g0, f4), 224);
  }
}

function transpose(block: usize): void {
  transposeQuarter(block, block);
  transposeQuarter(block + 144, block + 144);
  exchangeQuarters(block + 16, block + 128);
}

function exchangeQuarters(right: usize, below: usize): void {
  const r0 = v128.load(right);
  const r1 = v128.load(right, 32);
  const r2 = v128.load(right, 64);
  const r3 = v128.load(right, 96);
  transposeQuarter(below, right);
  storeTransposed(r0, r1, r2, r3, below);
}

function transposeQuarter(from: usize, to: usize): void {
  storeTransposed(v128.load(from), v128.load(from, 32), v128.load(from, 64), v128.load(from, 96), to);
}

// @ts-expect-error: decorator
@inline
function storeTransposed(r0: v128, r1: v128, r2: v128, r3: v128, to: usize): void {
  const a = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const b = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const c = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const d = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(to, i64x2.shuffle(a, c, 0, 2));
  v128.store(to, i64x2.shuffle(a, c, 1, 3), 32);
  v128.store(to, i64x2.shuffle(b, d, 0, 2), 64);
  v128.store(to, i64x2.shuffle(b, d, 1, 3), 96);
}

/**
 * Writes tokens as bits. `codes` has for each table's 256 symbols the code above five bits of its length. `rest` is what
 * did not fill a byte: 64 bits of it, and how many, as two 64-bit whole numbers. @returns the end of what was written
 */
export function writeTokens(tokens: usize, end: usize, codes: usize, rest: usize, out: usize): usize {
  let bits = load<u64>(rest);
  let length = load<u64>(rest, 8);
  let to = out;
  for (let at = tokens; at < end; at += 4) {
    const token = load<u32>(at);
    const code = load<u32>(codes + (<usize>(token >>> SYMBOL) << 2));
    const further = (token >>> SYMBOL) & 15;
    bits = (bits << (<u64>(code & 31) + further)) | (<u64>(code >>> 5) << further) | (token & 0xffff);
    length += <u64>(code & 31) + further;
    if (length >= 32) {
      length -= 32;
      to = write(<u32>(bits >> length), to);
    }
  }
  store<u64>(rest, bits);
  store<u64>(rest, length, 8);
  return to;
}

/** Four bytes, with a zero behind each that would pass for a marker's first. */
// @ts-expect-error: decorator
@inline
function write(four: u32, to: usize): usize {
  if ((((~four) - 0x01010101) & four & 0x80808080) === 0) {
    store<u32>(to, bswap<u32>(four));
    return to + 4;
  }
  let at = to;
  for (let shift = 24; shift >= 0; shift -= 8) {
    const byte = <u8>(four >>> shift);
    store<u8>(at++, byte);
    if (byte === 255) store<u8>(at++, 0);
  }
  return at;
}
