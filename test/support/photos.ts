import sharp from "sharp";

interface PhotoOptions {
  readonly width?: number;
  readonly height?: number;
  readonly type?: "jpeg" | "png";
}

const drawn = new Map<string, Promise<Buffer>>();

/**
 * A small photograph-like picture: a coloured disc on a softly graded studio backdrop. Each `seed` is another content, which
 * is drawn once; each caller has a copy.
 */
export async function photo(seed: number, options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 480, height = 420, type = "jpeg" } = options;
  const key = [seed, width, height, type].join();
  const known = drawn.get(key) ?? draw(seed, { width, height, type });
  drawn.set(key, known);
  return Buffer.from(Uint8Array.from(await known).buffer);
}

function draw(seed: number, { width, height, type }: Required<PhotoOptions>): Promise<Buffer> {
  const hue = (seed * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f4f4f6"/><stop offset="1" stop-color="#dcdce2"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <ellipse cx="${width / 2}" cy="${height / 2}" rx="${width * 0.28 + (seed % 9)}" ry="${height * 0.3}" fill="hsl(${hue},65%,${35 + (seed % 5) * 3}%)"/>
    <circle cx="${width / 2 - 20}" cy="${height / 2 - 30}" r="${20 + (seed % 7)}" fill="hsl(${(hue + 40) % 360},70%,60%)"/>
  </svg>`;
  const image = sharp(Buffer.from(svg));
  return type === "png" ? image.png().toBuffer() : image.jpeg({ quality: 88 }).toBuffer();
}
