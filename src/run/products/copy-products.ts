import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assertInside } from "../../inside.js";
import { checkClaim } from "../../memory/claims.js";
import type { Outcome, Product } from "../../model.js";
import type { Copied, Copy } from "../../plan/model.js";
import { messageOf } from "../../user-error.js";
import { writeWhole } from "../../write-whole.js";
import { ended, type Finished, type FinishingContext } from "./finish-pictures.js";
import { place } from "./place.js";

/** Gives pictures the products that equal ones have already. One that cannot be copied fails alone; a run that is over leaves the rest. */
export async function copyAll(
  copied: readonly Copied[],
  context: FinishingContext,
  isOver: () => boolean,
): Promise<readonly Finished[]> {
  const finished: Finished[] = [];
  for (const one of copied) if (!isOver()) finished.push(await copyOne(one, context));
  return finished;
}

/** What is copied stays and is recorded, also where another variant of the picture cannot be copied. */
async function copyOne({ work, copies }: Copied, context: FinishingContext): Promise<Finished> {
  const placed: Copy[] = [];
  const failures: string[] = [];
  for (const copy of copies) {
    try {
      placed.push(...(await copyProduct(copy, context)));
    } catch (error) {
      failures.push(
        `${copy.to} could not be copied from ${copy.from}, which an equal picture has: ${messageOf(error)}`,
      );
    }
  }
  const there = work.products.flatMap((plan) =>
    plan.kind !== "finish" && plan.product !== undefined ? [plan.product] : [],
  );
  const done = ended(work, outcomeOf([...there, ...placed.map(productOf)], placed, failures));
  return { ...done, lines: placed.map(({ line }) => line) };
}

function outcomeOf(products: readonly Product[], placed: readonly Copy[], failures: readonly string[]): Outcome {
  if (failures.length === 0) {
    return {
      kind: "reused",
      products,
      reason: `copied from ${placed.map(({ from }) => from).join(", ")}: an equal picture`,
    };
  }
  return {
    kind: "failed",
    failure: { stage: "finish", reason: failures.join("; "), paid: false, retryable: true },
    products,
  };
}

function copyProduct(copy: Copy, { settings: { workspace }, pending }: FinishingContext): Promise<readonly Copy[]> {
  return place(pending, copy.line.product, async () => {
    assertInside(workspace, join(workspace, copy.to));
    const donor = await checkClaim(copy.line, copy.from, workspace);
    if (donor.kind !== "holds") throw new Error(`${copy.from} ${donor.kind === "absent" ? "is gone" : donor.reason}`);
    await writeWhole(join(workspace, copy.to), await readFile(join(workspace, copy.from)));
    return [copy];
  });
}

function productOf({ to, line: { variant, sha256, width, height, bytes } }: Copy): Product {
  return { variant, path: to, sha256, width, height, bytes };
}
