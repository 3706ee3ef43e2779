import { createHash } from "node:crypto";
import { join } from "node:path";
import { isUntrusted } from "../../github/event.js";
import type { Log } from "../../log.js";
import type { Product, Recipe } from "../../model.js";
import type { Threads } from "../../pixels/threads.js";
import { shownFirst } from "../../report/sections.js";
import { productsOf } from "../../report/words.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
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
/** Twice what a page shows them at, for fine screens. */
const SIZE = { maxSide: 560, maxBytes: 40_000 };

/**
 * What was made now, small and on a checkerboard, where GitHub's pages can show it: on the dark theme a black product
 * that is clear around would not be seen. Without a way to put it there, pages show the product itself.
 *
 * @returns the picture to show for a product, by its path relative to the workspace
 */
export async function showOnCheckerboard(run: Run, context: ShowingContext): Promise<FileLink> {
  const { settings, repository, log } = context;
  const { git, event } = repository;
  const intoGit = settings.deliver.some(isGitWay);
  const products = clearProducts(run, settings);
  if (!intoGit || git === undefined || event.kind === "none" || isUntrusted(event) || products.length === 0)
    return () => undefined;
  try {
    const { publishPreviews } = await import("../../deliver/previews.js");
    const files = [];
    for (const [i, { path }] of products.entries()) {
      const file = join(settings.workspace, path);
      const { bytes } = await context.threads.run("preview", { file, ...SIZE, ground: "checkerboard" });
      files.push({ name: `${i}.webp`, bytes });
    }
    const sha = await publishPreviews(git, event, keyOf(event, settings), files);
    const base = `${event.hosts.server}/${event.owner}/${event.repo}/raw/${sha}`;
    const addresses = new Map(products.map(({ path }, i) => [path, `${base}/${i}.webp`]));
    return (path) => addresses.get(path);
  } catch (error) {
    log.debug(`Cutouts are shown without a checkerboard: ${messageOf(error)}`);
    return () => undefined;
  }
}

function clearProducts(run: Run, { variants }: Pick<Settings, "variants">): readonly Product[] {
  const clear = new Set(variants.filter(({ recipe }) => needsPreview(recipe)).map(({ name }) => name));
  return shownFirst(run.results)
    .filter(({ outcome }) => outcome.kind === "made")
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
): string {
  const work = JSON.stringify([workflow, job, step, workingDirectory, paths, manifest]);
  return createHash("sha256").update(work).digest("hex").slice(0, 16);
}
