import type { Log } from "../../log.js";
import type { Manifest, ManifestLine } from "../../memory/manifest.js";
import type { Store, Trimmed, Worth } from "../../memory/store.js";
import { once } from "../../once.js";
import type { Settings } from "../../settings.js";
import { isBilled, serviceIdentity } from "./service-identity.js";

/**
 * Keeps the store within `state-limit`. What was paid for, and is in no manifest that this run began with, is all that is
 * left of the money: it goes last, and never in the run that paid for it, since nobody knows yet whether that run's
 * manifest will be kept; nor in one that did not deliver, which may be one of many that were cancelled.
 */
export async function trimStore(
  store: Pick<Store, "trim">,
  manifest: Manifest,
  { stateLimitBytes, service }: Pick<Settings, "stateLimitBytes" | "service">,
  { isDelivered, log }: { readonly isDelivered: boolean; readonly log: Log },
): Promise<void> {
  const worth = worthBy([manifest.lines.values()], service, isDelivered ? "dear" : "needed");
  tellTrimmed(await store.trim(stateLimitBytes, worth), stateLimitBytes, log);
}

/** Says what it may cost that a store was trimmed, and where it is larger than it should be. */
export function tellTrimmed({ dear, bytes }: Omit<Trimmed, "removed">, stateLimitBytes: number, log: Log): void {
  if (dear > 0)
    log.warning(
      `${dear} paid ${dear === 1 ? "cutout was" : "cutouts were"} removed to keep within "state-limit", and ${dear === 1 ? "is" : "are"} in no committed manifest: a run that needs ${dear === 1 ? "it" : "them"} again pays again. Raise "state-limit", or deliver by commit or pull request.`,
    );
  if (bytes > stateLimitBytes)
    log.info(
      `The store takes ${Math.ceil(bytes / 1_000_000)} MB, more than "state-limit": what was paid for is kept until it is delivered, and what this run paid for until the manifest with it is committed, or a later run needs the room.`,
    );
}

/**
 * @param covering lines of products whose cutouts need not be kept; gone through once, where the store is too full
 * @param only what it is worth that is in the store and nowhere else
 */
export function worthBy(
  covering: readonly Iterable<ManifestLine>[],
  choice: Settings["service"],
  only: "dear" | "needed",
): Worth {
  const unbilled = isBilled(choice) ? undefined : serviceIdentity(choice);
  const key = (service: string, task: string): string => `${service} ${task}`;
  const covered = once(() => {
    const keys = new Set<string>();
    for (const lines of covering)
      for (const { service, content, model } of lines) keys.add(key(service, `${content}.${model}`));
    return keys;
  });
  // A paid service is called by its origin; the embedded one's cutouts cost nothing but time.
  const isFree = (service: string): boolean => service.startsWith("embedded") || service === unbilled;
  return (task, service) => (isFree(service) || covered().has(key(service, task)) ? "cheap" : only);
}
