// @module-tag long: each test runs the step on pictures in every format, most of them twice.
import { rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { once } from "../../src/once.js";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

const SIZE = { width: 480, height: 420 };

let place: Place;
let service: ScriptedService;
let inputs: Readonly<Record<string, string>>;
let paidBefore: number;

beforeAll(async () => {
  service = await startScriptedService();
  inputs = { paths: "photos", service: service.url.href, "app-code": service.appCode };
});
beforeEach(() => {
  place = createPlace();
  paidBefore = service.bill().tasks;
});
afterEach(() => place.remove());
afterAll(async () => {
  origin?.remove();
  await service.close();
});

const paid = () => service.bill().tasks - paidBefore;

/** A solid subject on clear ground; `hue` makes it a picture of its own. */
function cap(hue: number) {
  const { width, height } = SIZE;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M100 300 Q110 90 240 90 T380 300 L440 340 L90 330 Z" fill="hsl(${hue} 60% 50%)"/></svg>`;
  return sharp(Buffer.from(svg));
}

async function cutouts(): Promise<Readonly<Record<string, Buffer>>> {
  const [alpha8, indexed] = [cap(10), cap(40)];
  return {
    "photos/plain.png": await alpha8.png().toBuffer(),
    "photos/indexed.png": await indexed.png({ palette: true, colours: 16 }).toBuffer(),
    "photos/lossy.webp": await cap(80).webp().toBuffer(),
    "photos/lossless.webp": await cap(120).webp({ lossless: true }).toBuffer(),
    "photos/modern.avif": await cap(200).avif({ effort: 1 }).toBuffer(),
    "photos/small.png": await cap(240).resize(120, 105).png().toBuffer(),
  };
}

async function alphaOf(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).ensureAlpha().extractChannel(3).raw().toBuffer();
}

/** A run of six cutouts and a photograph, and what it left. */
let origin: Place | undefined;
const runOnce = once(async () => {
  const own = await cutouts();
  place.write({ ...own, "photos/photo.jpg": await photo(0) });
  const ended = await runStep(place, { inputs });
  origin = place.copy();
  return { own, ended, paid: paid(), origin };
});

/** From here on that run is over. Returns what it said and cost. */
async function startAfterRun() {
  const run = await runOnce();
  place.remove();
  place = run.origin.copy();
  paidBefore = service.bill().tasks;
  return run;
}

describe("a picture that is cut out already", () => {
  it("is neither sent nor paid for, in any format, and has its own alpha in its product", async () => {
    const { own, ended, paid } = await startAfterRun();
    expect(ended.outputs, ended.stdout).toMatchObject({ made: "1", reused: "6", paid: "1", failed: "0" });
    expect(paid).toBe(1);
    expect(ended.stdout).toContain("6 cut out already, to finish as they are (not sent, not paid for)");
    for (const [path, bytes] of Object.entries(own)) {
      const record = ended.results?.pictures.find((one) => one.path === path);
      expect(record).toMatchObject({ outcome: "reused", paid: false });
      expect(record?.reason).toMatch(/^cut out already, kept as it is/);
      expect(ended.stdout).toContain(`${path}: it is cut out already, so its own transparency was kept`);
      const kept = await alphaOf(place.read(record?.product ?? ""));
      expect(kept.equals(await alphaOf(bytes)), path).toBe(true);
    }
  });

  it("is up to date in the next run, whatever the service, and where the state is gone", async () => {
    const { ended } = await startAfterRun();
    expect(ended.outputs).toMatchObject({ reused: "6", changed: "true" });
    rmSync(place.state, { recursive: true });
    const again = await runStep(place, { inputs: { ...inputs, prune: "true" } });
    expect(again.outputs, again.stdout).toMatchObject({ reused: "7", orphans: "0", changed: "false" });
    expect(again.stdout).toContain("7 up to date");
    rmSync(join(place.workspace, "photos/photo.jpg"));
    const embedded = await runStep(place, { inputs: { paths: "photos" } });
    expect(embedded.stdout).toContain("6 up to date");
    expect(paid()).toBe(0);
  });

  it("is told by a dry run, finished by the recipe with all variants, and pruned like any other", async () => {
    place.write({ "photos/a.png": await cap(10).png().toBuffer() });
    const dry = await runStep(place, { inputs: { ...inputs, "dry-run": "true" } });
    expect(dry.outputs).toMatchObject({ planned: "0", reused: "1" });
    expect(dry.results?.pictures[0]?.reason).toContain("would be kept as it is cut out already, unsent and unpaid");
    const variants = `
- name: card
  output: "out/{name}.jpg"
  format: jpg
  background: "#ffffff"
  canvas: 300x300
- name: web
  output: "out/{name}.webp"
  format: webp`;
    const ended = await runStep(place, { inputs: { ...inputs, variants } });
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "1", paid: "0" });
    expect(await sharp(place.read("out/a.jpg")).metadata()).toMatchObject({ width: 300, height: 300, format: "jpeg" });
    expect(await sharp(place.read("out/a.webp")).metadata()).toMatchObject({ ...SIZE, hasAlpha: true });
    rmSync(join(place.workspace, "photos/a.png"));
    place.write({ "photos/b.jpg": await photo(1) });
    const pruned = await runStep(place, { inputs: { ...inputs, variants, prune: "true" } });
    expect(pruned.outputs, pruned.stdout).toMatchObject({ orphans: "2" });
    expect(() => place.read("out/a.jpg")).toThrow("ENOENT");
  });

  it("is brought together from the legs of a matrix", async () => {
    const files = { "photos/a.png": await cap(10).png().toBuffer(), "photos/b.jpg": await photo(1) };
    const collect = join(place.root, "shards");
    for (const shard of ["1/2", "2/2"]) {
      const leg = createPlace(files);
      const ended = await runStep(leg, { inputs: { ...inputs, shard, collect } });
      leg.remove();
      expect(ended.outputs, ended.stdout).toMatchObject({ failed: "0" });
    }
    place.write(files);
    const whole = await runStep(place, { inputs: { ...inputs, "app-code": "", collect } });
    expect(whole.outputs, whole.stdout).toMatchObject({ made: "1", reused: "1", failed: "0" });
    expect((await runStep(place, { inputs })).stdout).toContain("2 up to date");
  });

  it("is sent with `transparent: send`, also where it was kept before", async () => {
    const { own } = await startAfterRun();
    rmSync(join(place.workspace, "photos"), { recursive: true });
    place.write({ "photos/plain.png": own["photos/plain.png"] ?? "" });
    const sent = await runStep(place, { inputs: { ...inputs, transparent: "send" } });
    expect(sent.outputs, sent.stdout).toMatchObject({ made: "1", paid: "1" });
  });

  it("is kept by the embedded service too, and beyond the limits of a service", async () => {
    place.write({ "photos/tiny.png": await cap(10).resize(64, 56).png().toBuffer() });
    const ended = await runStep(place, { inputs: { paths: "photos", "out-of-limits": "fail" } });
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "1", failed: "0", submits: "0" });
  });
});

describe("a picture with alpha that is no cutout", () => {
  it("is sent: opaque, soft at its edges, with a margin, bars or rounded corners, or a translucent overlay", async () => {
    const { width, height } = SIZE;
    const masks: Readonly<Record<string, string>> = {
      opaque: `<rect width="${width}" height="${height}"/>`,
      margin: `<rect x="20" y="20" width="440" height="380"/>`,
      bars: `<rect y="70" width="${width}" height="280"/>`,
      rounded: `<rect width="${width}" height="${height}" rx="60"/>`,
      soft: `<defs><filter id="f"><feGaussianBlur stdDeviation="16"/></filter></defs><rect x="16" y="16" width="448" height="388" filter="url(#f)"/>`,
      overlay: `<circle cx="240" cy="210" r="150" fill-opacity="0.6"/>`,
    };
    for (const [seed, [name, mask]] of Object.entries(masks).entries()) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${mask}</svg>`;
      const alpha = await sharp(Buffer.from(svg)).extractChannel(3).toBuffer();
      const png = await sharp(await photo(seed, SIZE))
        .removeAlpha()
        .joinChannel(alpha)
        .png()
        .toBuffer();
      place.write({ [`photos/${name}.png`]: png });
    }
    const ended = await runStep(place, { inputs: { ...inputs, "dry-run": "true" } });
    expect(ended.outputs, ended.stdout).toMatchObject({ planned: "6", reused: "0" });
  });
});
