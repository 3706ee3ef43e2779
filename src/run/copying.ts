import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assertInside } from "../inside.js";
import type { Product } from "../model.js";
import type { Copied } from "../plan/model.js";
import { messageOf } from "../user-error.js";
import { writeWhole } from "../write-whole.js";
import { ended, type Finished, type FinishingContext } from "./finishing.js";

/** Gives pictures the products that equal ones have already. One that cannot be copied fails alone; a cancelled run leaves the rest. */
export async function copyAll(copied: readonly Copied[], context: FinishingContext): Promise<readonly Finished[]> {
  const finished: Finished[] = [];
  for (const one of copied) if (!context.signal.aborted) finished.push(await copyOne(one, context));
  return finished;
}

async function copyOne({ work, copies }: Copied, { settings, drafts }: FinishingContext): Promise<Finished> {
  const { workspace } = settings;
  try {
    for (const { from, to, line } of copies) {
      await assertInside(workspace, join(workspace, to));
      await drafts.begin(line.product);
      await writeWhole(join(workspace, to), await readFile(join(workspace, from)));
      await drafts.add(line);
    }
  } catch (error) {
    const reason = `its product could not be copied from that of an equal picture: ${messageOf(error)}`;
    return ended(work, { kind: "failed", failure: { stage: "finish", reason, paid: false, retryable: true } });
  }
  const products = copies.map(({ to, line }): Product => {
    const { variant, sha256, width, height, bytes } = line;
    return { variant, path: to, sha256, width, height, bytes };
  });
  const there = work.products.flatMap((plan) =>
    plan.kind !== "finish" && plan.product !== undefined ? [plan.product] : [],
  );
  const reason = `copied from ${copies.map(({ from }) => from).join(", ")}: an equal picture`;
  const done = ended(work, { kind: "reused", products: [...there, ...products], reason });
  return { ...done, lines: copies.map(({ line }) => line) };
}
