import { join } from "node:path";
import { flat } from "../flat.js";
import type { Manifest, ManifestLine } from "../memory/manifest.js";
import type { Cutout, Model, Product, TaskId, Variant } from "../model.js";
import { type LocalPath, type Prefix, toLocal, toWorkspace, type WorkspacePath } from "../paths.js";
import { type Extras, extrasOf, productOf } from "./extras.js";
import { contentOf, type ProductState, productState, type Tracked } from "./intact.js";
import { productPath } from "./product-path.js";
import { looksOf, recipeId } from "./recipe-id.js";

/** What one picture is, as far as the manifest needs to know. */
export interface Source {
  readonly path: WorkspacePath;
  readonly model: Model;
  readonly contentId: string;
}

/** What is to be done for one product. */
export type ProductPlan =
  /** `renamed`: the manifest's line as it should be, where it has another name for the picture. */
  | {
      readonly kind: "done";
      readonly product: Product;
      readonly renamed?: ManifestLine;
      readonly extras: readonly Product[];
    }
  /** Edited by hand, or not ours: left alone. */
  | {
      readonly kind: "kept";
      readonly product: Product | undefined;
      readonly reason: string;
      /** It is not in the manifest. */
      readonly foreign?: true;
    }
  | {
      readonly kind: "finish";
      readonly variant: Variant;
      readonly path: WorkspacePath;
      readonly reason: string;
      /** Further products of the cutout that are to be left alone. */
      readonly kept: Extras["kept"];
      /** The product that is there, where it is to be judged by other checks and is otherwise up to date. */
      readonly unjudged?: Product;
    };

export interface SettleContext {
  readonly workspace: string;
  readonly prefix: Prefix;
  /** What is to be made of the picture at this path. */
  readonly variantsOf: (path: LocalPath) => readonly Variant[];
  readonly service: string;
  /** Whether what is submitted is paid for. */
  readonly billed: boolean;
  readonly manifest: Manifest;
  readonly tracked: Tracked;
  readonly force: boolean;
  /** Whether a task's further results become products too. */
  readonly results: "first" | "all";
  /** Whether a picture that is cut out already keeps its own cutout. */
  readonly transparent: "keep" | "send";
  /** Products that a killed run may have written. */
  readonly begun: ReadonlySet<LocalPath>;
  /** Whether a product with this SHA-256 was ever written by a run on this machine. */
  readonly wrote: (sha256: string) => Promise<boolean>;
  readonly findCutout: (task: TaskId) => Promise<Cutout | undefined>;
}

/** What the manifest has for the service where a picture's own alpha was its cutout: whichever service is set, that holds. */
export const NO_SERVICE = "none";

const NONE_KEPT: Extras["kept"] = new Set();

/** What the manifest says of each product of a picture, without opening the picture. */
export async function settleByManifest(source: Source, context: SettleContext): Promise<readonly ProductPlan[]> {
  const variants = context.variantsOf(toLocal(source.path, context.prefix));
  return Promise.all(variants.map((variant) => settleVariant(source, variant, context)));
}

/** The content id that the manifest has for a file that git calls unmodified, so that the file need not be read at all. */
export function knownContent(path: WorkspacePath, context: SettleContext): Source["contentId"] | undefined {
  const known = context.tracked.get(path);
  const lines = context.manifest.bySource.get(toLocal(path, context.prefix)) ?? [];
  return known?.kind === "unmodified" ? lines.find((line) => line.blob === known.blobId)?.content : undefined;
}

async function settleVariant(source: Source, variant: Variant, context: SettleContext): Promise<ProductPlan> {
  const { model, contentId } = source;
  const relative = productPath(variant, { path: toLocal(source.path, context.prefix), model, contentId });
  const line = context.manifest.lines.get(relative);
  const path = context.prefix === "" ? (line?.product ?? relative) : flat(toWorkspace(relative, context.prefix));
  const extras = await extrasOf(path, variant, context);
  const kept = context.force ? NONE_KEPT : extras.kept;
  const finish = (reason: string): ProductPlan => ({ kind: "finish", variant, path, reason, kept });
  if (context.force) return finish("forced");
  if (line === undefined) return foreignOr(finish("new"), source, path, context);
  const state = await productState(line, path, context.workspace, context.tracked);
  const product = productOf(line, path);
  if (state === "edited" && context.begun.has(relative)) return finish("an earlier run was killed while it wrote it");
  if (state === "edited") return { kind: "kept", product, reason: editedReason(line, source) };
  const change = whatChanged(line, source, variant, context, extras.isLost ? "lost" : state);
  if (change !== undefined) return finish(change);
  if (line.recipe !== recipeId(variant.recipe) && variant.recipe.checks !== undefined)
    return { kind: "finish", variant, path, reason: "its checks changed", kept, unjudged: product };
  return { kind: "done", product, extras: extras.products, ...renaming(line, source, context) };
}

function renaming(
  line: ManifestLine,
  { path }: Source,
  { prefix }: SettleContext,
): { readonly renamed?: ManifestLine } {
  const source = toLocal(path, prefix);
  return line.source === source ? {} : { renamed: { ...line, source } };
}

function whatChanged(
  line: ManifestLine,
  source: Source,
  variant: Variant,
  { service, transparent }: Pick<SettleContext, "service" | "transparent">,
  state: ProductState,
): string | undefined {
  if (line.content !== source.contentId) return "the picture changed";
  if (line.model !== source.model) return `the model was ${line.model}`;
  if (line.service === NO_SERVICE) {
    if (transparent === "send") return "it is cut out already, and was not sent before";
  } else if (line.service !== service) return `it was made by ${line.service}`;
  if (looksOf(line.recipe) !== looksOf(recipeId(variant.recipe))) return `the recipe was "${line.recipe}"`;
  return state === "lost" ? "the product is gone" : undefined;
}

/**
 * A file that is in the way and that the manifest does not know is somebody's work, unless it is known that a run wrote
 * it: one that was killed, or one whose manifest is gone. Nothing is paid for to write the latter again.
 */
async function foreignOr(
  plan: ProductPlan,
  source: Source,
  path: string,
  context: SettleContext,
): Promise<ProductPlan> {
  const isLeftOut = context.tracked.get(path)?.kind === "left-out";
  const there = isLeftOut ? undefined : await contentOf(join(context.workspace, path));
  if (there === undefined && !isLeftOut) return plan;
  if (context.begun.has(toLocal(path, context.prefix))) return plan;
  const task: TaskId = `${source.contentId}.${source.model}`;
  if (there !== undefined && (await context.wrote(there)) && (await context.findCutout(task)) !== undefined)
    return plan;
  const reason = `${path} is there already, and the manifest does not know it, so it is left alone: remove it, or set "force" to replace it. (If it came from our artifact, take along the manifest in there.)`;
  return { kind: "kept", product: undefined, reason, foreign: true };
}

function editedReason(line: ManifestLine, source: Source): string {
  const stale = line.content === source.contentId ? "" : ", and the picture has changed since";
  return `the product was edited by hand${stale}: it is left alone unless "force" is set`;
}
