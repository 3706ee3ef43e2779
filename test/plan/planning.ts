import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { blobIdOf } from "../../src/blob-id.js";
import type { IndexedFile } from "../../src/github/git-index.js";
import { indexLines, type ManifestLine } from "../../src/memory/manifest.js";
import type { Picture, Recipe, Variant } from "../../src/model.js";
import { toLocal } from "../../src/paths.js";
import type { Tracked } from "../../src/plan/intact.js";
import type { Looked, Plan, PlanContext } from "../../src/plan/model.js";
import { plan } from "../../src/plan/plan.js";
import { recipeId } from "../../src/plan/recipe-id.js";

export const RECIPE: Recipe = {
  format: "png",
  quality: 90,
  background: { kind: "transparent" },
  trim: false,
  margin: { unit: "px", value: 0 },
};
export const VARIANT: Variant = { name: "", output: "cutouts/{dir}/{name}.{format}", recipe: RECIPE };
export const SERVICE = "https://paid.example";

/** Of the test that runs: an empty folder, what the plan looked at in it, and what it warned of. */
export let workspace: string;
export let looked: string[];
export let warnings: string[];

/** Gives each test of the file a workspace of its own. */
export function useWorkspace(): void {
  beforeEach(() => {
    workspace = realpathSync(mkdtempSync(join(tmpdir(), "cutout-plan-")));
    looked = [];
    warnings = [];
  });
  afterEach(() => rmSync(workspace, { recursive: true }));
}

export function put(path: string, content: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), content);
}

export function sha(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A picture on disk whose bytes are its name, or what is given. */
export function picture(path: string, content = path): Picture {
  put(path, content);
  const bytes = Buffer.from(content);
  const [contentId, blobId] = [sha(content), blobIdOf(bytes)];
  const file = join(workspace, path);
  return {
    path,
    file,
    model: "general",
    type: "jpeg",
    width: 500,
    height: 500,
    bytes: bytes.length,
    contentId,
    blobId,
  };
}

/** The manifest's line of a picture whose product holds the word "product". */
export function lineOf(source: Picture, change: Partial<ManifestLine> = {}): ManifestLine {
  return {
    product: `cutouts/${source.path.replace(/\.[^.]+$/, ".png")}`,
    source: toLocal(source.path, ""),
    variant: "",
    content: source.contentId,
    blob: source.blobId,
    model: "general",
    service: SERVICE,
    recipe: recipeId(RECIPE),
    width: 500,
    height: 500,
    bytes: 7,
    sha256: sha("product"),
    productBlob: blobIdOf(Buffer.from("product")),
    request: "r",
    ...change,
  };
}

type Changes = Partial<PlanContext<Picture>> & { readonly lines?: readonly ManifestLine[] };

export function decide(pictures: readonly Picture[], { lines = [], ...change }: Changes = {}): Promise<Plan> {
  return plan(pictures, {
    workspace,
    prefix: "",
    variantsOf: () => [VARIANT],
    service: SERVICE,
    billed: true,
    manifest: indexLines(lines),
    tracked: new Map(),
    force: false,
    begun: new Set(),
    wrote: async () => false,
    look: async (match): Promise<Looked<Picture>> => {
      looked.push(match.path);
      return { kind: "picture", picture: match };
    },
    admit: () => ({ kind: "admitted" }),
    transparent: "keep",
    isCutOut: async () => false,
    adopt: () => Promise.reject(new Error("nothing is to be adopted here")),
    findCutout: async () => undefined,
    judgeAgain: async () => undefined,
    refused: async () => undefined,
    openJobs: [],
    paidBefore: [],
    budget: 100,
    overBudget: "refuse",
    share: { kind: "whole" },
    committed: false,
    delivered: false,
    maxPictures: Number.POSITIVE_INFINITY,
    results: "first",
    log: { warning: (message) => warnings.push(message) },
    ...change,
  });
}

export function paths(of: Plan): readonly string[] {
  return of.submit.flatMap(({ picture: first, twins }) => [first, ...twins].map(({ path }) => path));
}

export function kinds(of: Plan): Readonly<Record<string, string>> {
  return Object.fromEntries(of.settled.map(({ path, outcome }) => [path, outcome.kind]));
}

export function unmodified(...files: readonly (readonly [string, string])[]): Tracked {
  return indexed("unmodified", files);
}

/** As a sparse checkout has it: in the index, and not in the work tree. */
export function leftOut(...files: readonly (readonly [string, string])[]): Tracked {
  return indexed("left-out", files);
}

function indexed(kind: IndexedFile["kind"], files: readonly (readonly [string, string])[]): Tracked {
  return new Map(files.map(([path, content]) => [path, { kind, blobId: blobIdOf(Buffer.from(content)) }]));
}
