import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createThreads, type Threads } from "../../src/pixels/threads.js";
import { plainRecipe } from "../support/finishing.js";
import { asSharp, renderScene } from "../support/pictures.js";

let folder: string;
let threads: Threads;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundle-"));
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const ncc = join(root, "node_modules/@vercel/ncc/dist/ncc/cli.js");
  execFileSync(process.execPath, [
    ncc,
    "build",
    join(root, "lib/worker.js"),
    "--out",
    join(folder, "worker"),
    "--quiet",
  ]);
  threads = createThreads({ entry: pathToFileURL(join(folder, "worker/index.js")), size: 1 });
});
afterAll(async () => {
  await threads.close();
  await rm(folder, { recursive: true });
});

it.each(["jpeg", "png", "webp", "avif"] as const)(
  "the bundled worker reads %s and writes JPEG, far from node_modules",
  async (format) => {
    const file = join(folder, `photo.${format}`);
    const { photo } = await renderScene({ width: 300, height: 200 });
    await writeFile(file, await asSharp(photo).removeAlpha().toFormat(format, { effort: 1 }).toBuffer());
    const { bytes } = await threads.run("preview", { file, maxSide: 90, maxBytes: 9000 });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 90, height: 60 });
  },
);

it.each([
  ["webp", "webp"],
  ["avif", "heif"],
] as const)("the bundled worker writes %s", async (format, container) => {
  const [source, cutout] = [join(folder, "photo.png"), join(folder, "cutout.png")];
  const { photo, cutout: cut } = await renderScene({ width: 300, height: 200 });
  await writeFile(source, await asSharp(photo).png().toBuffer());
  await writeFile(cutout, await asSharp(cut).png().toBuffer());
  const products = [{ path: `out.${format}`, recipe: { ...plainRecipe, format } }];
  await threads.run("finish", { source, images: [{ file: cutout, products }], workspace: folder });
  expect(await sharp(join(folder, `out.${format}`)).metadata()).toMatchObject({
    format: container,
    width: 300,
    hasAlpha: true,
  });
});

it("the bundled worker reads CMYK and writes JPEG", async () => {
  const file = join(folder, "print.jpg");
  const { photo } = await renderScene({ width: 300, height: 200 });
  await writeFile(file, await asSharp(photo).removeAlpha().toColourspace("cmyk").jpeg().toBuffer());
  const copy = await threads.run("fit", {
    file,
    fit: { kind: "as-is" },
    lossless: false,
    target: join(folder, "copy"),
  });
  expect(await sharp(copy.file).metadata()).toMatchObject({ format: "jpeg", width: 300, height: 200, channels: 3 });
});
