// @module-tag long: each test loads the runtime of the networks.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PresetName } from "../../../src/embedded/model/presets.js";
import type { ModelSpec } from "../../../src/embedded/model/session.js";
import { createThreads, type Threads } from "../../../src/pixels/threads.js";
import { copyingGraph, rednessGraph, twoInputGraph } from "../../support/matting-graphs.js";
import { onnx } from "../../support/onnx.js";

const WIDTH = 480;
const HEIGHT = 420;

let threads: Threads;
let folder: string;
let photo: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cutout-graphs-"));
  threads = createThreads({ entry: new URL("../../../lib/worker.js", import.meta.url), size: 1 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#0000ff"/><rect x="140" y="110" width="200" height="200" fill="#ff0000"/></svg>`;
  photo = await sharp(Buffer.from(svg)).png().toBuffer();
});

afterAll(async () => {
  await threads.close();
  rmSync(folder, { recursive: true, force: true });
});

function specOf(model: Uint8Array, preset: PresetName = "plain"): ModelSpec {
  const file = join(folder, `${createHash("sha256").update(model).digest("hex")}.onnx`);
  writeFileSync(file, model);
  const runtime = fileURLToPath(new URL("../../../node_modules/onnxruntime-web/dist", import.meta.url));
  return { file, preset, runtime, threads: 1 };
}

/** Alpha inside and outside of the red square, and its mean over the picture. */
async function matte(model: Uint8Array, preset?: PresetName) {
  const matted = await threads.run("matteByModel", { image: Uint8Array.from(photo), spec: specOf(model, preset) });
  if (matted.kind === "refused") throw new Error(matted.reason);
  const { data, info } = await sharp(matted.png).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: WIDTH, height: HEIGHT, channels: 4 });
  const alphaAt = (x: number, y: number) => data[(y * WIDTH + x) * 4 + 3];
  let sum = 0;
  for (let i = 3; i < data.length; i += 4) sum += data[i] ?? 0;
  return { inside: alphaAt(240, 210), outside: alphaAt(40, 40), share: sum / 255 / (WIDTH * HEIGHT) };
}

const whole = { inside: 255, outside: 0, share: expect.closeTo((200 * 200) / (WIDTH * HEIGHT), 2) };
const verdict = (model: Uint8Array) => threads.run("checkModel", specOf(model));

describe("a model of one's own", () => {
  it.each([
    ["logits, at a size that the caller may choose", rednessGraph()],
    ["opacities", rednessGraph({ gives: "opacity", size: [256, 256] })],
    ["a fixed size of 320", rednessGraph({ size: [320, 320] })],
    ["a fixed size that is no square", rednessGraph({ size: [224, 448] })],
    ["half precision", rednessGraph({ type: "float16", size: [256, 256] })],
    ["half precision and opacities", rednessGraph({ type: "float16", gives: "opacity", size: [256, 256] })],
    ["several outputs, of which the finest is not the first", rednessGraph({ coarser: 3, size: [256, 256] })],
  ])("mattes with a graph of %s", async (_what, model) => {
    expect(await verdict(model)).toMatchObject({ kind: "suitable" });
    expect(await matte(model)).toMatchObject(whole);
  });

  it("runs on several threads of the runtime's own where memory is short", async () => {
    const alone = createThreads({ entry: new URL("../../../lib/worker.js", import.meta.url), size: 1 });
    const spec = { ...specOf(rednessGraph({ size: [320, 320] })), threads: 2 };
    try {
      expect(await alone.run("checkModel", spec)).toEqual({ kind: "suitable", size: "320 × 320" });
      const matted = await alone.run("matteByModel", { image: Uint8Array.from(photo), spec });
      const png = matted.kind === "cutout" ? matted.png : new Uint8Array();
      expect(await sharp(png).metadata()).toMatchObject({ width: WIDTH, height: HEIGHT });
    } finally {
      await alone.close();
    }
  });

  it("gives a family that keeps proportions sides of multiples of 32", async () => {
    expect(await matte(rednessGraph(), "modnet")).toMatchObject(whole);
  });

  it("runs a graph that says nothing of its output's shape, after trying it out", async () => {
    const model = onnx({
      inputs: [{ name: "image", shape: [1, 3, 64, 64] }],
      outputs: [{ name: "mask" }],
      constants: [{ name: "weights", shape: [1, 3, 1, 1], values: [20, 0, -20] }],
      nodes: [{ operator: "Conv", inputs: ["image", "weights"], output: "mask" }],
    });
    expect(await verdict(model)).toEqual({ kind: "suitable", size: "64 × 64" });
    expect(await matte(model)).toMatchObject({ inside: 255, outside: 0 });
  });

  it.each([
    ["no ONNX at all", Buffer.from("not a model"), /cannot load it/],
    ["an ONNX file cut short", rednessGraph().slice(0, 120), /cannot load it/],
    ["two inputs", twoInputGraph(), /takes 2 inputs \(image, points\)/],
    ["the channels last", copyingGraph({ shape: [1, 64, 64, 3] }), /channels last/],
    ["one grey channel", copyingGraph({ shape: [1, 1, 64, 64] }), /three channels/],
    ["a batch of four", copyingGraph({ shape: [4, 3, 64, 64] }), /one image at a time/],
    ["bytes for its input", copyingGraph({ type: "uint8", shape: [1, 3, 64, 64] }), /float32 or float16/],
    [
      "a fixed size that no memory holds",
      rednessGraph({ size: [20_000, 20_000] }),
      /1 × 3 × 20000 × 20000, where 8192/,
    ],
    ["three dimensions", copyingGraph({ shape: [3, 64, 64] }), /four dimensions/],
    ["three channels in its output", copyingGraph({ shape: [1, 3, 64, 64] }), /none of its outputs is a mask/],
    [
      "three channels in an output of free shape",
      copyingGraph({ shape: [1, 3, 64, 64] }, { shape: [1, "channels", 64, 64] }),
      /1 × 3 × 64 × 64|none of its outputs/,
    ],
  ])("refuses %s, and says why", async (_what, model, reason) => {
    expect(await verdict(model)).toEqual({ kind: "unsuitable", reason: expect.stringMatching(reason) });
  });

  it("fails a picture alone in which the model finds nothing", async () => {
    const blue = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#0000ff" } })
      .png()
      .toBuffer();
    const matted = await threads.run("matteByModel", {
      image: Uint8Array.from(blue),
      spec: specOf(rednessGraph({ size: [256, 256] })),
    });
    expect(matted).toMatchObject({ kind: "refused", reason: "the model found no object in the picture" });
  });
});
