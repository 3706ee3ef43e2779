import { isUntrusted } from "../github/event.js";
import type { Log } from "../log.js";
import type { BucketLeftovers } from "../reach/bucket.js";
import { createActionsLog } from "../report/actions-log.js";
import { openJourney } from "../run/journeying.js";
import { guardedDispatcher } from "../service/connect.js";
import type { Settings } from "../settings.js";
import { messageOf } from "../user-error.js";
import { LEFTOVERS_STATE, settingsOfStep } from "./step.js";
import { eventOf, programFile } from "./surroundings.js";

/** Saves what the next run needs, and tidies up after a main phase that was killed. Nothing here fails the job. */
export async function runPost({ env }: { readonly env: NodeJS.ProcessEnv }): Promise<void> {
  const log = createActionsLog();
  try {
    const settings = await settingsOfStep(env, isUntrusted(await eventOf(env)));
    const journey = openJourney(settings, env, programFile(), log);
    const paid = settings.service.kind === "remote";
    if (paid) await journey.saveLedger();
    await journey.saveStore();
    // Only now may it say that nobody need collect those cutouts again.
    if (paid) await journey.saveLedger();
    await deleteUploads(settings, env[`STATE_${LEFTOVERS_STATE}`], log);
  } catch (error) {
    // Wrong settings were told by the main phase.
    log.info(`Nothing was saved for the next run: ${messageOf(error)}`);
  }
}

async function deleteUploads(settings: Settings, saved: string | undefined, log: Log): Promise<void> {
  const leftovers = readLeftovers(saved);
  if (leftovers === undefined || settings.bucket === undefined) return;
  const { deleteLeftovers } = await import("../reach/bucket.js");
  const dispatcher = guardedDispatcher({ rule: async () => true, ...(settings.proxy && { proxy: settings.proxy }) });
  try {
    await deleteLeftovers(leftovers, settings.bucket, { log, dispatcher });
  } finally {
    await dispatcher.close();
  }
}

function readLeftovers(saved: string | undefined): BucketLeftovers | undefined {
  if (saved === undefined || saved === "") return undefined;
  const value: unknown = JSON.parse(saved);
  if (typeof value !== "object" || value === null || !("bucket" in value) || !("prefix" in value)) return undefined;
  const { bucket, prefix } = value;
  return typeof bucket === "string" && typeof prefix === "string" ? { bucket, prefix } : undefined;
}
