// @module-tag long: each test runs a network in the built program.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { once } from "../../../src/once.js";
import { copyingGraph, rednessGraph } from "../../support/matting-graphs.js";
import { createPlace, type Place, runCommand, runStep } from "../../support/run-action.js";

const worker = fileURLToPath(new URL("../../../dist/worker", import.meta.url));

let place: Place | undefined;

afterEach(() => {
  place?.remove();
  place = undefined;
});

/** A red square on blue, 400 × 400 px and a little more by `n`. */
function square(n: number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${400 + n}" height="400">
    <rect width="100%" height="100%" fill="#0000ff"/><rect x="100" y="100" width="200" height="200" fill="#ff0000"/></svg>`;
  return sharp(Buffer.from(svg));
}

/** The same square on a ground that the engine refuses. */
function checkered(n: number) {
  const tiles = Array.from({ length: 20 * 20 }, (_, i) => {
    const [x, y] = [(i % 20) * 21, Math.floor(i / 20) * 21];
    return `<rect x="${x}" y="${y}" width="21" height="21" fill="#00${((i * 97) % 256).toString(16).padStart(2, "0")}ff"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${400 + n}" height="400">${tiles.join("")}
    <rect x="100" y="100" width="200" height="200" fill="#ff0000"/></svg>`;
  return sharp(Buffer.from(svg));
}

const inputs = { paths: "photos", "model-file": "models/red.onnx", "model-preset": "plain", "model-use": "all" };
const LOADED = /^The model [0-9a-f]{8} .* threads\.$/m;

/** A run over pictures of every type, which several tests begin with. */
const matted = once(async () => {
  const at = createPlace({
    "photos/a.png": await square(0).png().toBuffer(),
    "photos/b.jpg": await square(1).jpeg().toBuffer(),
    "photos/c.webp": await square(2).webp().toBuffer(),
    "photos/d.avif": await square(3).avif().toBuffer(),
    "photos/e.jpg": await square(4).toColourspace("cmyk").jpeg().toBuffer(),
    "models/red.onnx": rednessGraph({ size: [256, 256] }),
  });
  return { at, first: await runStep(at, { inputs }) };
});

afterAll(async () => (await matted()).at.remove());

describe("the built action with a model of one's own", () => {
  it("mattes pictures of every type with it", async () => {
    const { at, first } = await matted();
    expect(first.code, first.stdout + first.stderr).toBe(0);
    expect(first.outputs).toMatchObject({ made: "5", paid: "0" });
    for (const name of ["a", "b", "c", "d", "e"]) {
      const { channels, isOpaque } = await sharp(at.read(`cutouts/photos/${name}.png`)).stats();
      expect([name, isOpaque]).toEqual([name, false]);
      expect(channels[3]?.mean).toBeCloseTo((255 * 200 * 200) / (400 * 400), -1);
    }
    const sha256 = createHash("sha256").update(at.read("models/red.onnx")).digest("hex");
    expect(at.read(".cutouts.json").toString()).toContain(`"service":"embedded+${sha256.slice(0, 8)}-plain+all"`);
    expect(first.stdout).toMatch(LOADED);
  });

  it("mattes again only for another model", async () => {
    place = (await matted()).at.copy();
    const second = await runStep(place, { inputs });
    expect(second.outputs).toMatchObject({ made: "0", reused: "5" });
    expect(second.stdout).not.toMatch(LOADED);
    place.write({ "models/red.onnx": rednessGraph({ size: [224, 224] }) });
    const third = await runStep(place, { inputs: { ...inputs, paths: "photos/a.png" } });
    expect(third.outputs).toMatchObject({ made: "1", reused: "0", paid: "0" });
  });

  it("encodes every format with what the build has left", async () => {
    place = (await matted()).at.copy();
    const formats = ["png", "webp", "jpg"];
    const variants = formats.map((format) => `{ name: ${format}, format: ${format}, output: '{name}.${format}' }`);
    const flags = Object.entries({
      ...inputs,
      paths: "photos/a.png",
      background: "#fff",
      variants: `[${variants.join(", ")}]`,
    }).map(([name, value]) => `--${name}=${value}`);
    const ended = await runCommand(place, flags);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).not.toMatch(LOADED);
    for (const format of formats) {
      const { format: made } = await sharp(place.read(`a.${format}`)).metadata();
      expect(made).toBe(format === "jpg" ? "jpeg" : format);
    }
  });

  it.each([
    ["is not there", { "model-file": "models/none.onnx" }, /"model-file" cannot be read/],
    ["has another checksum", { "model-sha256": "0".repeat(64) }, /its SHA-256 is [0-9a-f]{64}/],
    ["has an unknown preset", { "model-preset": "u3net" }, /did you mean "u2net"/],
  ])("stops before any picture is touched where the file %s", async (_what, wrong, words) => {
    place = createPlace({ "photos/a.png": await square(0).png().toBuffer(), "models/red.onnx": rednessGraph() });
    const ended = await runStep(place, { inputs: { ...inputs, ...wrong } });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error::/m);
    expect(ended.stdout).toMatch(words);
    expect(ended.stdout).not.toMatch(/^\s+at |Remove the backgrounds/m);
    expect(existsSync(join(place.workspace, "cutouts"))).toBe(false);
  });

  it("fails the pictures that need it where the file gives no mask", async () => {
    place = createPlace({
      "photos/a.png": await square(0).png().toBuffer(),
      "models/copy.onnx": copyingGraph({ shape: [1, 3, 64, 64] }),
    });
    const ended = await runStep(place, { inputs: { ...inputs, "model-file": "models/copy.onnx" } });
    expect([ended.code, ended.outputs["failed"]]).toEqual([1, "1"]);
    expect(ended.stdout).toMatch(/"model-file" .*copy\.onnx cannot be used: none of its outputs is a mask/);
    expect(ended.stdout).not.toMatch(/^\s+at /m);
  });

  it("is neither loaded nor fetched where the engine is sure, and people have one of their own", async () => {
    place = createPlace({
      "photos/plain.png": await square(0).png().toBuffer(),
      "photos/someone.png": await checkered(1).png().toBuffer(),
      "models/red.onnx": rednessGraph({ size: [256, 256] }),
    });
    const ended = await runStep(place, {
      inputs: {
        paths: "photos",
        "human-paths": "photos/someone.png",
        "model-file": "u2netp",
        "human-model-file": "models/red.onnx",
        "human-model-preset": "plain",
      },
    });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ made: "2" });
    expect(ended.stdout).not.toContain("Fetching");
    expect(ended.stdout).toMatch(LOADED);
    expect(place.read(".cutouts.json").toString()).toMatch(
      /"service":"embedded\+309c8469-u2netp\+human-[0-9a-f]{8}-plain"/,
    );
  });

  it("says which file to put where if the weights cannot be had, and makes what needs none", async () => {
    place = createPlace({
      "photos/plain.png": await square(0).png().toBuffer(),
      "photos/busy.png": await checkered(1).png().toBuffer(),
    });
    // Port 9 of this machine answers nobody; nor does GitHub behind such a proxy.
    const ended = await runStep(place, {
      inputs: { paths: "photos", "model-file": "u2netp", "model-mirrors": "http://127.0.0.1:9/weights" },
      env: { HTTPS_PROXY: "http://127.0.0.1:9", NO_PROXY: "127.0.0.1" },
    });
    expect([ended.code, ended.outputs["made"], ended.outputs["failed"]]).toEqual([1, "1", "1"]);
    expect(ended.stdout).toMatch(
      /^::error .*file=photos\/busy\.png::.*could not be fetched: 127\.0\.0\.1:9 cannot be/m,
    );
    const advice = /^::warning::.*u2netp\.onnx elsewhere \(SHA-256 309c8469.*"model-mirrors"\.$/gm;
    expect(ended.stdout.match(advice)).toHaveLength(1);
  });
});

describe("the built folder", () => {
  it("carries the runtime packed, and WebAssembly that compiles, each once", () => {
    const names = readdirSync(worker);
    expect(names).toContain("ort-wasm-simd-threaded.wasm.br");
    expect(names).not.toContain("ort-wasm-simd-threaded.wasm");
    const modules = names.filter((name) => name.endsWith(".wasm.br"));
    for (const name of modules)
      expect(
        () => new WebAssembly.Module(new Uint8Array(brotliDecompressSync(readFileSync(join(worker, name))))),
        name,
      ).not.toThrow();
    const contents = modules.map((name) =>
      createHash("sha256")
        .update(readFileSync(join(worker, name)))
        .digest("hex"),
    );
    expect(new Set(contents).size).toBe(modules.length);
  });
});
