import { createHash, randomBytes } from "node:crypto";
import type { SyncedFiles } from "./synced-files.js";

export interface Keys {
  /** What the keys of archives begin with: those of this step as it is now, of the step by its name, and of any step. */
  readonly prefixes: (files: SyncedFiles) => Prefixes;
  /** Entries are immutable, so every save has a key of its own. */
  readonly fresh: (files: SyncedFiles) => string;
}

export type Prefixes = readonly [own: string, ...fallbacks: string[]];

/**
 * A step whose paths, job or workflow were changed has no archive of its own yet: it takes the newest of the step's name,
 * or else of all. What is in them goes by task, so what is of no use there does no harm.
 *
 * @param scope what tells this step's work from that of others which share the repository's caches; `GITHUB_ACTION`,
 * which tells two steps of one job apart, is always part of the keys
 * @param isOnly whether that scope's own archives alone are taken
 */
export function createKeys(env: Readonly<Record<string, string | undefined>>, scope: string, isOnly = false): Keys {
  const step = (env["GITHUB_ACTION"] ?? "").replace(/[^\w.-]/g, "_").slice(0, 100);
  const hash = createHash("sha256").update(scope).digest("hex").slice(0, 16);
  const prefixes = ({ kind }: SyncedFiles): Prefixes => {
    const any = `cutout-action-${kind}-1-`;
    const own = `${any}${step}-${hash}-`;
    return isOnly ? [own] : [own, `${any}${step}-`, any];
  };
  const run = `${env["GITHUB_RUN_ID"] ?? ""}-${env["GITHUB_RUN_ATTEMPT"] ?? ""}`;
  return { prefixes, fresh: (files) => `${prefixes(files)[0]}${run}-${randomBytes(6).toString("hex")}` };
}
