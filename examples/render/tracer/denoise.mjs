const KERNEL = [1 / 16, 1 / 4, 3 / 8, 1 / 4, 1 / 16];

/**
 * Smooths a noisy layer of the film, but not across edges (Dammertz et al., "Edge-Avoiding À-Trous Wavelet Transform"):
 * pixels share light as far as they lie in one plane, face one way and are about as bright.
 */
export function denoise(film, layer, { passes, tolerance, dark }) {
  let from = film[layer];
  for (let pass = 0; pass < passes; pass++) {
    const to = new Float32Array(from.length);
    const reach = 1 << pass;
    const look = { strictness: 1 / (tolerance / (1 << pass)), dark };
    for (let y = 0; y < film.height; y++) {
      for (let x = 0; x < film.width; x++) smoothPixel(film, from, to, x, y, reach, look);
    }
    from = to;
  }
  return from;
}

function smoothPixel(film, from, to, x, y, reach, look) {
  const { width, height } = film;
  const here = (y * width + x) * 3;
  let [weights, r, g, b] = [0, 0, 0, 0];
  for (let j = -2; j <= 2; j++) {
    const row = y + j * reach;
    if (row < 0 || row >= height) continue;
    for (let i = -2; i <= 2; i++) {
      const column = x + i * reach;
      if (column < 0 || column >= width) continue;
      const there = (row * width + column) * 3;
      const weight = KERNEL[i + 2] * KERNEL[j + 2] * kinship(film, from, here, there, look);
      weights += weight;
      r += from[there] * weight;
      g += from[there + 1] * weight;
      b += from[there + 2] * weight;
    }
  }
  to[here] = r / weights;
  to[here + 1] = g / weights;
  to[here + 2] = b / weights;
}

function kinship({ normal: n, position: p }, light, a, b, { strictness, dark }) {
  const [x, y, z] = [p[a] - p[b], p[a + 1] - p[b + 1], p[a + 2] - p[b + 2]];
  const outOfPlane = Math.abs(n[a] * x + n[a + 1] * y + n[a + 2] * z);
  const turned = (n[a] - n[b]) ** 2 + (n[a + 1] - n[b + 1]) ** 2 + (n[a + 2] - n[b + 2]) ** 2;
  const [bright, other] = [light[a] + light[a + 1] + light[a + 2], light[b] + light[b + 1] + light[b + 2]];
  const contrast = (Math.abs(bright - other) / (bright + other + dark)) * strictness;
  return Math.exp(-(outOfPlane * 60 + turned * 40 + contrast * contrast));
}
