#!/usr/bin/env node
/**
 * Fits the weights in `src/embedded/matting/learned.ts`: how much each sign raises the odds that a matte is wrong.
 *
 *     npx tsc && node bench/matting/fit-confidence.mjs SET… > weights.json
 *
 * A SET is a folder as for `run.mjs`. Only pictures that the other doubts let pass are learned from. Wrong is a mask that
 * shares less than 0.9 with the truth. No weight may be negative: no sign makes up for another. Each fifth of
 * the pictures in turn is kept back, and judged by what the rest taught; that is what is told on the error stream.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { ENOUGH, judgeMatte } from "../../lib/embedded/matting/confidence.js";
import { WEIGHTS } from "../../lib/embedded/matting/learned.js";
import { lookAt } from "../../lib/embedded/matting/look.js";

const RIGHT = 0.9;
/** Of the right ones, how many may be refused. */
const LOSS = 0.03;
const FOLDS = 5;
/** Keeps weights small that few pictures speak for. */
const RIDGE = 0.3;
const HARMLESS = { rows: 0, veiled: 0, grey: 0, left: 0, thin: 0, faintly: 0 };

const rows = [];
for (const folder of process.argv.slice(2)) {
  const { items } = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
  for (const item of items) {
    const row = await look(folder, item);
    if (row !== undefined) rows.push({ id: item.id, fold: rows.length % FOLDS, ...row });
  }
}
const kept = rows.map(({ fold, values }) => {
  const others = rows.filter((other) => other.fold !== fold);
  return odds(learn(others), values);
});
const right = kept.filter((_, i) => !rows[i].isWrong).sort((a, b) => a - b);
const limit = right[Math.floor((1 - LOSS) * right.length)] ?? Number.NaN;
const wrong = kept.filter((_, i) => rows[i].isWrong);
console.error(
  `${rows.length} accepted, ${wrong.length} wrong; kept back, odds of ${limit.toFixed(2)} refuse ` +
    `${wrong.filter((value) => value > limit).length} of the wrong and ${LOSS * 100} % of the right.`,
);
const [base, ...weights] = learn(rows).map((value) => Number(value.toFixed(2)));
console.log(JSON.stringify({ base, weights: WEIGHTS.map(({ sign }, k) => [sign, weights[k]]), odds: limit }, null, 1));

async function look(folder, { image, alpha }) {
  const { data, info } = await sharp(path.join(folder, image))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  const { segmentation, signs } = lookAt({ width: info.width, height: info.height, data: pixels }, () => {});
  if (judgeMatte({ ...signs, ...HARMLESS }).confidence < ENOUGH) return undefined;
  const { mask, width, height } = segmentation;
  const truth = await sharp(path.join(folder, alpha))
    .extractChannel(0)
    .resize(width, height, { fit: "fill" })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const values = [1, ...WEIGHTS.map(({ sign, scale }) => Math.tanh(signs[sign] / scale))];
  return { values, isWrong: overlap(mask, truth) < RIGHT };
}

function overlap(mask, truth) {
  let both = 0;
  let either = 0;
  for (let i = 0; i < mask.length; i++) {
    const wanted = truth[i] > 127;
    if (wanted && mask[i] === 1) both++;
    if (wanted || mask[i] === 1) either++;
  }
  return either === 0 ? 1 : both / either;
}

function odds(weights, values) {
  return Math.exp(values.reduce((sum, value, k) => sum + value * weights[k], 0));
}

/** Logistic regression with a ridge, by projected gradient descent: there are a dozen weights, and some hundred rows. */
function learn(samples) {
  const weights = [-3, ...WEIGHTS.map(() => 0)];
  const step = 2 / samples.length;
  for (let round = 0; round < 50_000; round++) {
    const slope = weights.map((weight, k) => (k === 0 ? 0 : RIDGE * weight));
    for (const { values, isWrong } of samples) {
      const chance = odds(weights, values);
      const error = chance / (1 + chance) - (isWrong ? 1 : 0);
      for (const [k, value] of values.entries()) slope[k] += error * value;
    }
    for (const [k, value] of slope.entries()) {
      weights[k] -= step * value;
      if (k > 0) weights[k] = Math.max(0, weights[k]);
    }
  }
  return weights;
}
