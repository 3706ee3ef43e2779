import { closingAfter } from "./closing.js";
import { picturesToWorkOn } from "./plan/extent.js";
import { carryOutPlan, rehearsed } from "./run/cutouts/carry-out-plan.js";
import { bringOut, type Ended, isDelivered } from "./run/deliver/bring-out.js";
import { findAndPlan } from "./run/plan/find-and-plan.js";
import { record } from "./run/products/record.js";
import { createPreviews } from "./run/report/previews.js";
import { sumUp } from "./run/report/sum-up.js";
import { type ActionContext, openSession, type Session } from "./run/session/session.js";

/** The run as a story. Pictures that fail are in its outcome; only what stops the whole run is thrown, as a UserError. */
export async function act(context: ActionContext): Promise<Ended> {
  return closingAfter(context.log, async (later) => actIn(await openSession(context, later)));
}

async function actIn(opened: Session): Promise<Ended> {
  await refuseUndeliverable(opened);

  const planned = await findAndPlan(opened);
  const { plan, session, tracked, seen } = planned;
  const previews = createPreviews({ ...session, pictures: picturesToWorkOn(plan) });

  // One picture after another is prepared, reached, removed and finished in here, many at a time.
  const carriedOut = await carryOutPlan(plan, previews, session);
  const recorded = await record(carriedOut.finished, [...planned.carried, ...plan.renamed], plan.orphans, {
    ...session,
    tracked,
  });

  const run = sumUp({ planned, settled: await rehearsed(plan, previews, session), carriedOut, recorded });
  const ended = await bringOut(run, recorded, previews, { ...session, tracked, seen });
  if (isDelivered(ended.run)) session.state.delivered();
  if (carriedOut.legs.length > 0 && session.event.kind !== "none") {
    const { keepCutouts } = await import("./run/shards/keep-cutouts.js");
    await keepCutouts(carriedOut.legs, recorded.written, ended.run, session);
  }
  return ended;
}

async function refuseUndeliverable(session: Session): Promise<void> {
  if (session.settings.deliver.length === 0) return;
  const { assertDeliverable } = await import("./run/deliver/deliverable.js");
  await assertDeliverable(session);
}
