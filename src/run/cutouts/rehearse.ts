import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { PendingProducts } from "../../memory/pending-products.js";
import { createStore } from "../../memory/store.js";
import type { Outcome, PictureResult } from "../../model.js";
import type { PictureWork, Plan } from "../../plan/model.js";
import { temporaryFolder } from "../../temporary.js";
import { carryOut, type RemovingContext } from "./carry-out.js";

/**
 * Carries a dry run's plan out where nobody sees it, so that the checks of `require` judge what there would be: cutouts
 * and products go into a temporary folder, which is gone afterwards. For the embedded service alone, which costs nothing.
 * @param told what the dry run says of its pictures
 * @param plan what of it is to be judged, by `onlyJudged`
 * @returns the same, with what failed as failed
 */
export async function rehearse(
  told: readonly PictureResult[],
  plan: Plan,
  context: RemovingContext,
): Promise<readonly PictureResult[]> {
  const folder = await temporaryFolder("rehearsal");
  const settings = { ...context.settings, workspace: folder, stateDirectory: join(folder, ".state") };
  const state = { ...context.state, store: createStore(join(folder, ".store")), pending: NOTHING_PENDING };
  try {
    const nothing = { previews: NO_PREVIEWS, pending: NOTHING_PENDING };
    const { finished } = await carryOut(plan, { ...context, ...nothing, settings, state });
    const outcomes = new Map(finished.map(({ result }) => [result.path, result.outcome]));
    return told.map((result) => ({ ...result, outcome: rehearsed(result.outcome, outcomes.get(result.path)) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const NO_PREVIEWS: RemovingContext["previews"] = {
  make: async () => {},
  size: () => undefined,
  keep: () => {},
  before: () => undefined,
};

const NOTHING_PENDING: PendingProducts = {
  left: [],
  begun: new Set(),
  begin: async () => {},
  add: async () => {},
  clear: async () => {},
};

/** Of a plan what has checks. What would be copied was judged by them already. */
export function onlyJudged(plan: Plan): Plan {
  const isJudged = ({ id }: { readonly id: Plan["own"][number]["id"] }) => (plan.works.get(id) ?? []).some(hasChecks);
  return {
    ...plan,
    stored: plan.stored.filter(({ task }) => isJudged(task)),
    own: plan.own.filter(isJudged),
    submit: plan.submit.filter(isJudged),
    originals: [],
    resumed: [],
    copied: [],
  };
}

function hasChecks({ products }: PictureWork): boolean {
  return products.some((plan) => plan.kind === "finish" && plan.variant.recipe.checks !== undefined);
}

function rehearsed(told: Outcome, outcome: Outcome | undefined): Outcome {
  if (outcome === undefined) return told;
  if (outcome.kind === "failed") return { kind: "failed", failure: { ...outcome.failure, paid: false } };
  if (outcome.kind === "skipped" || outcome.kind === "deferred") return outcome;
  if (told.kind !== "planned" && told.kind !== "reused") return told;
  const notes = "notes" in outcome && outcome.notes !== undefined ? `; ${outcome.notes.join("; ")}` : "";
  return { ...told, reason: `${told.reason}, and passes "require"${notes}` };
}
