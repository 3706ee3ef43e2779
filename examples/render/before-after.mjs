// Makes docs/images/before-after.jpg out of the example pictures and what the action itself made of them:
//   node dist/index.js --working-directory examples --deliver none photos
//   node examples/render/before-after.mjs
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const SHOWN = [
  { photo: "photos/mug.jpg", cutout: "cutouts/photos/mug.png" },
  { photo: "photos/toys/car.jpg", cutout: "cutouts/photos/toys/car.png" },
  { photo: "photos/plant.JPG", cutout: "cutouts/photos/plant.png" },
];
const CELL = { width: 400, height: 340 };
const GAP = 8;
const CHECK = 12;

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const output = pathOf("../../docs/images/before-after.jpg");

await mkdir(dirname(output), { recursive: true });
const { size } = await sharp(blank())
  .composite((await Promise.all(SHOWN.map(column))).flat())
  .jpeg({ quality: 84, mozjpeg: true })
  .toFile(output);
console.log(`${output}: ${size} bytes`);

function blank() {
  const width = SHOWN.length * CELL.width + (SHOWN.length - 1) * GAP;
  return { create: { width, height: 2 * CELL.height + GAP, channels: 3, background: "white" } };
}

/** A photo above its cutout. */
async function column({ photo, cutout }, index) {
  const left = index * (CELL.width + GAP);
  const [before, after] = [await fitted(photo), await fitted(cutout)];
  const onChecks = await checkerboard()
    .composite([{ input: after }])
    .png()
    .toBuffer();
  return [
    { input: before, left, top: 0 },
    { input: onChecks, left, top: CELL.height + GAP },
  ];
}

/** Filled, not boxed in: a portrait loses some of its empty top and bottom. */
function fitted(name) {
  return sharp(pathOf(`../${name}`))
    .resize({ ...CELL, fit: "cover" })
    .png()
    .toBuffer();
}

function checkerboard() {
  const { width, height } = CELL;
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = (Math.floor(x / CHECK) + Math.floor(y / CHECK)) % 2 ? 255 : 222;
  }
  return sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace("srgb");
}
