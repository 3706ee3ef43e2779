// Measures a 12-megapixel product (decode the cutout, trim, fit on white 2000×2000, JPG) against native sharp in the
// same run, the default recipe against inflating the cutout once, the codecs by themselves, and how two threads scale.
//   npx tsc -p . && node bench/picture/run.mjs > bench/picture/result.txt
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { finishPicture } from "../../lib/finish/finish-picture.js";
import { findSubject } from "../../lib/finish/subject.js";
import { decode } from "../../lib/pixels/decode.js";
import { encodeJpg } from "../../lib/pixels/encode-jpg.js";
import { encodePng } from "../../lib/pixels/encode-png.js";
import { resize } from "../../lib/pixels/resample.js";
import { createThreads } from "../../lib/pixels/threads.js";
import { verifyCutout } from "../../lib/pixels/verify.js";

const WIDTH = 4000;
const HEIGHT = 3000;
const ROUNDS = 3;
const recipe = {
  format: "jpg",
  quality: 90,
  background: { kind: "colour", r: 255, g: 255, b: 255 },
  trim: true,
  margin: { unit: "%", value: 5 },
  canvas: { width: 2000, height: 2000 },
};

sharp.concurrency(1);
sharp.cache(false);
const folder = await mkdtemp(join(tmpdir(), "bench-picture-"));
try {
  await writePictures();
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model}, ${availableParallelism()} processors`,
  );
  console.log(
    `${WIDTH}×${HEIGHT}; processor time, the least of ${ROUNDS} rounds, ours and sharp's in turn; sharp ${sharp.versions.sharp} on one thread\n`,
  );
  await productTable();
  await defaultTable();
  await codecTable();
  await scaling();
} finally {
  await rm(folder, { recursive: true });
}

/** A textured subject with a soft outline, and the photograph that it was cut from. */
async function writePictures() {
  const rgb = await sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: "#7d8a94",
      noise: { type: "gaussian", mean: 128, sigma: 18 },
    },
  })
    .blur(1.2)
    .raw()
    .toBuffer();
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0, i = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, i += 4) {
      const inside =
        1 -
        Math.hypot((x - WIDTH / 2) / 1450, (y - HEIGHT / 2) / 1150) +
        0.05 * Math.sin(Math.atan2(y - 1500, x - 2000) * 23);
      const alpha = Math.round(Math.max(0, Math.min(255, 128 + inside * 60_000)));
      for (let c = 0; c < 3; c++)
        data[i + c] = (rgb[(i / 4) * 3 + c] ?? 0) + 60 * Math.sin(x / 300 + c) + 40 * Math.cos(y / 170);
      data[i + 3] = alpha;
      if (alpha === 0) data.fill(0, i, i + 3);
    }
  }
  const raster = { data, width: WIDTH, height: HEIGHT };
  await writeFile(join(folder, "cutout.png"), await encodePng(raster));
  const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 4 } };
  await sharp(data, raw).flatten({ background: "#c8ccd0" }).jpeg({ quality: 92 }).toFile(join(folder, "photo.jpg"));
}

async function productTable() {
  const threads = createThreads({ entry: new URL("../../lib/worker.js", import.meta.url), size: 1 });
  const ours = () => threads.run("finish", job("ours.jpg"));
  // Sharp is told where the subject is: its own search for it is slow, and no part of what is compared.
  const box = await subjectBox();
  const theirs = (linear) => () => {
    const cutout = sharp(join(folder, "cutout.png")).extract(box);
    return (linear ? cutout.pipelineColourspace("scrgb") : cutout)
      .resize(1800, 1800, { fit: "contain", background: "#0000" })
      .extend({ top: 100, bottom: 100, left: 100, right: 100, background: "#0000" })
      .flatten({ background: "#fff" })
      .toColourspace("srgb")
      .jpeg({ quality: 90 })
      .toFile(join(folder, "theirs.jpg"));
  };
  const [own, linear, plain] = await compare([ours, theirs(true), theirs(false)]);
  console.log("A product: decode the cutout, trim, fit on white 2000×2000, JPG");
  console.log(`  ours                                  ${ms(own)}   ${await kilobytes("ours.jpg")}`);
  console.log(`  sharp, linear light as ours           ${ms(linear)}   ours takes ${(own / linear).toFixed(2)} ×`);
  console.log(
    `  sharp, its default (not linear)       ${ms(plain)}   ours takes ${(own / plain).toFixed(2)} ×   ${await kilobytes("theirs.jpg")}\n`,
  );
  await threads.close();
}

/** What the default recipe takes of a service's PNG: its check when it came, and the product with its previews or without. */
async function defaultTable() {
  console.log("The default recipe (a transparent PNG), in ratio to inflating the cutout once");
  const raster = await decode(await readFile(join(folder, "cutout.png")));
  const sizes = [
    [2000, 1500],
    [4000, 3000],
  ];
  for (const [width, height] of sizes) {
    const small = resize(raster, { width, height });
    const native = sharp(small.data, { raw: { width, height, channels: 4 } });
    await sharp(join(folder, "photo.jpg"))
      .resize(width, height)
      .jpeg({ quality: 92 })
      .toFile(join(folder, "small.jpg"));
    for (const [packed, options] of [
      ["packed with care, which is kept", { compressionLevel: 6, adaptiveFiltering: true }],
      ["packed in a hurry, which is packed anew", { compressionLevel: 1 }],
    ]) {
      const file = join(folder, "small.png");
      await native.clone().png(options).toFile(file);
      const data = idatOf(await readFile(file));
      const check = () => verifyCutout({ file, expected: { width, height } });
      // What the check unpacked, the finish does not unpack again: so they are timed as they come, one after the other.
      const whole = (preview) => async () => {
        await check();
        await finishDefault(file, preview);
      };
      const [inflated, checked, finished, previewed] = await compare([
        () => inflateSync(data),
        check,
        whole(),
        whole({ size: { maxSide: 720, maxBytes: 100_000 }, of: "both" }),
      ]);
      console.log(
        `  ${width}×${height}, ${packed}: inflate ${ms(inflated)}, check ${ms(checked)}, check and finish ${ms(finished)}, with previews ${ms(previewed)}; in all ${(previewed / inflated).toFixed(1)} ×, without previews ${(finished / inflated).toFixed(1)} ×`,
      );
    }
  }
  console.log("");
}

async function finishDefault(file, preview) {
  const plain = { background: { kind: "transparent" }, trim: false, margin: { unit: "px", value: 0 } };
  const products = [{ path: "default.png", recipe: { format: "png", quality: 90, ...plain } }];
  const input = { source: join(folder, "small.jpg"), images: [{ file, products }], workspace: folder };
  const { previews } = await finishPicture({ ...input, ...(preview && { preview }) }, ({ kind, reason }) => {
    if (kind !== "written") throw new Error(reason);
  });
  if (preview !== undefined && Object.keys(previews).length < 2) throw new Error("a preview is missing");
}

/** The packed rows of a PNG. */
function idatOf(png) {
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

async function subjectBox() {
  const { x: left, y: top, width, height } = findSubject(await decode(await readFile(join(folder, "cutout.png"))));
  return { left, top, width, height };
}

async function codecTable() {
  const [jpg, png] = await Promise.all([readFile(join(folder, "photo.jpg")), readFile(join(folder, "cutout.png"))]);
  const raster = await decode(png);
  const native = () => sharp(raster.data, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } });
  const small = resize(raster, { width: 2000, height: 1500 });
  const rows = [
    ["decode JPEG", () => decode(jpg), () => sharp(jpg).ensureAlpha().raw().toBuffer()],
    ["decode PNG", () => decode(png), () => sharp(png).raw().toBuffer()],
    ["encode PNG, fast", () => encodePng(raster), () => native().png().toBuffer()],
    [
      "encode PNG, small, 3 Mpx",
      () => encodePng(small, "small"),
      () =>
        sharp(small.data, { raw: { width: 2000, height: 1500, channels: 4 } })
          .png({ compressionLevel: 9, adaptiveFiltering: true })
          .toBuffer(),
    ],
    [
      "resize to 2000, linear",
      () => resize(raster, { width: 2000, height: 1500 }),
      () =>
        native()
          .pipelineColourspace("scrgb")
          .resize(2000, 1500)
          .toColourspace("srgb")
          .raw({ depth: "uchar" })
          .toBuffer(),
    ],
    [
      "encode JPG, 3 Mpx",
      () => encodeJpg(small, 90),
      () =>
        sharp(small.data, { raw: { width: 2000, height: 1500, channels: 4 } })
          .jpeg({ quality: 90 })
          .toBuffer(),
    ],
  ];
  console.log("Codecs by themselves           ours     sharp");
  const taken = new Map();
  for (const [name, ours, theirs] of rows) {
    taken.set(name, await compare([ours, theirs]));
    tell(name, ...taken.get(name));
  }
  const both = (one, other) => taken.get(one).map((time, i) => time + taken.get(other)[i]);
  tell("a JPEG's way: decode, PNG", ...both("decode JPEG", "encode PNG, fast"));
  tell("a PNG's way: decode, PNG", ...both("decode PNG", "encode PNG, fast"));
}

function tell(name, own, native) {
  console.log(`  ${name.padEnd(26)} ${ms(own)} ${ms(native)}   ${(own / native).toFixed(2)} ×`);
}

async function scaling() {
  console.log(`\nProducts a second, by threads (load of the machine meanwhile: ${loadavg()[0]?.toFixed(1)})`);
  const rates = [];
  for (const size of [1, 2]) {
    const threads = createThreads({ entry: new URL("../../lib/worker.js", import.meta.url), size });
    await Promise.all(Array.from({ length: size }, (_, i) => threads.run("finish", job(`warm-${i}.jpg`))));
    const start = performance.now();
    await Promise.all(Array.from({ length: 8 }, (_, i) => threads.run("finish", job(`scale-${i}.jpg`))));
    rates.push(8000 / (performance.now() - start));
    await threads.close();
  }
  const [one = 0, two = 0] = rates;
  console.log(`  1 thread ${one.toFixed(2)}, 2 threads ${two.toFixed(2)}: ${(two / one).toFixed(2)} ×`);
}

function job(name) {
  return {
    source: join(folder, "photo.jpg"),
    images: [{ file: join(folder, "cutout.png"), products: [{ path: name, recipe }] }],
    workspace: folder,
  };
}

/**
 * Milliseconds of processor time of each, the least of some rounds after one that does not count: unlike the time on the
 * wall it says the same on a machine that has other things to do, for all threads together.
 */
async function compare(works) {
  const times = works.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, work] of works.entries()) {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      if (round > 0) times[i].push((user + system) / 1000);
    }
  }
  return times.map((list) => Math.min(...list));
}

function ms(value) {
  return `${value.toFixed(0).padStart(6)} ms`;
}

async function kilobytes(name) {
  return `${Math.round((await stat(join(folder, name))).size / 1000)} kB`;
}
