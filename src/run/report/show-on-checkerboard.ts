import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isUntrusted } from "../../github/event.js";
import type { Git } from "../../github/git.js";
import { places } from "../../github/places.js";
import type { Log } from "../../log.js";
import type { Product, Recipe } from "../../model.js";
import type { WorkspacePath } from "../../paths.js";
import type { Threads } from "../../pixels/threads.js";
import { type BroughtProduct, galleryOf } from "../../report/sections.js";
import { productsOf } from "../../report/words.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { temporaryFolder } from "../../temporary.js";
import { messageOf } from "../../user-error.js";
import type { Repository } from "../session/repository.js";
import { isGitWay } from "../session/scope.js";
import type { FileLink } from "./links.js";

export interface ShowingContext {
  readonly settings: Settings;
  readonly repository: Repository;
  readonly threads: Threads;
  readonly log: Log;
}

/** As many as a summary has room to show. */
const MOST_PRODUCTS = 40;
/** As many as a pull request shows. */
const MOST_BROUGHT = 20;
/** A product beyond is shown as it is. */
const MOST_BYTES = 20_000_000;
/** Twice what a page shows them at, for fine screens. */
const SIZE = { maxSide: 560, maxBytes: 40_000 };
/** GitHub tells a picture's type by its name. */
const ENDINGS = { "image/jpeg": ".jpg", "image/webp": ".webp" } as const;

/**
 * What a page shows of the run's pictures, small and on a checkerboard, where GitHub's pages can show it: on the dark theme a black product
 * that is clear around would not be seen. Without a way to put it there, pages show the product itself.
 *
 * @returns the picture to show for a product, by its path relative to the workspace
 */
export async function showOnCheckerboard(run: Run, context: ShowingContext): Promise<FileLink> {
  const files = clearProducts(run, context.settings).map(({ path }) => ({
    path,
    file: join(context.settings.workspace, path),
  }));
  return show("made", async () => files, context);
}

/**
 * The same for what a pull request brings of earlier runs and of jobs beside this one, as the pull request has it: the
 * work tree may hold another state of it, or none.
 *
 * @param sha the tip of the pull request's branch
 */
export async function showBrought(
  products: readonly BroughtProduct[],
  sha: string,
  context: ShowingContext,
): Promise<FileLink> {
  const { git } = context.repository;
  const opaque = new Set(
    context.settings.variants.filter(({ recipe }) => !needsPreview(recipe)).map(({ name }) => name),
  );
  const clear = products.filter(({ variant }) => !opaque.has(variant)).slice(0, MOST_BROUGHT);
  if (git === undefined || clear.length === 0) return SHOWS_NOTHING;
  const folder = await temporaryFolder("previews");
  try {
    return await show("brought", () => blobsOf(clear, { git, sha, folder, ...context }), context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A picture to be shown for a product. */
interface Showing {
  /** Of the product. */
  readonly path: WorkspacePath;
  /** Absolute. */
  readonly file: string;
}

const SHOWS_NOTHING: FileLink = () => undefined;

/** @param what tells pictures apart that pages show side by side: a later push of one kind replaces its own alone */
async function show(
  what: "made" | "brought",
  list: () => Promise<readonly Showing[]>,
  context: ShowingContext,
): Promise<FileLink> {
  const { settings, repository, log } = context;
  const { git, event } = repository;
  const intoGit = settings.deliver.some(isGitWay);
  if (!intoGit || git === undefined || event.kind === "none" || isUntrusted(event)) return SHOWS_NOTHING;
  try {
    const previews = await drawn(await list(), context);
    if (previews.length === 0) return SHOWS_NOTHING;
    const { publishPreviews } = await import("../../deliver/previews.js");
    const sha = await publishPreviews(git, event, keyOf(event, settings, what), previews);
    const base = `${event.hosts.server}/${event.owner}/${event.repo}/raw/${sha}`;
    const addresses = new Map(previews.map(({ path, name }) => [path, `${base}/${name}`]));
    return (path) => addresses.get(path);
  } catch (error) {
    log.debug(`Cutouts are shown without a checkerboard: ${messageOf(error)}`);
    return SHOWS_NOTHING;
  }
}

/** Small, on the checkerboard; without those that cannot be drawn, as what a branch holds may be anything. */
async function drawn(showings: readonly Showing[], { threads, log }: ShowingContext) {
  const files = showings.map(async ({ path, file }, i) => {
    try {
      const { bytes, mime } = await threads.run("preview", { file, ...SIZE, ground: "checkerboard" });
      return [{ path, name: `${i}${ENDINGS[mime]}`, bytes }];
    } catch (error) {
      log.debug(`${path} is shown without a checkerboard: ${messageOf(error)}`);
      return [];
    }
  });
  return (await Promise.all(files)).flat();
}

/** The products as a commit has them, as files. */
async function blobsOf(
  products: readonly BroughtProduct[],
  { git, sha, folder, settings }: { git: Git; sha: string; folder: string; settings: Settings },
): Promise<readonly Showing[]> {
  const { toRepository } = places(git, settings.workspace);
  const showings: Showing[] = [];
  for (const { path } of products) {
    const name = `${sha}:${toRepository(path)}`;
    const found = await git.objects.find(name);
    const bytes = found && found.size <= MOST_BYTES ? await git.objects.read(found.id) : undefined;
    if (bytes === undefined) continue;
    const file = join(folder, String(showings.length));
    await writeFile(file, bytes);
    showings.push({ path, file });
  }
  return showings;
}

function clearProducts(run: Run, { variants }: Pick<Settings, "variants">): readonly Product[] {
  const clear = new Set(variants.filter(({ recipe }) => needsPreview(recipe)).map(({ name }) => name));
  return galleryOf(run)
    .flatMap(({ outcome }) => productsOf(outcome))
    .filter(({ variant }) => clear.has(variant))
    .slice(0, MOST_PRODUCTS);
}

/** Not every page and reader of mail shows an AVIF. */
function needsPreview({ background, format }: Recipe): boolean {
  return background.kind === "transparent" || format === "avif";
}

/** Steps and the legs of a matrix keep pictures of their own, or they would take each other's away. */
function keyOf(
  { workflow, job, step }: { readonly workflow: string; readonly job: string; readonly step: string },
  { workingDirectory, paths, manifest }: Settings,
  what: "made" | "brought",
): string {
  const work = JSON.stringify([workflow, job, step, workingDirectory, paths, manifest, what]);
  return createHash("sha256").update(work).digest("hex").slice(0, 16);
}
