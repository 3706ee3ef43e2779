import type { Raster } from "../../pixels/raster.js";

/** Radius of the window in which alpha is taken to follow the colours, in pixels of the matte. */
const RADIUS = 2;
const SIDE = 2 * RADIUS + 1;
/** How little colours may differ and still guide, in squared 8-bit steps: noise must not. */
const NOISE = 16;
/** How far alpha may leave the range that the window has. */
const SLACK = 8;
/** How fast a neighbour's say fades, in pixels. */
const FADE = 1.2;
/** Places between two pixels for which the fading is tabled. */
const PHASES = 16;
/** One row of `SIDE` weights for each phase from −0.5 to 0.5 of a pixel off the window's middle. */
const FADING = Float32Array.from({ length: (PHASES + 1) * SIDE }, (_, i) => {
  const off = Math.floor(i / SIDE) / PHASES - 0.5;
  const distance = (i % SIDE) - RADIUS - off;
  return Math.exp((-distance * distance) / (2 * FADE * FADE));
});

/** Where the fading for a place begins in the table; at the frame, where the window cannot be centred, the last phase. */
function phase(place: number, start: number): number {
  const off = Math.max(-0.5, Math.min(0.5, place - start - RADIUS));
  return Math.round((off + 0.5) * PHASES) * SIDE;
}

/** How far around a soft pixel or an edge of the matte the full-size edge may turn out to run, in its pixels. */
const REACH = 1;

/** Marks the matte's pixels around which it is not all nothing or all everything. */
export function markMixed({ data, width, height }: Raster): Uint8Array {
  const across = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const alpha = data[4 * i + 3] ?? 0;
      const next = x + 1 < width ? data[4 * i + 7] : alpha;
      const below = y + 1 < height ? data[4 * (i + width) + 3] : alpha;
      if (alpha === next && alpha === below && (alpha === 0 || alpha === 255)) continue;
      across.fill(1, i - Math.min(x, REACH), i + Math.min(width - x, REACH + 2));
    }
  }
  return widenDown(across, width, height);
}

function widenDown(across: Uint8Array, width: number, height: number): Uint8Array {
  const mixed = new Uint8Array(across.length);
  for (let y = 0; y < height; y++) {
    for (let from = Math.max(0, y - REACH); from <= Math.min(height - 1, y + REACH); from++) {
      for (let x = 0; x < width; x++) if (across[from * width + x] === 1) mixed[y * width + x] = 1;
    }
  }
  return mixed;
}

/**
 * Alpha (0 to 255) at a place of the full-size picture, from the small matte: in the window around it alpha is a linear
 * function of the colour (the guided filter, He et al. 2010), and the function is asked for the full-size colour.
 * `small` is the picture at the matte's size; `u` and `v` are the place in the matte's pixels.
 */
export function guidedAlpha(
  small: Raster,
  matte: Raster,
  u: number,
  v: number,
  red: number,
  green: number,
  blue: number,
): number {
  const { width, height } = matte;
  const left = Math.max(0, Math.min(width - SIDE, Math.round(u) - RADIUS));
  const top = Math.max(0, Math.min(height - SIDE, Math.round(v) - RADIUS));
  const across = phase(u, left);
  const down = phase(v, top);
  let w = 0;
  let r = 0;
  let g = 0;
  let b = 0;
  let a = 0;
  let rr = 0;
  let rg = 0;
  let rb = 0;
  let gg = 0;
  let gb = 0;
  let bb = 0;
  let ra = 0;
  let ga = 0;
  let ba = 0;
  let least = 255;
  let most = 0;
  for (let y = 0; y < SIDE; y++) {
    const rowWeight = FADING[down + y] ?? 0;
    for (let x = 0, i = ((top + y) * width + left) * 4; x < SIDE; x++, i += 4) {
      const weight = rowWeight * (FADING[across + x] ?? 0);
      const alpha = matte.data[i + 3] ?? 0;
      // Around the full-size colour, so that the sums stay small.
      const dr = (small.data[i] ?? 0) - red;
      const dg = (small.data[i + 1] ?? 0) - green;
      const db = (small.data[i + 2] ?? 0) - blue;
      if (alpha < least) least = alpha;
      if (alpha > most) most = alpha;
      w += weight;
      r += weight * dr;
      g += weight * dg;
      b += weight * db;
      a += weight * alpha;
      rr += weight * dr * dr;
      rg += weight * dr * dg;
      rb += weight * dr * db;
      gg += weight * dg * dg;
      gb += weight * dg * db;
      bb += weight * db * db;
      ra += weight * dr * alpha;
      ga += weight * dg * alpha;
      ba += weight * db * alpha;
    }
  }
  r /= w;
  g /= w;
  b /= w;
  a /= w;
  const s11 = rr / w - r * r + NOISE;
  const s12 = rg / w - r * g;
  const s13 = rb / w - r * b;
  const s22 = gg / w - g * g + NOISE;
  const s23 = gb / w - g * b;
  const s33 = bb / w - b * b + NOISE;
  const c1 = ra / w - r * a;
  const c2 = ga / w - g * a;
  const c3 = ba / w - b * a;
  // The symmetric 3×3 system by its adjugate.
  const m11 = s22 * s33 - s23 * s23;
  const m12 = s13 * s23 - s12 * s33;
  const m13 = s12 * s23 - s13 * s22;
  const m22 = s11 * s33 - s13 * s13;
  const m23 = s12 * s13 - s11 * s23;
  const m33 = s11 * s22 - s12 * s12;
  const inverse = 1 / (s11 * m11 + s12 * m12 + s13 * m13);
  const k1 = (m11 * c1 + m12 * c2 + m13 * c3) * inverse;
  const k2 = (m12 * c1 + m22 * c2 + m23 * c3) * inverse;
  const k3 = (m13 * c1 + m23 * c2 + m33 * c3) * inverse;
  const alpha = a - k1 * r - k2 * g - k3 * b;
  return Math.max(0, least - SLACK, Math.min(255, most + SLACK, alpha));
}
