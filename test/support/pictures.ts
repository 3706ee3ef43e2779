import sharp, { type Sharp } from "sharp";
import type { Size } from "../../src/model.js";
import type { Raster } from "../../src/pixels/raster.js";

/** A rendered product on a backdrop, with the exact matte that no method has to guess. */
export interface Scene {
  /** What a camera would have taken: opaque. */
  readonly photo: Raster;
  /** The subject alone: straight alpha, its own colours. */
  readonly cutout: Raster;
}

const RED = "#b3262e";

/** Body, ring with a hole, bristles, thin straps and a soft edge, drawn in a square of 1000 units in the middle. */
function subject({ width, height }: Size): string {
  const scale = Math.min(width, height) / 1000;
  const bristles = Array.from({ length: 70 }, (_, i) => {
    const angle = Math.PI * (1.05 + (0.9 * i) / 70);
    const [x, y] = [500 + 170 * Math.cos(angle), 430 + 170 * Math.sin(angle)];
    const bend = Math.sin(i * 7.3) * 40;
    const [tx, ty] = [
      500 + (290 + bend) * Math.cos(angle + bend / 600),
      430 + (290 + bend) * Math.sin(angle + bend / 600),
    ];
    return `<path d="M${x} ${y} Q${(x + tx) / 2 + bend / 3} ${(y + ty) / 2} ${tx} ${ty}" stroke="#4a2c17" stroke-width="${0.6 + (i % 4) * 0.4}" fill="none"/>`;
  }).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="0.7" y2="1"><stop offset="0" stop-color="#f2b441"/><stop offset="1" stop-color="${RED}"/></linearGradient>
    <pattern id="p" width="14" height="14" patternUnits="userSpaceOnUse"><circle cx="7" cy="7" r="3" fill="#5a1016" opacity=".5"/></pattern>
    <radialGradient id="s"><stop offset=".7" stop-color="#2a6f97"/><stop offset="1" stop-color="#2a6f97" stop-opacity="0"/></radialGradient></defs>
    <g transform="translate(${width / 2 - 500 * scale} ${height / 2 - 500 * scale}) scale(${scale})">
      ${bristles}
      <rect x="330" y="400" width="340" height="420" rx="90" fill="url(#g)"/><rect x="330" y="400" width="340" height="420" rx="90" fill="url(#p)"/>
      <circle cx="750" cy="640" r="95" fill="none" stroke="#3b5b2e" stroke-width="34"/>
      <circle cx="240" cy="660" r="80" fill="url(#s)"/>
      <path d="M300 850 L700 865 M300 870 L700 872 M310 890 L690 940" stroke="#20304a" stroke-width="1.2"/>
    </g></svg>`;
}

function backdrop({ width, height }: Size): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
    <linearGradient id="b" x2="0.3" y2="1"><stop offset="0" stop-color="#dfe6ea"/><stop offset="1" stop-color="#93a3ad"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#b)"/></svg>`;
}

export async function renderScene(size: Size): Promise<Scene> {
  const cutout = await render(subject(size));
  const ground = await render(backdrop(size));
  const photo = new Uint8ClampedArray(cutout.data.length);
  for (let i = 0; i < photo.length; i += 4) {
    const alpha = (cutout.data[i + 3] ?? 0) / 255;
    for (let c = i; c < i + 3; c++) photo[c] = (cutout.data[c] ?? 0) * alpha + (ground.data[c] ?? 0) * (1 - alpha);
    photo[i + 3] = 255;
  }
  return { cutout, photo: { ...size, data: photo } };
}

async function render(svg: string): Promise<Raster> {
  return readRaster(
    await sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true }).png({ compressionLevel: 0 }).toBuffer(),
  );
}

/** Any picture as sharp reads it: the reference. Upright, sRGB. */
export async function readRaster(bytes: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(bytes, { limitInputPixels: false })
    .autoOrient()
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    width: info.width,
    height: info.height,
  };
}

/** A raster in sharp's hands. */
export function asSharp({ data, width, height }: Raster): Sharp {
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
    limitInputPixels: false,
  });
}

/** Peak signal-to-noise ratio in dB over the given channels of what is visible in `wanted`; higher is nearer. */
export function psnr(got: Raster, wanted: Raster, channels: readonly number[] = [0, 1, 2]): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < wanted.data.length; i += 4) {
    if (wanted.data[i + 3] === 0 && !channels.includes(3)) continue;
    for (const c of channels) {
      const difference = (got.data[i + c] ?? 0) - (wanted.data[i + c] ?? 0);
      sum += difference * difference;
    }
    count += channels.length;
  }
  return sum === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10((255 * 255 * count) / sum);
}

/** The largest difference of any sample. */
export function furthest(got: Raster, wanted: Raster): number {
  let most = 0;
  for (let i = 0; i < wanted.data.length; i++) {
    most = Math.max(most, Math.abs((got.data[i] ?? 0) - (wanted.data[i] ?? 0)));
  }
  return most;
}

/** CIE76 differences of all pixels that are visible in `wanted`: their mean, and what 99 % of them stay below. */
export function colourDifference(got: Raster, wanted: Raster): { readonly mean: number; readonly most: number } {
  const all: number[] = [];
  for (let i = 0; i < wanted.data.length; i += 4) {
    if (wanted.data[i + 3] === 0) continue;
    const [a, b] = [lab(got.data, i), lab(wanted.data, i)];
    all.push(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
  }
  const sorted = Float64Array.from(all).sort();
  return {
    mean: all.reduce((sum, each) => sum + each, 0) / all.length,
    most: sorted[Math.floor(all.length * 0.99)] ?? 0,
  };
}

function lab(data: Uint8ClampedArray, at: number): readonly [number, number, number] {
  const [r, g, b] = [linear(data[at] ?? 0), linear(data[at + 1] ?? 0), linear(data[at + 2] ?? 0)];
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function linear(value: number): number {
  return value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
}

function root(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}
