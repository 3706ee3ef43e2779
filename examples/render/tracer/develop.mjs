import { denoise } from "./denoise.mjs";
import { random } from "./noise.mjs";
import { clamp } from "./vector.mjs";

/**
 * From light to the 8-bit sRGB pixels of a camera: denoised, exposed for the paper, with a little vignette and grain.
 * `dark` is the light below which noise is not taken for detail, for deep shade that few samples reach.
 */
export function develop(film, { white, grain = 0.0045, dark = 0.001 }) {
  const diffuse = denoise(film, "diffuse", { passes: 5, tolerance: 0.5, dark });
  const glossy = denoise(film, "glossy", { passes: 3, tolerance: 0.5, dark });
  const light = diffuse.map((value, i) => value * film.albedo[i] + glossy[i]);
  const exposure = inverseTone(white) / percentile(light, 0.96);
  const pixels = new Uint8Array(light.length);
  for (let y = 0; y < film.height; y++) {
    for (let x = 0; x < film.width; x++) {
      const pixel = y * film.width + x;
      const falloff = vignette(x / film.width - 0.5, y / film.height - 0.5);
      for (let c = 0; c < 3; c++) {
        const value = gamma(tone(light[pixel * 3 + c] * exposure * falloff)) + grain * bell(pixel, c);
        pixels[pixel * 3 + c] = Math.round(255 * clamp(value, 0, 1));
      }
    }
  }
  return pixels;
}

const vignette = (x, y) => 1 - 0.14 * (x * x + y * y);

/** Straight up to the shoulder, then ever flatter towards white. */
const SHOULDER = 0.6;
const tone = (x) => (x < SHOULDER ? x : SHOULDER + (1 - SHOULDER) * (1 - Math.exp((SHOULDER - x) / (1 - SHOULDER))));
const inverseTone = (y) =>
  y < SHOULDER ? y : SHOULDER - (1 - SHOULDER) * Math.log(1 - (y - SHOULDER) / (1 - SHOULDER));

const gamma = (x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);

/** About normally distributed; most of it is shared by the channels, as in a camera. */
const bell = (pixel, c) =>
  0.8 * (random(pixel, 1) + random(pixel, 2) + random(pixel, 3) - 1.5) * 2 + 0.4 * (random(pixel, 4 + c) - 0.5) * 3.4;

function percentile(light, share) {
  const sample = [];
  for (let i = 0; i < light.length; i += 3 * 37) sample.push((light[i] + light[i + 1] + light[i + 2]) / 3);
  return sample.sort((a, b) => a - b)[Math.floor(sample.length * share)];
}
