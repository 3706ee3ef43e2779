import { fromLinear } from "./scene-surfaces.mjs";

const SPAN = 1200;
const clamp = (value, low = 0, high = 1) => Math.max(low, Math.min(high, value));

/**
 * Paints a scene in linear light: backdrop, a soft and a contact shadow, the object with pillow shading, glass where asked
 * for, noise. The opacities are exact: it is they that the colours are mixed by.
 *
 * @returns 8-bit RGB and 8-bit opacities.
 */
export function paint(scene, { width, height }, random) {
  const unit = width / SPAN;
  const { distance, alpha } = outline(scene, width, height, unit);
  const shade = shadow(alpha, scene, width, height, unit);
  const rgb = new Uint8Array(width * height * 3);
  const opacity = new Uint8Array(width * height);
  const noise = scene.noise ?? 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const [u, v] = [(x + 0.5 - width / 2) / unit, (y + 0.5 - height / 2) / unit];
      const colour = scene.backdrop(u, v).map((value) => value * shade[i]);
      let part = alpha[i];
      if (part > 0) {
        const lit = light(scene, distance, { x, y, width, height, unit });
        if (scene.glass !== undefined) part *= glaze(scene.glass, distance[i], lit.gloss);
        const own = scene.surface(u, v);
        for (let c = 0; c < 3; c++) colour[c] += (own[c] * lit.diffuse + lit.gloss - colour[c]) * part;
      }
      opacity[i] = Math.round(part * 255);
      for (let c = 0; c < 3; c++) {
        const value = fromLinear(colour[c]);
        rgb[i * 3 + c] = clamp(
          Math.round(value + random.normal() * noise * (0.5 + 0.5 * Math.sqrt(value / 255))),
          0,
          255,
        );
      }
    }
  }
  return { rgb, opacity };
}

function outline({ shape, hairs = [] }, width, height, unit) {
  const distance = new Float32Array(width * height);
  const alpha = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const d = shape((x + 0.5 - width / 2) / unit, (y + 0.5 - height / 2) / unit);
      distance[y * width + x] = d;
      alpha[y * width + x] = clamp(0.5 - (d * unit) / 1.4);
    }
  }
  // Strands are many and small: each is looked at only where it is.
  for (const { shape: hair, left, top, right, bottom } of hairs) {
    const columns = [left, right].map((at) => Math.round(clamp(at * unit + width / 2, 0, width)));
    const rows = [top, bottom].map((at) => Math.round(clamp(at * unit + height / 2, 0, height)));
    for (let y = rows[0]; y < rows[1]; y++) {
      for (let x = columns[0]; x < columns[1]; x++) {
        const d = hair((x + 0.5 - width / 2) / unit, (y + 0.5 - height / 2) / unit);
        const i = y * width + x;
        alpha[i] = Math.max(alpha[i], clamp(0.5 - (d * unit) / 1.2));
        distance[i] = Math.min(distance[i], d);
      }
    }
  }
  return { distance, alpha };
}

/** What is left of the backdrop's light: a soft shadow cast aside, and a tight one where the object stands. */
function shadow(alpha, { shadow: depth = 0, cast = [24, 38], penumbra = 22 }, width, height, unit) {
  const moved = (dx, dy) => {
    const result = new Float32Array(alpha.length);
    for (let y = Math.max(0, dy); y < height; y++)
      for (let x = Math.max(0, dx); x < Math.min(width, width + dx); x++)
        result[y * width + x] = alpha[(y - dy) * width + x - dx];
    return result;
  };
  const grid = { width, height };
  const soft = blur(moved(Math.round(cast[0] * unit), Math.round(cast[1] * unit)), grid, Math.round(penumbra * unit));
  const contact = blur(moved(0, Math.round(8 * unit)), grid, Math.round(5 * unit));
  return soft.map((value, i) => 1 - depth * (0.75 * value + 0.35 * contact[i]));
}

/** Pillow shading: the outline's distance, taken for the height of a cushion. */
function light({ ambient = 0.5, gloss = 0 }, distance, { x, y, width, height, unit }) {
  const [left, right] = [Math.max(0, x - 2), Math.min(width - 1, x + 2)];
  const [up, down] = [Math.max(0, y - 2), Math.min(height - 1, y + 2)];
  const slopeX = ((distance[y * width + right] - distance[y * width + left]) * unit) / 4;
  const slopeY = ((distance[down * width + x] - distance[up * width + x]) * unit) / 4;
  const depth = clamp(-distance[y * width + x] / 90);
  const facing = Math.sqrt(clamp(1 - (1 - depth) ** 2 * 0.9));
  const tilt = (1 - depth) * 0.95;
  const towards = -0.45 * slopeX * tilt - 0.6 * slopeY * tilt + 0.66 * facing;
  return { diffuse: ambient + (1 - ambient) * Math.max(0, towards) * 1.15, gloss: gloss * clamp(towards) ** 24 };
}

/** Glass is opaque at its rim and in its highlights. */
function glaze(opacity, distance, gloss) {
  const rim = clamp(1 + distance / 26) ** 2;
  return clamp(opacity + (0.95 - opacity) * rim + gloss);
}

/** Three box blurs, near a Gaussian. */
function blur(source, grid, radius) {
  if (radius < 1) return source;
  let result = source;
  for (let pass = 0; pass < 3; pass++) result = boxDown(boxAcross(result, grid, radius), grid, radius);
  return result;
}

const boxAcross = (source, { width, height }, radius) => boxAlong(source, [height, width], [width, 1], radius);
const boxDown = (source, { width, height }, radius) => boxAlong(source, [width, height], [1, width], radius);

function boxAlong(source, [lines, length], [between, step], radius) {
  const result = new Float32Array(source.length);
  for (let line = 0; line < lines; line++) {
    const at = (k) => line * between + clamp(k, 0, length - 1) * step;
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += source[at(k)];
    for (let k = 0; k < length; k++) {
      result[at(k)] = sum / (2 * radius + 1);
      sum += source[at(k + radius + 1)] - source[at(k - radius)];
    }
  }
  return result;
}
