import { crc32, deflateSync } from "node:zlib";
import type { Size } from "../../../src/model.js";

/** PNGs as a service may send them, made by hand so that a size costs nothing to make and nothing of ours is trusted. */

export type Alpha = "ellipse" | "empty" | "full" | "none";

const cache = new Map<string, Buffer>();

/** An RGBA picture whose alpha is an ellipse with a soft edge (or what else `alpha` says). */
export function cutoutPng({ width, height }: Size, alpha: Alpha = "ellipse"): Buffer {
  const key = `${width}x${height}.${alpha}`;
  const known = cache.get(key);
  if (known) return known;
  const png = draw({ width, height }, alpha);
  if (cache.size > 50) cache.clear();
  cache.set(key, png);
  return png;
}

function draw({ width, height }: Size, alpha: Alpha): Buffer {
  const channels = alpha === "none" ? 3 : 4;
  const stride = 1 + width * channels;
  const rows = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * stride + 1 + x * channels;
      rows.set([200, 120, 40], at);
      if (channels === 4) rows[at + 3] = opacity(alpha, x, y, { width, height });
    }
  }
  return encode({ width, height }, channels === 4 ? 6 : 2, rows);
}

function opacity(alpha: Alpha, x: number, y: number, { width, height }: Size): number {
  if (alpha === "ellipse") return ellipse(x, y, width, height);
  return alpha === "full" ? 255 : 0;
}

function ellipse(x: number, y: number, width: number, height: number): number {
  const distance = Math.hypot((x + 0.5 - width / 2) / (width * 0.4), (y + 0.5 - height / 2) / (height * 0.4));
  return Math.round(255 * Math.min(1, Math.max(0, (1.05 - distance) * 10)));
}

function encode({ width, height }: Size, colourType: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
