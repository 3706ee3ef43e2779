// A folder of JPEGs of one size that differ in a comment alone: as many contents as wanted, at no cost to make.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

export async function writePictures(directory, count, size) {
  const background = { r: 240, g: 240, b: 240 };
  const base = await sharp({ create: { ...size, channels: 3, background } })
    .jpeg({ quality: 70 })
    .toBuffer();
  for (let index = 0; index < count; index++) {
    // A folder per thousand, as people have them.
    const folder = join(directory, String(Math.floor(index / 1000)));
    if (index % 1000 === 0) await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `p${index}.jpg`), withComment(base, String(index)));
  }
}

function withComment(jpeg, text) {
  const comment = Buffer.from(text);
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
}
