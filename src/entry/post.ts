import { at, parseJson } from "../json.js";
import type { Log } from "../log.js";
import type { BucketLeftovers } from "../reach/bucket.js";
import { createActionsLog } from "../report/actions-log.js";
import { openCacheSync } from "../run/session/cache-sync.js";
import type { Settings } from "../settings.js";
import { messageOf } from "../user-error.js";
import { LEFTOVERS_STATE, SILENT_CACHE_STATE, settingsOfStep } from "./step.js";
import { eventOf, programFile } from "./surroundings.js";

/** Tidies up after a main phase that was killed, and saves what the next run needs. Nothing here fails the job. */
export async function runPost({ env }: { readonly env: NodeJS.ProcessEnv }): Promise<void> {
  const log = createActionsLog();
  const settings = await settingsOf(env, log);
  if (settings === undefined) return;
  // What lies within a stranger's reach first: saving may take minutes.
  await deleteUploads(settings, env[`STATE_${LEFTOVERS_STATE}`], log).catch((error: unknown) =>
    log.warning(`Pictures that the run had uploaded to the bucket may still be there: ${messageOf(error)}`),
  );
  try {
    const wasSilent = env[`STATE_${SILENT_CACHE_STATE}`] === "true";
    const cacheSync = await openCacheSync({ settings, env, program: programFile(), log, wasSilent });
    const paid = settings.service.kind === "remote";
    if (paid) await cacheSync.saveLedger();
    await cacheSync.saveStore();
    // Only now may it say that nobody need collect those cutouts again.
    if (paid) await cacheSync.saveLedger();
  } catch (error) {
    log.info(`Not all was saved for the next run: ${messageOf(error)}`);
  }
}

async function settingsOf(env: NodeJS.ProcessEnv, log: Log): Promise<Settings | undefined> {
  try {
    return await settingsOfStep(env, await eventOf(env));
  } catch (error) {
    // Wrong settings were told by the main phase.
    log.info(`Nothing was saved for the next run: ${messageOf(error)}`);
    return undefined;
  }
}

async function deleteUploads(settings: Settings, saved: string | undefined, log: Log): Promise<void> {
  const leftovers = readLeftovers(saved);
  if (leftovers === undefined || settings.bucket === undefined) return;
  const [{ deleteLeftovers }, { dispatcherToNamed }] = await Promise.all([
    import("../reach/bucket.js"),
    import("../service/connect.js"),
  ]);
  const dispatcher = dispatcherToNamed(settings);
  try {
    await deleteLeftovers(leftovers, settings.bucket, { log, dispatcher });
  } finally {
    await dispatcher.close();
  }
}

function readLeftovers(saved = ""): BucketLeftovers | undefined {
  const value = parseJson(saved);
  const [bucket, prefix] = [at(value, "bucket"), at(value, "prefix")];
  return typeof bucket === "string" && typeof prefix === "string" ? { bucket, prefix } : undefined;
}
