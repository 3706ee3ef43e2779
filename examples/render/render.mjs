// Renders the example pictures: node examples/render/render.mjs [--scale 1] [--samples 16] [--out folder] [scene …]
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import sharp from "sharp";
import { sceneNames, scenes } from "./scenes/index.mjs";
import { develop } from "./tracer/develop.mjs";
import { createFilm } from "./tracer/film.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: "string", default: "1" },
    samples: { type: "string", default: "16" },
    out: { type: "string", default: fileURLToPath(new URL("../photos", import.meta.url)) },
  },
});

for (const name of positionals.length > 0 ? positionals : sceneNames) await render(name);

async function render(name) {
  const started = performance.now();
  const { file, size, finish } = await scenes[name]();
  const film = createFilm(...size.map((pixels) => Math.round(pixels * Number(values.scale))));
  await expose(name, film);
  const raw = { width: film.width, height: film.height, channels: 3 };
  const jpeg = await sharp(develop(film, finish), { raw }).jpeg({ quality: 88, mozjpeg: true }).toBuffer();
  const path = join(values.out, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, jpeg);
  console.log(
    `${file}: ${film.width}×${film.height}, ${jpeg.length} bytes, ${Math.round((performance.now() - started) / 1000)} s`,
  );
}

/** Threads take row after row until none is left. */
async function expose(name, film) {
  const nextRow = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { name, film, nextRow, samples: Number(values.samples) };
  const threads = Array.from(
    { length: availableParallelism() },
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(new URL("thread.mjs", import.meta.url), { workerData });
        worker.once("error", reject);
        worker.once("exit", resolve);
      }),
  );
  await Promise.all(threads);
}
