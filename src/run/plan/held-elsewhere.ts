import { createHash } from "node:crypto";
import { join } from "node:path";
import { exists } from "../../exists.js";
import { convertedPaths } from "../../github/attributes.js";
import type { IndexedFile } from "../../github/git-index.js";
import { places } from "../../github/places.js";
import { treeEntries } from "../../github/tracked.js";
import { assertInside } from "../../inside.js";
import { arePictureNamed, isNamedAsPicture, whyForbidden } from "../../memory/claims.js";
import { indexLines, type Manifest, type ManifestLine } from "../../memory/manifest.js";
import { printLine } from "../../memory/print-manifest.js";
import { linesIn } from "../../memory/read-manifest.js";
import { toWorkspace, type WorkspacePath } from "../../paths.js";
import { contentOf, isRecorded, type Tracked } from "../../plan/intact.js";
import { count } from "../../report/words.js";
import { messageOf } from "../../user-error.js";
import { writeWhole } from "../../write-whole.js";
import { prefixOf, whyPlanOnly } from "../session/scope.js";
import { findHolders, type Holder, type Holders, type HoldersContext, refuseToPayBlindly } from "./holders.js";
import { readFiltered } from "./read-filtered.js";

export interface HeldContext extends HoldersContext {
  readonly tracked: Promise<Tracked>;
}

export interface WithHeld {
  readonly manifest: Manifest;
  /** Lines from elsewhere whose products were brought into the work tree as they were made: to be delivered on. */
  readonly carried: readonly ManifestLine[];
  /** Their products in a run that only plans: git has them, and the work tree has not. */
  readonly elsewhere: ReadonlyMap<WorkspacePath, IndexedFile>;
  readonly seen: Holders["seen"];
}

/** A line that the checkout has not, or has otherwise, with the product as it is there. */
interface Held {
  readonly line: ManifestLine;
  readonly blobId: string;
  readonly holder: Holder;
}

/**
 * What other branches and pull requests hold of ours counts as there. So that it is not paid for again, its manifest is
 * ours as well, and its products are brought into the work tree, those that somebody has edited, too – but in a run
 * that only plans, which writes nothing.
 * @returns the manifest with the lines that were brought
 * @throws UserError where a run that may pay cannot tell what is there
 */
export async function withHeld(manifest: Manifest, context: HeldContext): Promise<WithHeld> {
  const { holders, seen } = await findHolders(context);
  if (holders.length === 0) return { manifest, carried: [], elsewhere: new Map(), seen };
  const tracked = await context.tracked;
  const chosen = new Map<string, Held>();
  for (const holder of holders)
    for (const held of await read(holder, manifest, tracked, context)) {
      const rival = chosen.get(held.line.product);
      if (
        rival === undefined ||
        !isForPicture(rival.line, tracked, context) ||
        isForPicture(held.line, tracked, context)
      )
        chosen.set(held.line.product, held);
    }
  const there: Held[] = [];
  const elsewhere = new Map<WorkspacePath, IndexedFile>();
  const writes = whyPlanOnly(context.settings) === undefined;
  const converted = writes ? await convertedOf(chosen.values(), context) : new Set<WorkspacePath>();
  for (const held of chosen.values()) {
    if (!(await hasRoom(held, manifest, context))) continue;
    if (writes && !(await bring(held, converted.has(productOf(held, context)), context))) continue;
    there.push(held);
    if (!writes) elsewhere.set(productOf(held, context), asIndexed(held));
  }
  tell(holders, there, context);
  const lines = there.map(({ line }) => line);
  const asMade = there.filter(({ line, blobId }) => isRecorded(line, { blobId })).map(({ line }) => line);
  return {
    manifest: indexLines([...manifest.lines.values(), ...lines]),
    carried: writes ? asMade : [],
    elsewhere,
    seen,
  };
}

function productOf({ line }: Held, { settings }: HeldContext): WorkspacePath {
  return toWorkspace(line.product, prefixOf(settings));
}

function convertedOf(held: Iterable<Held>, context: HeldContext): Promise<ReadonlySet<WorkspacePath>> {
  const { git, settings } = context;
  const paths = Array.from(held, (one) => productOf(one, context));
  return convertedPaths(git, settings.workspace, paths);
}

/** As if the work tree had it: what was edited there has to be found to be edited. */
function asIndexed({ line, blobId }: Held): IndexedFile {
  return { kind: isRecorded(line, { blobId }) ? "unmodified" : "left-out", blobId };
}

async function read(
  holder: Holder,
  manifest: Manifest,
  tracked: Tracked,
  context: HeldContext,
): Promise<readonly Held[]> {
  const { settings, git } = context;
  const prefix = prefixOf(settings);
  const tree = await treeEntries(git, settings.workspace, holder.sha);
  if (tree === undefined)
    refuseToPayBlindly(
      `git cannot list what is in ${holder.name}, which a partial clone fetches when it is asked for. Run again once its server answers.`,
      "unavailable",
      context,
    );
  const recorded = tree?.get(toWorkspace(settings.manifest, prefix));
  if (tree === undefined || recorded === undefined) return [];
  const source = () => git.stream(["cat-file", "blob", recorded.blobId]);
  const held: Held[] = [];
  for await (const lines of linesIn(source, `${settings.manifest} of ${holder.name}`))
    for (const line of lines) {
      const blobId = tree.get(toWorkspace(line.product, prefix))?.blobId;
      if (blobId === undefined || !isNews(line, blobId, manifest, tracked, context)) continue;
      if (holder.withOrphans || (await hasSource(line, tracked, context))) held.push({ line, blobId, holder });
    }
  return held;
}

/** Whether the checkout lacks it: its own cutout holds where that is of the picture as it is, and the other is not. */
function isNews(
  line: ManifestLine,
  blobId: string,
  manifest: Manifest,
  tracked: Tracked,
  context: HeldContext,
): boolean {
  const local = manifest.lines.get(line.product);
  if (local === undefined) return true;
  const isHere = tracked.get(toWorkspace(line.product, prefixOf(context.settings)))?.blobId === blobId;
  if (isHere && printLine(local) === printLine(line)) return false;
  return !isForPicture(local, tracked, context) || isForPicture(line, tracked, context);
}

/** Whether the line is of the picture as git has it; false where git cannot say. */
function isForPicture({ source, blob }: ManifestLine, tracked: Tracked, { settings }: HeldContext): boolean {
  return tracked.get(toWorkspace(source, prefixOf(settings)))?.blobId === blob;
}

async function hasSource({ source }: ManifestLine, tracked: Tracked, { settings }: HeldContext): Promise<boolean> {
  return (
    tracked.has(toWorkspace(source, prefixOf(settings))) ||
    (await exists(join(settings.root, source)).catch(() => false))
  );
}

/** Nothing is in the product's place, or a product of ours that nobody has touched. */
async function hasRoom({ line }: Held, manifest: Manifest, { settings }: HeldContext): Promise<boolean> {
  const there = await contentOf(join(settings.root, line.product)).catch(() => "something else");
  return there === undefined || there === line.sha256 || there === manifest.lines.get(line.product)?.sha256;
}

/** @returns whether the product of the line is in the work tree now */
async function bring(held: Held, isConverted: boolean, context: HeldContext): Promise<boolean> {
  const { line, blobId, holder } = held;
  const { settings, git, log } = context;
  const file = join(settings.root, line.product);
  const product = productOf(held, context);
  const path = places(git, settings.workspace).toRepository(product) ?? line.product;
  try {
    if (whyForbidden(product) !== undefined || !isNamedAsPicture(line.product)) return false;
    assertInside(settings.workspace, file);
    const filtered = await readFiltered(git, `${holder.sha}:${path}`, isConverted);
    if (filtered === undefined) return false;
    // A checkout without Git LFS has pointers in its work tree, and one more does as well.
    const isAsMade = createHash("sha256").update(filtered).digest("hex") === line.sha256;
    if (isAsMade && !arePictureNamed(filtered, line.product)) return false;
    const bytes = isAsMade || !isRecorded(line, { blobId }) ? filtered : await git.objects.read(blobId);
    if (bytes === undefined) return false;
    await writeWhole(file, bytes);
    return true;
  } catch (error) {
    log.warning(`${line.product} of ${holder.name} cannot be carried over: ${messageOf(error)}`);
    return false;
  }
}

function tell(holders: readonly Holder[], there: readonly Held[], { log }: HeldContext): void {
  for (const { name, sha, note } of holders) {
    const products = there.filter(({ holder }) => holder.sha === sha).length;
    if (products > 0) log.info(`${count(products, "product")} of ${name} carried over.${note ? ` ${note}` : ""}`);
  }
}
