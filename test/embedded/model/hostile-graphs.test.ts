import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNetworks } from "../../../src/embedded/model/networks.js";
import type { ModelSpec } from "../../../src/embedded/model/session.js";
import { createThreads, type Threads } from "../../../src/pixels/threads.js";
import { rednessGraph } from "../../support/matting-graphs.js";
import { type GraphParts, type Node, onnx } from "../../support/onnx.js";

const SECRET = "TOKEN=of another step";
const entry = new URL("../../../lib/worker.js", import.meta.url);

let threads: Threads;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cutout-hostile-"));
  writeFileSync(join(folder, "secret"), SECRET.repeat(100));
  threads = createThreads({ entry, size: 1 });
});
afterAll(async () => {
  await threads.close();
  rmSync(folder, { recursive: true, force: true });
});

function specOf(model: Uint8Array): ModelSpec {
  const file = join(folder, `${createHash("sha256").update(model).digest("hex")}.onnx`);
  writeFileSync(file, model);
  const runtime = fileURLToPath(new URL("../../../node_modules/onnxruntime-web/dist", import.meta.url));
  return { file, preset: "plain", runtime, threads: 1 };
}

const image = { name: "image", shape: [1, 3, 64, 64] };
const mask = { name: "mask", shape: [1, 1, 64, 64] };
/** Says nothing of its output, so that it is run to find out. */
const free = { name: "mask" };

/** A mask that is made of one of the constants. */
function fromConstant(shape: readonly number[], more: object): GraphParts {
  const nodes: Node[] = [{ operator: "Conv", inputs: ["image", "weights"], output: "mask" }];
  return {
    inputs: [image],
    outputs: [mask],
    constants: [{ name: "weights", shape, values: [1, 0, 0], ...more }],
    nodes,
  };
}

const ofShape = (sides: readonly number[]): GraphParts => ({
  inputs: [image],
  outputs: [free],
  constants: [{ name: "sides", shape: [sides.length], values: sides, type: "int64" }],
  nodes: [{ operator: "ConstantOfShape", inputs: ["sides"], output: "mask" }],
});

/** Ifs within each other, as deep as it says. */
function nested(depth: number): GraphParts {
  let inner: GraphParts = {
    inputs: [],
    outputs: [{ name: "x" }],
    nodes: [{ operator: "Identity", inputs: ["image"], output: "x" }],
  };
  for (let level = 0; level < depth; level++) {
    const branch = inner;
    inner = {
      inputs: [],
      outputs: [{ name: "x" }],
      nodes: [
        { operator: "If", inputs: ["yes"], output: "x", attributes: { then_branch: branch, else_branch: branch } },
      ],
    };
  }
  return { ...inner, inputs: [image], constants: [{ name: "yes", shape: [], values: [1], type: "bool" }] };
}

it.each<[string, () => Uint8Array]>([
  ["weights in a file beside it", () => onnx(fromConstant([1, 3, 1, 1], { externalFile: "secret" }))],
  ["weights in a file of the system", () => onnx(fromConstant([1, 3, 1, 1], { externalFile: "/etc/passwd" }))],
  ["weights in a file above it", () => onnx(fromConstant([1, 3, 1, 1], { externalFile: "../../../etc/passwd" }))],
  ["weights of a trillion numbers that are not there", () => onnx(fromConstant([1_000_000, 3, 1000, 1000], {}))],
  ["weights of a negative size", () => onnx(fromConstant([-1, 3, 1, 1], {}))],
  ["a mask of 400 gigabytes", () => onnx(ofShape([1, 1, 300_000, 300_000]))],
  ["a mask of a size beyond 64 bits", () => onnx(ofShape([2 ** 40, 2 ** 40, 2 ** 40, 2 ** 40]))],
  [
    "an operator of its own",
    () =>
      onnx(
        {
          inputs: [image],
          outputs: [mask],
          nodes: [{ operator: "Run", domain: "evil", inputs: ["image"], output: "mask" }],
        },
        "evil",
      ),
  ],
  [
    "a node that feeds itself",
    () =>
      onnx({ inputs: [image], outputs: [mask], nodes: [{ operator: "Identity", inputs: ["mask"], output: "mask" }] }),
  ],
  ["eight ifs within each other", () => onnx(nested(8))],
])("is refused with a reason, and the next one runs: %s", async (_what, model) => {
  const verdict = await threads.run("checkModel", specOf(model()));
  expect(verdict).toMatchObject({ kind: "unsuitable" });
  expect(JSON.stringify(verdict)).not.toMatch(/TOKEN=|root:/);
  expect(await threads.run("checkModel", specOf(rednessGraph({ size: [64, 64] })))).toMatchObject({ kind: "suitable" });
});

/** A mask that is worked out anew for ever. */
function endless(): Uint8Array {
  const bool = { type: "bool", shape: [] } as const;
  const body: GraphParts = {
    inputs: [
      { name: "count", type: "int64", shape: [] },
      { name: "going", ...bool },
      { name: "before", shape: [1, 1, 64, 64] },
    ],
    outputs: [
      { name: "on", ...bool },
      { name: "after", shape: [1, 1, 64, 64] },
    ],
    nodes: [
      { operator: "Identity", inputs: ["going"], output: "on" },
      { operator: "Sigmoid", inputs: ["before"], output: "after" },
    ],
  };
  return onnx({
    inputs: [image],
    outputs: [mask],
    constants: [
      { name: "yes", shape: [], values: [1], type: "bool" },
      { name: "weights", shape: [1, 3, 1, 1], values: [1, 0, 0] },
    ],
    nodes: [
      { operator: "Conv", inputs: ["image", "weights"], output: "first" },
      { operator: "Loop", inputs: ["", "yes", "first"], output: "mask", attributes: { body } },
    ],
  });
}

it("a network that loops for ever is given up once, and holds up no other picture", async () => {
  const { file } = specOf(endless());
  const identified = {
    source: { kind: "file", file },
    sha256: "0".repeat(64),
    bytes: 1000,
    preset: "plain",
    input: "model-file",
  } as const;
  const networks = createNetworks({
    models: { general: identified },
    worker: entry,
    place: { stateDirectory: folder, log: () => {}, warn: () => {} },
    jobMilliseconds: 1500,
  });
  const photo = () =>
    sharp({ create: { width: 400, height: 400, channels: 3, background: "#ff0000" } })
      .png()
      .toBuffer();
  try {
    await expect(networks.matte(Uint8Array.from(await photo()), "general")).rejects.toThrow("took longer than 1.5 s");
    await expect(networks.matte(Uint8Array.from(await photo()), "general")).rejects.toThrow(
      "is not asked again in this run",
    );
  } finally {
    await networks.close();
  }
});
