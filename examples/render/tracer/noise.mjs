/** Mixes integers into 32 well-stirred bits: the only source of chance here, so that every run gives the same picture. */
export function hash(a, b = 0, c = 0) {
  let h =
    Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(b ^ 0xc2b2ae35, 0x27d4eb2f) ^
    Math.imul(c + 0x165667b1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** As `hash`, in [0, 1). */
export const random = (a, b, c) => hash(a, b, c) / 4294967296;

/** Smooth value noise in [-1, 1], one bump a unit. */
export function noise(x, y, z) {
  const [ix, iy, iz] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [fx, fy, fz] = [fade(x - ix), fade(y - iy), fade(z - iz)];
  const edge = (j, k) => {
    const a = random(ix, iy + j, iz + k);
    return a + (random(ix + 1, iy + j, iz + k) - a) * fx;
  };
  const near = edge(0, 0) + (edge(1, 0) - edge(0, 0)) * fy;
  const far = edge(0, 1) + (edge(1, 1) - edge(0, 1)) * fy;
  return 2 * (near + (far - near) * fz) - 1;
}

const fade = (t) => t * t * t * (t * (t * 6 - 15) + 10);

/** Noise over several octaves: clouds, stains, wear. */
export function fractal(x, y, z, octaves = 4) {
  let sum = 0;
  for (let octave = 0, size = 1; octave < octaves; octave++, size *= 2)
    sum += noise(x * size, y * size, z * size) / (2 * size);
  return sum;
}

/** The unit normal `n` tipped by the slope of `height` at `p`: fine relief without geometry. */
export function bump(height, p, n, step, strength) {
  const here = height(p[0], p[1], p[2]);
  const gradient = [
    (height(p[0] + step, p[1], p[2]) - here) / step,
    (height(p[0], p[1] + step, p[2]) - here) / step,
    (height(p[0], p[1], p[2] + step) - here) / step,
  ];
  const tipped = [n[0] - gradient[0] * strength, n[1] - gradient[1] * strength, n[2] - gradient[2] * strength];
  const size = Math.hypot(tipped[0], tipped[1], tipped[2]);
  return [tipped[0] / size, tipped[1] / size, tipped[2] / size];
}

const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];
const STEPS = PRIMES.map((prime) => Math.sqrt(prime) % 1);

/**
 * The numbers in [0, 1) that one sample of one pixel spends. The first dimensions walk a Kronecker sequence, shifted
 * differently for each pixel: samples of a pixel spread evenly, which is worth several times as many random ones.
 */
export function createSampler() {
  let pixel = 0;
  let sample = 0;
  let dimension = 0;
  return {
    start(nextPixel, nextSample) {
      pixel = nextPixel;
      sample = nextSample;
      dimension = 0;
    },
    next() {
      const d = dimension++;
      if (d >= STEPS.length) return random(pixel, d, sample);
      return (random(pixel, d, 7) + sample * STEPS[d]) % 1;
    },
  };
}
