import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { silentLog } from "../../../src/log.js";
import type { ManifestLine } from "../../../src/memory/manifest.js";
import type { Outcome, Picture, Variant } from "../../../src/model.js";
import { toLocal } from "../../../src/paths.js";
import type { PictureWork } from "../../../src/plan/model.js";
import { recipeId } from "../../../src/plan/recipe-id.js";
import type { ProductPlan } from "../../../src/plan/settle.js";
import { shardOf } from "../../../src/plan/share.js";
import { type Gathered, type GatheringContext, gather } from "../../../src/run/shards/gather.js";
import { packShard } from "../../../src/run/shards/pack.js";
import { type FoundShards, findShards } from "../../../src/run/shards/packages.js";
import { plainRecipe } from "../../support/finishing.js";
import { TINY_PNG } from "../../support/tiny-png.js";

/** Packages as legs leave them, for tests that then spoil them as whoever opens a pull request can. */

export const COMMIT = "c".repeat(40);
export const SETTINGS = "5".repeat(64);
export const OF = 2;

const variant: Variant = { name: "", output: "cutouts/{name}.png", recipe: plainRecipe };
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
export const SHA = sha256(TINY_PNG);

export interface Matrix {
  /** Absolute path of the collecting run's checkout. */
  readonly workspace: string;
  /** Absolute path of the folder with the packages. */
  readonly folder: string;
  /** Of each shard, in order, absolute. */
  readonly packages: readonly string[];
  /** The pictures' paths of each shard. */
  readonly shares: readonly (readonly string[])[];
  /** Rewrites a package's picture, as JSON. */
  readonly edit: (index: number, at: number, change: (picture: PackedJson) => unknown) => Promise<void>;
  readonly editHead: (index: number, change: (head: Record<string, unknown>) => unknown) => Promise<void>;
  readonly find: () => Promise<FoundShards>;
  readonly collect: (over?: Partial<GatheringContext>) => Promise<Collected>;
}

export interface PackedJson extends Record<string, unknown> {
  readonly lines: readonly ManifestLine[];
}

export interface Collected extends Gathered, Pick<FoundShards, "refused"> {
  readonly warnings: readonly string[];
  readonly outcome: (path: string) => Outcome | undefined;
  readonly shown: readonly string[];
  /** Those of them that a product is shown of. */
  readonly compared: readonly string[];
}

/** Two legs' packages, of eight pictures with one product each. */
export async function packedMatrix(): Promise<Matrix> {
  const root = await mkdtemp(join(tmpdir(), "matrix-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const [workspace, leg, folder] = [join(root, "checkout"), join(root, "leg"), join(root, "shards")];
  await mkdir(workspace);
  const pictures = Array.from({ length: 8 }, (_, at) => pictureOf(workspace, `p${at}.jpg`));
  const lines = pictures.map(lineOf);
  for (const { product } of lines) await put(join(leg, product), TINY_PNG);
  const indexes = Array.from({ length: OF }, (_, at) => at + 1);
  const shares = indexes.map((index) => pictures.filter((picture) => shardOf(taskOf(picture), OF) === index));
  const packages = indexes.map((index) => join(folder, `cutouts-shard-${index}-of-${OF}`));
  for (const index of indexes)
    await packShard(
      {
        shard: { index, of: OF },
        head: { commit: COMMIT, settings: SETTINGS, finishedAt: 1_000, submits: 1, queries: 2 },
        results: (shares[index - 1] ?? []).map(({ path, model }) => ({ path, model, outcome: MADE })),
        lines,
        prefix: "",
        workspace: leg,
        ledger: undefined,
        previews: () => undefined,
      },
      packages[index - 1] ?? "",
    );
  const rewrite = async (index: number, at: number, change: (text: string) => string) => {
    const file = join(packages[index - 1] ?? "", "shard.jsonl");
    const texts = (await readFile(file, "utf8")).split("\n");
    await writeFile(file, texts.with(at, change(texts[at] ?? "")).join("\n"));
  };
  const find = () => findShards(folder, { commit: COMMIT, settings: SETTINGS });
  return {
    ...{ workspace, folder, packages, find },
    shares: shares.map((share) => share.map(({ path }) => path)),
    edit: (index, at, change) => rewrite(index, at + 1, (text) => JSON.stringify(change(JSON.parse(text)))),
    editHead: (index, change) => rewrite(index, 0, (text) => JSON.stringify(change(JSON.parse(text)))),
    collect: async (over) => collect(pictures, workspace, await find(), over),
  };
}

const MADE: Outcome = { kind: "made", products: [], paid: true, jobKey: "job", requestId: "request", milliseconds: 5 };

async function collect(
  pictures: readonly Picture[],
  workspace: string,
  { shards, refused }: FoundShards,
  over: Partial<GatheringContext> = {},
): Promise<Collected> {
  const warnings: string[] = [];
  const shown: string[] = [];
  const compared: string[] = [];
  const works = new Map(pictures.map((picture) => [taskOf(picture), [workOf(picture)]]));
  const gathered = await gather({ works }, shards, {
    ...{ workspace, prefix: "", service: "embedded", results: "first", keepsOriginals: false },
    pending: { begin: async () => {}, add: async () => {} },
    log: { ...silentLog, warning: (message) => warnings.push(message) },
    signal: new AbortController().signal,
    show: (path, { after }) => {
      shown.push(path);
      if (after !== undefined) compared.push(path);
    },
    onFinished: () => {},
    ...over,
  });
  const outcome = (path: string) => gathered.finished.find(({ result }) => result.path === path)?.result.outcome;
  return { ...gathered, refused, warnings, outcome, shown, compared };
}

function taskOf({ contentId, model }: Picture): `${string}.general` | `${string}.human` {
  return `${contentId}.${model}`;
}

function pictureOf(workspace: string, path: string): Picture {
  const contentId = sha256(path);
  const file = join(workspace, path);
  const size = { width: 1, height: 1 };
  return { path, file, model: "general", ...size, contentId, blobId: "", type: "jpeg", bytes: 1 };
}

export function productOf(path: string): string {
  return `cutouts/${path.replace("jpg", "png")}`;
}

function lineOf({ path, contentId, model }: Picture): ManifestLine {
  return {
    ...{ product: productOf(path), source: toLocal(path, ""), variant: "", content: contentId, blob: "", model },
    ...{ service: "embedded", recipe: recipeId(plainRecipe), width: 1, height: 1, bytes: TINY_PNG.length },
    ...{ sha256: SHA, productBlob: "", request: "request" },
  };
}

function workOf(picture: Picture): PictureWork {
  const plan: ProductPlan = { kind: "finish", variant, path: productOf(picture.path), reason: "new", kept: new Set() };
  return { picture, products: [plan] };
}

export async function put(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
