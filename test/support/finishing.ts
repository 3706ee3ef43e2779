import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FinishedProduct, finish } from "../../src/finish/finish.js";
import type { CutoutImage, Picture, Product, Recipe } from "../../src/model.js";
import type { Raster } from "../../src/pixels/raster.js";
import { sniffFile } from "../../src/pixels/sniff.js";
import { createThreads, type Threads } from "../../src/pixels/threads.js";
import { asSharp, readRaster } from "./pictures.js";

export const plainRecipe: Recipe = {
  format: "png",
  quality: 90,
  background: { kind: "transparent" },
  trim: false,
  margin: { unit: "px", value: 0 },
};

/** A workspace with real threads, in which cutouts become products. */
export interface Workbench {
  readonly workspace: string;
  readonly threads: Threads;
  /** What the user was told meanwhile. */
  readonly notes: readonly string[];
  readonly put: (name: string, bytes: Uint8Array) => Promise<string>;
  /** Finishes cutouts of the picture `source` into `path`. */
  readonly make: (
    source: string,
    cutouts: readonly string[],
    recipe: Partial<Recipe>,
    path: string,
  ) => Promise<readonly Product[]>;
  readonly read: (path: string) => Promise<Buffer>;
  readonly raster: (path: string) => Promise<Raster>;
  readonly close: () => Promise<void>;
}

export async function openWorkbench(): Promise<Workbench> {
  const workspace = await mkdtemp(join(tmpdir(), "finish-"));
  const threads = createThreads({ entry: new URL("../../lib/worker.js", import.meta.url), size: 1 });
  const read = (path: string) => readFile(join(workspace, path));
  const notes: string[] = [];
  return {
    workspace,
    threads,
    notes,
    put: async (name, bytes) => {
      await writeFile(join(workspace, name), bytes);
      return name;
    },
    make: async (source, cutouts, recipe, path) => {
      const images = await Promise.all(cutouts.map((name) => imageOf(join(workspace, name))));
      const [first, ...rest] = images;
      if (first === undefined) throw new Error("a cutout has at least one image");
      const picture = await pictureOf(workspace, source);
      const cutout = {
        task: `${picture.contentId}.general`,
        images: [first, ...rest],
        jobKey: "job",
        requestId: "request",
      } as const;
      const variant = { name: "", output: path, recipe: { ...plainRecipe, ...recipe } };
      const told: FinishedProduct[] = [];
      const onProduct = (one: FinishedProduct) => void told.push(one);
      const { notes: some } = await finish(
        { picture, cutout, wanted: [{ variant, path }], workspace, onProduct },
        threads,
      );
      notes.push(...some);
      return told.map((one) => {
        if (one.kind !== "written") throw new Error(one.reason);
        return one.product;
      });
    },
    read,
    raster: async (path) => readRaster(await read(path)),
    close: async () => {
      await threads.close();
      await rm(workspace, { recursive: true });
    },
  };
}

async function imageOf(file: string): Promise<CutoutImage> {
  const sniffed = sniffFile(file);
  if (sniffed.kind !== "picture") throw new Error(`${file} is no picture`);
  return { file, width: sniffed.width, height: sniffed.height };
}

/** What the find step would say of a file. */
export async function pictureOf(workspace: string, path: string): Promise<Picture> {
  const file = join(workspace, path);
  const sniffed = sniffFile(file);
  if (sniffed.kind !== "picture") throw new Error(`${path} is no picture`);
  const { width, height, type } = sniffed;
  const bytes = (await readFile(file)).length;
  return {
    path,
    file,
    model: "general",
    contentId: path.replace(/\W/g, ""),
    blobId: "blob",
    width,
    height,
    type,
    bytes,
  };
}

export function pngOfRaster(raster: Raster): Promise<Buffer> {
  return asSharp(raster).png({ compressionLevel: 3 }).toBuffer();
}
