// AssemblyScript, not TypeScript: from an outline to opacities and colours, part of scripts/kernels/kernels.ts. Masks and
// states are of bytes.

// @ts-expect-error: decorator
@inline
function value(plane: usize, at: i32): f64 {
  return <f64>load<f32>(plane + (<usize>at << 2));
}

// @ts-expect-error: decorator
@inline
function put(plane: usize, at: i32, to: f64): void {
  store<f32>(plane + (<usize>at << 2), <f32>to);
}

// Of colours in cells of a coarse histogram.
const L_BIN: f64 = 6.25;
const C_BIN: f64 = 5;
const L_CELLS = 16;
const C_CELLS = 32;
/** Evidence from which on a pixel is taken for one of its side. */
const OBJECT_FROM: f64 = 4;
const BACKDROP_FROM: f64 = -2;

// @ts-expect-error: decorator
@inline
function chromaCell(chroma: f64): i32 {
  return max(0, min(C_CELLS - 1, <i32>((chroma + 80) / C_BIN)));
}

/** Each pixel's cell, 16 bits, and the histograms of both sides, 32-bit floats; `counts` are two 64-bit ones, of object and backdrop. */
export function countColours(
  l: usize,
  a: usize,
  b: usize,
  mask: usize,
  evidence: usize,
  size: i32,
  cells: usize,
  front: usize,
  back: usize,
  counts: usize,
): void {
  const bytes = (L_CELLS * C_CELLS * C_CELLS) << 2;
  memory.fill(front, 0, bytes);
  memory.fill(back, 0, bytes);
  let fronts = 0;
  let backs = 0;
  for (let i = 0; i < size; i++) {
    const light = min(L_CELLS - 1, <i32>(value(l, i) / L_BIN));
    const cell = (light * C_CELLS + chromaCell(value(a, i))) * C_CELLS + chromaCell(value(b, i));
    store<u16>(cells + (<usize>i << 1), <u16>cell);
    const isObject = load<u8>(mask + i) === 1;
    const own = value(evidence, i);
    if (isObject && own > OBJECT_FROM) {
      put(front, cell, value(front, cell) + 1);
      fronts++;
    } else if (!isObject && own < BACKDROP_FROM) {
      put(back, cell, value(back, cell) + 1);
      backs++;
    }
  }
  store<f64>(counts, fronts);
  store<f64>(counts, backs, 8);
}

/** Adds to the evidence what is said, in 64-bit floats, of each pixel's cell. */
export function addSaid(evidence: usize, cells: usize, said: usize, size: i32): void {
  for (let i = 0; i < size; i++) {
    const cell = <usize>load<u16>(cells + (<usize>i << 1));
    put(evidence, i, value(evidence, i) + load<f64>(said + (cell << 3)));
  }
}

/** Distance from the backdrop at which a pixel is surely nothing but object. */
const SURE: f64 = 60;

/** What counts for the object's colour, and what for the backdrop's. */
export function weighSides(mask: usize, lit: usize, size: i32, front: usize, back: usize): void {
  for (let i = 0; i < size; i++) {
    const isObject = load<u8>(mask + i) === 1;
    const part = value(lit, i) / SURE;
    put(front, i, isObject ? min(1, part * part) + 1e-4 : 0);
    put(back, i, isObject ? 0 : 1);
  }
}

/** Squared colour distance under which a mixture cannot be told, and how much that off the line between both colours counts. */
const TOO_NEAR: f64 = 200;
const STRANGE: f64 = 2;

/** How far the object's pixels lie on the way from the backdrop's colour to its own; 1 where `closed` is. */
export function mix(
  r: usize,
  g: usize,
  b: usize,
  fr: usize,
  fg: usize,
  fb: usize,
  br: usize,
  bg: usize,
  bb: usize,
  mask: usize,
  closed: usize,
  size: i32,
  out: usize,
): void {
  for (let i = 0; i < size; i++) {
    if (closed !== 0 && load<u8>(closed + i) === 1) {
      put(out, i, 1);
      continue;
    }
    if (load<u8>(mask + i) === 0) {
      put(out, i, 0);
      continue;
    }
    const ur = value(fr, i) - value(br, i);
    const ug = value(fg, i) - value(bg, i);
    const ub = value(fb, i) - value(bb, i);
    const span = ur * ur + ug * ug + ub * ub;
    const cr = value(r, i) - value(br, i);
    const cg = value(g, i) - value(bg, i);
    const cb = value(b, i) - value(bb, i);
    const dot = cr * ur + cg * ug + cb * ub;
    const part = max(0, min(1, dot / (span + 1e-3)));
    const blind = TOO_NEAR + STRANGE * apart(cr - part * ur, cg - part * ug, cb - part * ub);
    put(out, i, max(0, min(1, (dot + blind) / (span + blind))));
  }
}

// @ts-expect-error: decorator
@inline
function apart(r: f64, g: f64, b: f64): f64 {
  return r * r + g * g + b * b;
}

const BACKDROP: u8 = 0;
const UNKNOWN: u8 = 128;
const OBJECT: u8 = 255;

/** States, and opacities to fall back on; `inside` and `outside` are distances from the outline. */
export function drawTrimap(
  mask: usize,
  doubt: usize,
  mixture: usize,
  inside: usize,
  outside: usize,
  size: i32,
  band: f64,
  fuzz: f64,
  solid: f64,
  strand: f64,
  state: usize,
  prior: usize,
): void {
  for (let i = 0; i < size; i++) {
    const isObject = load<u8>(mask + i) === 1;
    const depth = value(isObject ? inside : outside, i) - 0.5;
    const mixed = value(mixture, i);
    let own = isObject ? OBJECT : BACKDROP;
    let guess: f64 = isObject ? 1 : 0;
    if (depth < band) {
      own = UNKNOWN;
      guess = max(0, min(1, 0.5 + (isObject ? depth : -depth) / 3));
    } else if (depth < fuzz && (isObject ? mixed < solid || value(doubt, i) < 2 : value(doubt, i) > -2.5)) {
      own = UNKNOWN;
      guess = isObject ? mixed : strand;
    }
    store<u8>(state + i, own);
    put(prior, i, guess);
  }
}

/** What counts for each side's colour beside the band: certain pixels, and of the object faintly those of the band. */
export function weighStates(mask: usize, state: usize, prior: usize, size: i32, faint: f64, front: usize, back: usize): void {
  for (let i = 0; i < size; i++) {
    const own = load<u8>(state + i);
    const isFaint = own === UNKNOWN && load<u8>(mask + i) === 1;
    put(front, i, own === OBJECT ? 1 : isFaint ? faint * value(prior, i) : 0);
    put(back, i, own === BACKDROP ? 1 : 0);
  }
}

/** What a cell of the working size knows: opacity to fall back on, the backdrop's colour, the object's, and how far colours stray. */
const KNOWN = 8;
const NOISE: f64 = 45;
const CLEAR: f64 = 0.06;
const SOLID: f64 = 0.94;
const CAUTION: f64 = 0.06;

/**
 * Paints a row's pixels, RGBA, from the `from`th up to the `end`th, the first of which is at `pixels` and `result`. `line` has
 * what is known of each cell, `cells` each pixel's cell and `parts` how far it lies towards the next one.
 */
export function paintPixels(
  pixels: usize,
  result: usize,
  from: i32,
  end: i32,
  line: usize,
  cells: usize,
  parts: usize,
): void {
  let at = pixels;
  let to = result;
  for (let u = from; u < end; u++, at += 4, to += 4) {
    const cell = line + (<usize>(load<i32>(cells + (<usize>u << 2)) * KNOWN) << 2);
    store<u32>(to, paintPixel(at, cell, value(parts, u)));
  }
}

// @ts-expect-error: decorator
@inline
function between(cell: usize, which: i32, across: f64): f64 {
  const left = value(cell, which);
  return left + (value(cell, which + KNOWN) - left) * across;
}

function paintPixel(at: usize, cell: usize, across: f64): u32 {
  const red = <f64>load<u8>(at);
  const green = <f64>load<u8>(at, 1);
  const blue = <f64>load<u8>(at, 2);
  const foretold = between(cell, 0, across);
  const br = between(cell, 1, across);
  const bg = between(cell, 2, across);
  const bb = between(cell, 3, across);
  const fr = between(cell, 4, across);
  const fg = between(cell, 5, across);
  const fb = between(cell, 6, across);
  const span = apart(fr - br, fg - bg, fb - bb);
  const cr = red - br;
  const cg = green - bg;
  const cb = blue - bb;
  const along = (cr * (fr - br) + cg * (fg - bg) + cb * (fb - bb)) / (span + 1e-3);
  const seen = max(0, min(1, along));
  const off = apart(cr - seen * (fr - br), cg - seen * (fg - bg), cb - seen * (fb - bb));
  const blind = NOISE + STRANGE * off + between(cell, 7, across);
  const alpha = ((span * seen + blind * foretold) / (span + blind) - CLEAR) / (SOLID - CLEAR);
  if (alpha <= 0) return 0;
  if (alpha >= 1) return load<u32>(at);
  const own = (alpha * alpha) / (alpha * alpha + CAUTION);
  const freed = own / alpha;
  const opacity = byteOf(alpha * <f64>load<u8>(at, 3));
  const r = byteOf(freed * (red - (1 - alpha) * br) + (1 - own) * fr);
  const g = byteOf(freed * (green - (1 - alpha) * bg) + (1 - own) * fg);
  const b = byteOf(freed * (blue - (1 - alpha) * bb) + (1 - own) * fb);
  return r | (g << 8) | (b << 16) | (opacity << 24);
}

// @ts-expect-error: decorator
@inline
function byteOf(colour: f64): u32 {
  return <u32>nearest(max(0, min(255, colour)));
}
