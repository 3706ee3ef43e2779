import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FailedTask, Prepared, Task } from "../../src/model.js";
import type { Preview } from "../../src/pixels/preview.js";
import { createThreads, type Threads } from "../../src/pixels/threads.js";
import { prepare } from "../../src/prepare/prepare.js";
import { exifOf, jpegWith, pngOf } from "../support/bytes.js";
import { pictureOf } from "../support/finishing.js";
import { asSharp, psnr, readRaster, renderScene, type Scene } from "../support/pictures.js";

let workspace: string;
let threads: Threads;
let scene: Scene;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), "prepare-"));
  threads = createThreads({ entry: new URL("../../lib/worker.js", import.meta.url), size: 2 });
  scene = await renderScene({ width: 640, height: 480 });
});
afterAll(async () => {
  await threads.close();
  await rm(workspace, { recursive: true });
});

async function taskOf(name: string, bytes: Uint8Array): Promise<Task> {
  await writeFile(join(workspace, name), bytes);
  const picture = await pictureOf(workspace, name);
  return { id: `${picture.contentId}.general`, picture, twins: [] };
}

async function prepareAll(
  tasks: readonly Task[],
  lossless = false,
): Promise<ReadonlyMap<string, Prepared | FailedTask>> {
  const results = new Map<string, Prepared | FailedTask>();
  const context = { threads, directory: join(workspace, "copies"), concurrency: 3, checks: true, lossless };
  for await (const result of prepare(context, tasks)) {
    results.set(result.task.picture.path, result);
  }
  return results;
}

it("a copy that the disk does not take is no fault of the picture's", async () => {
  const task = await taskOf("small.jpg", await asSharp(scene.photo).removeAlpha().resize(300, 280).jpeg().toBuffer());
  await mkdir(join(workspace, "copies", `${task.id}.jpg`), { recursive: true });
  expect((await prepareAll([task])).get("small.jpg")).toMatchObject({
    failure: { paid: false, reason: expect.stringMatching(/EISDIR.*Nothing was paid for it.*free space and rights/) },
  });
});

it("previews what it unpacks before it is paid for, so that nobody unpacks it for that again", async () => {
  const kept = new Map<string, Preview>();
  const previews = {
    size: () => ({ maxSide: 160, maxBytes: 20_000 }),
    keep: (path: string, before: Preview) => void kept.set(path, before),
  };
  const turned = await asSharp(scene.photo).removeAlpha().jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const task = await taskOf("shown.jpg", turned);
  const context = { threads, directory: join(workspace, "copies"), concurrency: 1, checks: true, previews };
  for await (const _ of prepare(context, [task]));
  const shown = kept.get("shown.jpg");
  expect(shown).toMatchObject({ mime: "image/jpeg", width: 120, height: 160 });
  expect(await sharp(shown?.bytes).metadata()).toMatchObject({ format: "jpeg", width: 120, height: 160 });
});

describe("what is sent to the service", () => {
  it("is the picture itself, untouched, where the service can read it", async () => {
    const photo = asSharp(scene.photo).removeAlpha();
    const tasks = [
      await taskOf("plain.jpg", await photo.clone().jpeg().toBuffer()),
      await taskOf("turned.jpg", await photo.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer()),
      await taskOf("palette.png", await photo.clone().png({ palette: true }).toBuffer()),
    ];
    const results = await prepareAll(tasks);
    expect(results.get("plain.jpg")).toMatchObject({
      kind: "prepared",
      original: true,
      type: "jpeg",
      file: join(workspace, "plain.jpg"),
      sent: { width: 640, height: 480 },
    });
    expect(results.get("turned.jpg")).toMatchObject({ original: true, sent: { width: 480, height: 640 } });
    expect(results.get("palette.png")).toMatchObject({ original: true, type: "png" });
  });

  it.each(["webp", "avif", "tiff"] as const)("is a JPEG for an opaque %s, that shows the same", async (format) => {
    const bytes = await asSharp(scene.photo)
      .removeAlpha()
      .toFormat(format, format === "tiff" ? { compression: "lzw" } : { quality: 90, effort: 1 })
      .toBuffer();
    const result = (await prepareAll([await taskOf(`photo.${format}`, bytes)])).get(`photo.${format}`);
    if (result?.kind !== "prepared") return expect.unreachable("it was not prepared");
    expect(result).toMatchObject({ original: false, type: "jpeg", sent: { width: 640, height: 480 } });
    const copy = await readFile(result.file);
    expect(result.bytes).toBe(copy.length);
    expect(psnr(await readRaster(copy), await readRaster(bytes))).toBeGreaterThan(36);
  });

  it("loses nothing of an opaque WebP where copies do not leave the machine", async () => {
    const task = await taskOf(
      "local.webp",
      await asSharp(scene.photo).removeAlpha().webp({ lossless: true }).toBuffer(),
    );
    const result = (await prepareAll([task], true)).get("local.webp");
    if (result?.kind !== "prepared") throw new Error("not prepared");
    expect(result.type).toBe("png");
    const pixels = async (file: string) => sharp(file).removeAlpha().raw().toBuffer();
    const [sent, own] = await Promise.all([result.file, task.picture.file].map(pixels));
    expect(Buffer.compare(sent ?? Buffer.of(), own ?? Buffer.of(1))).toBe(0);
  });

  it("is an upright copy without a tag where not every reader sees the turn", async () => {
    const jpeg = await asSharp(scene.photo).removeAlpha().jpeg({ quality: 95 }).toBuffer();
    const asLong = exifOf([{ tag: 0x0112, type: 4, value: 6 }]);
    const bytes = jpegWith(jpeg, 0xe1, [Buffer.concat([Buffer.from("Exif\0\0", "latin1"), asLong])]);
    const result = (await prepareAll([await taskOf("long.jpg", bytes)])).get("long.jpg");
    if (result?.kind !== "prepared") return expect.unreachable("it was not prepared");
    expect(result).toMatchObject({ original: false, type: "jpeg", sent: { width: 480, height: 640 } });
    const copy = await readFile(result.file);
    expect((await sharp(copy).metadata()).orientation).toBeUndefined();
    expect(psnr(await readRaster(copy), await readRaster(bytes))).toBeGreaterThan(36);
  });

  it("is a PNG where a WebP has alpha, and 8 bits where a PNG has 16", async () => {
    const tasks = [
      await taskOf("clear.webp", await asSharp(scene.cutout).webp({ lossless: true }).toBuffer()),
      await taskOf("deep.png", await asSharp(scene.cutout).toColourspace("rgb16").png().toBuffer()),
    ];
    for (const result of (await prepareAll(tasks)).values()) {
      if (result.kind !== "prepared") return expect.unreachable("it was not prepared");
      expect(result).toMatchObject({ original: false, type: "png" });
      expect(await sharp(result.file).metadata()).toMatchObject({ format: "png", depth: "uchar", hasAlpha: true });
    }
  });

  it("is RGB for a CMYK JPEG", async () => {
    const bytes = await asSharp(scene.photo).removeAlpha().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer();
    const result = (await prepareAll([await taskOf("print.jpg", bytes)])).get("print.jpg");
    if (result?.kind !== "prepared") return expect.unreachable("it was not prepared");
    expect(await sharp(result.file).metadata()).toMatchObject({ space: "srgb", channels: 3 });
  });

  it("is reduced, upright and without a profile for a large, sideways, Display P3 photograph", async () => {
    const large = await renderScene({ width: 4300, height: 3000 });
    const bytes = await asSharp(large.photo)
      .removeAlpha()
      .withIccProfile("p3")
      .withMetadata({ orientation: 8, icc: "p3" })
      .jpeg()
      .toBuffer();
    const result = (await prepareAll([await taskOf("large.jpg", bytes)])).get("large.jpg");
    if (result?.kind !== "prepared") return expect.unreachable("it was not prepared");
    expect(result).toMatchObject({ original: false, sent: { width: 2858, height: 4096 } });
    const copy = await sharp(result.file).metadata();
    expect(copy).toMatchObject({ width: 2858, height: 4096, hasProfile: false });
    const wanted = await sharp(bytes)
      .autoOrient()
      .toColourspace("srgb")
      .resize(2858, 4096, { fit: "fill" })
      .png()
      .toBuffer();
    expect(psnr(await readRaster(await readFile(result.file)), await readRaster(wanted))).toBeGreaterThan(34);
  });

  it("is padded by its own border where it is too small", async () => {
    const small = await renderScene({ width: 300, height: 700 });
    const result = (
      await prepareAll([await taskOf("small.png", await asSharp(small.photo).removeAlpha().png().toBuffer())])
    ).get("small.png");
    if (result?.kind !== "prepared") return expect.unreachable("it was not prepared");
    expect(result.sent).toEqual({ width: 400, height: 700 });
    const copy = await readRaster(await readFile(result.file));
    for (const y of [0, 350, 699]) {
      const at = (x: number) => [...copy.data.subarray((y * 400 + x) * 4, (y * 400 + x) * 4 + 3)];
      at(0).forEach((value, c) => void expect(Math.abs(value - (at(50)[c] ?? 0))).toBeLessThanOrEqual(6));
    }
  });
});

describe("what cannot be sent", () => {
  it("fails alone, with the reason, before anything is paid", async () => {
    const damaged = await asSharp(scene.photo).webp().toBuffer();
    const tasks = [
      await taskOf(
        "thread.png",
        await sharp({ create: { width: 100, height: 9000, channels: 3, background: "#fff" } })
          .png()
          .toBuffer(),
      ),
      await taskOf("damaged.webp", damaged.subarray(0, damaged.length - 500)),
      await taskOf("fine.jpg", await asSharp(scene.photo).jpeg().toBuffer()),
    ];
    const results = await prepareAll(tasks);
    expect(results.get("thread.png")).toMatchObject({
      kind: "failed",
      failure: { stage: "prepare", paid: false, retryable: false, reason: expect.stringContaining("100×9000") },
    });
    expect(results.get("damaged.webp")).toMatchObject({
      kind: "failed",
      failure: { reason: expect.stringContaining("damaged or truncated") },
    });
    expect(results.get("fine.jpg")).toMatchObject({ kind: "prepared" });
  });
});

describe("what is damaged where only its pixels show it", () => {
  it("is not sent: a JPEG with other bytes in the middle, a PNG whose pixels do not unpack", async () => {
    const jpeg = await asSharp(scene.photo).removeAlpha().jpeg().toBuffer();
    const noise = Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 89 + 13) % 256));
    const spoilt = Buffer.concat([jpeg.subarray(0, jpeg.length >> 1), noise, jpeg.subarray((jpeg.length >> 1) + 400)]);
    const tasks = [
      await taskOf("spoilt.jpg", spoilt),
      await taskOf("spoilt.png", pngOf(500, 500, { packed: Buffer.from("no pixels") })),
      await taskOf("whole.jpg", jpeg),
    ];
    await expect(sharp(spoilt).raw().toBuffer()).rejects.toThrow();
    const results = await prepareAll(tasks);
    for (const name of ["spoilt.jpg", "spoilt.png"]) {
      expect(results.get(name)).toMatchObject({
        kind: "failed",
        failure: { stage: "prepare", paid: false, reason: expect.stringMatching(/not sent, so nothing .* damaged/) },
      });
    }
    expect(results.get("whole.jpg")).toMatchObject({ kind: "prepared", original: true });
  });
});
