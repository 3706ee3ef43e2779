import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { expect, it } from "vitest";
import { toOnnx } from "../../scripts/people-model/convert.mjs";
import { readTflite } from "../../scripts/people-model/tflite.mjs";
import { evaluate, type TfliteGraph } from "../support/tflite-evaluation.js";

const SIDE = 256;
const file = createRequire(import.meta.url).resolve("@mediapipe/selfie_segmentation/selfie_segmentation.tflite");

/** Something like a head and shoulders: what the network is made for, so that its layers have something to say. */
function portrait(): Float32Array {
  const values = new Float32Array(SIDE * SIDE * 3);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const isHead = Math.hypot((x - 128) / 0.8, y - 90) < 52;
    const isBody = y > 150 && Math.abs(x - 128) < 50 + (y - 150) * 0.4;
    const colour = isHead ? [0.82, 0.62, 0.5] : isBody ? [0.2, 0.25, 0.5] : [0.5 + x / 800, 0.7, 0.6 + y / 900];
    values.set(colour, i * 3);
  }
  return values;
}

it("every layer of the converted people's model has the values of the original's", async () => {
  const graph: TfliteGraph = readTflite(readFileSync(file));
  const image = portrait();
  const wanted = evaluate(graph, image);
  const session = await InferenceSession.create(toOnnx(graph, { layers: true }), { executionProviders: ["wasm"] });
  const planes = Float32Array.from({ length: image.length }, (_, to) => {
    const [channel, at] = [Math.floor(to / (SIDE * SIDE)), to % (SIDE * SIDE)];
    return image[at * 3 + channel] ?? 0;
  });
  const found = await session.run({ [`t${graph.inputs[0]}`]: new Tensor("float32", planes, [1, 3, SIDE, SIDE]) });
  expect(Object.keys(found)).toHaveLength(graph.operators.filter(({ kind }) => kind !== "DEQUANTIZE").length);
  for (const [name, { data, dims }] of Object.entries(found)) {
    const volume = wanted.get(Number(name.slice(1)));
    expect(volume, name).toBeDefined();
    expect([name, furthest(data, dims, volume?.values ?? new Float32Array())]).toEqual([name, 0]);
  }
});

/** The largest difference beyond rounding, from planes to channels last: sums of thousands of products in another order. */
function furthest(
  data: Tensor["data"],
  [, channels = 1, height = 1, width = 1]: readonly number[],
  wanted: Float32Array,
): number {
  if (!(data instanceof Float32Array) || data.length !== wanted.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < data.length; i++) {
    const [channel, at] = [Math.floor(i / (height * width)), i % (height * width)];
    const value = wanted[at * channels + channel] ?? 0;
    const difference = Math.abs((data[i] ?? 0) - value);
    if (!(difference <= 1e-3 + 1e-3 * Math.abs(value))) most = Math.max(most, difference);
  }
  return most;
}
