import { checkClaim } from "../../memory/claims.js";
import type { Manifest } from "../../memory/manifest.js";
import type { Outcome } from "../../model.js";
import { toLocal } from "../../paths.js";
import { productOf } from "../../plan/extras.js";
import type { PictureWork } from "../../plan/model.js";
import { originalRecipe } from "../../plan/original.js";
import { recipeId } from "../../plan/recipe-id.js";
import type { ProductPlan } from "../../plan/settle.js";
import { ended, type Finished, type FinishingContext, itself } from "./finish-pictures.js";
import { finishProducts } from "./finish-products.js";

export interface KeepingContext extends FinishingContext {
  readonly state: { readonly manifest: Manifest };
}

/**
 * Puts pictures that cannot be cut out in their products' places, as they are. Their lines have a recipe of their own, so
 * that a cutout takes their place once there is one; until then they are written once.
 * @param reason why they are not cut out
 */
export async function keepOriginals(
  works: readonly PictureWork[],
  reason: string,
  context: KeepingContext,
): Promise<readonly Finished[]> {
  return Promise.all(works.map((work) => keepOriginal(work, reason, context)));
}

async function keepOriginal(work: PictureWork, reason: string, context: KeepingContext): Promise<Finished> {
  const plans = work.products.flatMap(asOriginal);
  const products = await Promise.all(plans.map((plan) => unlessThere(plan, work, context)));
  const settled = products.filter((plan) => plan.kind !== "finish");
  if (settled.length === products.length)
    return ended(work, { kind: "skipped", reason, products: settled.flatMap(({ product }) => product ?? []) });
  const done = await finishProducts({ ...work, products }, itself(work), context);
  const { failures } = done;
  const outcome: Outcome =
    failures.length === 0
      ? { kind: "skipped", reason, products: done.products }
      : {
          kind: "failed",
          failure: {
            stage: "finish",
            reason: failures.map((failure) => failure.reason).join("; "),
            paid: false,
            retryable: true,
          },
          products: done.products,
        };
  return { ...ended(work, outcome), lines: done.lines, previews: done.previews };
}

function asOriginal(plan: ProductPlan): readonly ProductPlan[] {
  if (plan.kind !== "finish") return [plan];
  const recipe = originalRecipe(plan.variant.recipe);
  return recipe === undefined ? [] : [{ ...plan, variant: { ...plan.variant, recipe } }];
}

/** One that an earlier run put there is no news. */
async function unlessThere(
  plan: ProductPlan,
  { picture }: PictureWork,
  { prefix, settings: { workspace }, state }: KeepingContext,
): Promise<ProductPlan> {
  if (plan.kind !== "finish") return plan;
  const line = state.manifest.lines.get(toLocal(plan.path, prefix));
  const isOurs = line?.recipe === recipeId(plan.variant.recipe) && line.content === picture.contentId;
  if (!isOurs || (await checkClaim(line, plan.path, workspace)).kind !== "holds") return plan;
  return { kind: "done", product: productOf(line, plan.path), extras: [] };
}
