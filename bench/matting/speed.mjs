import sharp from "sharp";
import { matte } from "../../lib/embedded/matting/matte.js";
import { median } from "./score.mjs";

const WIDTH = 4000;
const HEIGHT = 3000;
const ROUNDS = 5;

/** Stages of one 12-megapixel matte, against what native sharp takes to decode and encode such a picture on one core. */
export async function measureSpeed(file) {
  sharp.concurrency(1);
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
  const megapixels = (WIDTH * HEIGHT) / 1e6;
  console.log(
    `\n## Speed: 12 megapixels, processor time, one thread, median of ${ROUNDS}\n\n| stage | ms | ms per megapixel |\n|---|---|---|`,
  );
  for (const [stage, times] of stages) {
    console.log(`| ${stage} | ${median(times).toFixed(0)} | ${(median(times) / megapixels).toFixed(1)} |`);
  }
  console.log(`| **matting** | ${median(total).toFixed(0)} | ${(median(total) / megapixels).toFixed(1)} |`);
  console.log(
    `| native sharp, decode + encode | ${median(codec).toFixed(0)} | ${(median(codec) / megapixels).toFixed(1)} |`,
  );
  console.log(`\nMatting takes ${(median(total) / median(codec)).toFixed(2)} × sharp's decode and encode.`);
  const { rss, arrayBuffers } = process.memoryUsage();
  console.log(
    `Memory after these rounds: ${(rss / 1e6).toFixed(0)} MB resident, ${(arrayBuffers / 1e6).toFixed(0)} MB in arrays not yet collected.`,
  );
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
