#!/usr/bin/env node
/**
 * Paints a set of product-like scenes with exact opacities that nobody has seen before, for `run.mjs`.
 *
 *     node bench/matting/fresh-scenes.mjs FOLDER [--seed 1] [--width 1200] [--height 900]
 *
 * Each seed gives 35 scenes of the same families: shapes, places, colours, light, shadows, noise and compression are drawn
 * at random. Seeds below 100 are for tuning, those from 100 on for judging, and are to be looked at for nothing else.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { families } from "./scene-families.mjs";
import { paint } from "./scene-painter.mjs";
import { createRandom } from "./scene-random.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    width: { type: "string", default: "1200" },
    height: { type: "string", default: "900" },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("Give the folder to write to.");
  process.exit(1);
}
const seed = Number(values.seed);
const size = { width: Number(values.width), height: Number(values.height) };
mkdirSync(folder, { recursive: true });
const items = [];
for (const [at, { name, tags, draw }] of families.entries()) {
  const random = createRandom(seed * 1000 + at);
  const scene = draw(random);
  const { rgb, opacity } = paint(scene, size, random);
  const id = `${seed}-${String(at + 1).padStart(2, "0")}-${name}`;
  const chromaSubsampling = random.one(["4:4:4", "4:2:0"]);
  const quality = scene.quality ?? random.whole(80, 95);
  await sharp(rgb, { raw: { ...size, channels: 3 } })
    .jpeg({ quality, chromaSubsampling })
    .toFile(path.join(folder, `${id}.jpg`));
  await sharp(opacity, { raw: { ...size, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toFile(path.join(folder, `${id}.alpha.png`));
  items.push({ id, image: `${id}.jpg`, alpha: `${id}.alpha.png`, tags });
}
writeFileSync(
  path.join(folder, "manifest.json"),
  JSON.stringify({ set: `fresh, seed ${seed}`, ...size, items }, null, 1),
);
