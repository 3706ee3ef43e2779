import sharp from "sharp";
import { matte } from "../../lib/embedded/matting/matte.js";
import { median } from "./score.mjs";

const WIDTH = 4000;
const HEIGHT = 3000;
const ROUNDS = 5;

/** Stages of one 12-megapixel matte, and of each picture what it takes against native sharp's decoding and encoding on one core. */
export async function measureSpeed(pictures) {
  sharp.concurrency(1);
  const rows = [];
  for (const picture of pictures) {
    rows.push({ ...picture, ...(await measurePicture(picture.file)), memory: process.memoryUsage() });
  }
  const megapixels = (WIDTH * HEIGHT) / 1e6;
  const cells = (ms) => `${ms.toFixed(0)} | ${(ms / megapixels).toFixed(1)}`;
  console.log(
    `\n## Speed: 12 megapixels, processor time, one thread, median of ${ROUNDS}\n\n| stage, for the first picture below | ms | ms per megapixel |\n|---|---|---|`,
  );
  for (const [stage, times] of rows[0].stages) console.log(`| ${stage} | ${cells(median(times))} |`);
  console.log("\n| picture | matting, ms | native sharp, decode + encode, ms | ratio |\n|---|---|---|---|");
  for (const { name, matting, codec } of rows) {
    console.log(`| ${name} | ${matting.toFixed(0)} | ${codec.toFixed(0)} | ${(matting / codec).toFixed(2)} |`);
  }
  const ratios = rows.map(({ matting, codec }) => matting / codec);
  console.log(
    `\nMatting takes ${median(ratios).toFixed(2)} × sharp's decode and encode, ${Math.max(...ratios).toFixed(2)} × at most.`,
  );
  const { rss, arrayBuffers } = rows[0].memory;
  console.log(
    `Memory after the first picture's rounds: ${(rss / 1e6).toFixed(0)} MB resident, ${(arrayBuffers / 1e6).toFixed(0)} MB in arrays not yet collected.`,
  );
}

async function measurePicture(file) {
  const jpeg = await sharp(file).resize(WIDTH, HEIGHT, { fit: "fill" }).jpeg({ quality: 90 }).toBuffer();
  const codec = [];
  const total = [];
  const stages = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorTime();
    const { data } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    await sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
      .png()
      .toBuffer();
    codec.push(processorTime() - start);
    total.push(timeMatte(data, stages));
  }
  return { stages, matting: median(total), codec: median(codec) };
}

/** In milliseconds, of all threads: unlike the clock's, it means something on a busy machine as well. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timeMatte(data, stages) {
  const image = {
    width: WIDTH,
    height: HEIGHT,
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
  };
  const start = processorTime();
  let last = start;
  matte(image, { model: "general", refuse: false }, (stage) => {
    const now = processorTime();
    if (!stages.has(stage)) stages.set(stage, []);
    stages.get(stage).push(now - last);
    last = now;
  });
  return processorTime() - start;
}
