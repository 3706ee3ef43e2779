import { createHash, randomBytes } from "node:crypto";
import type { Cargo } from "./cargo.js";

export interface Keys {
  /** What all keys of this step's archives begin with. */
  readonly prefix: (cargo: Cargo) => string;
  /** Entries are immutable, so every save has a key of its own. */
  readonly fresh: (cargo: Cargo) => string;
}

/**
 * @param scope what tells this step's work from that of others which share the repository's caches; `GITHUB_ACTION`,
 * which tells two steps of one job apart, is always part of the keys
 */
export function createKeys(env: Readonly<Record<string, string | undefined>>, scope: string): Keys {
  const step = (env["GITHUB_ACTION"] ?? "").replace(/[^\w.-]/g, "_").slice(0, 100);
  const hash = createHash("sha256").update(scope).digest("hex").slice(0, 16);
  const prefix = (cargo: Cargo): string => `cutout-action-${cargo.kind}-1-${step}-${hash}-`;
  const run = `${env["GITHUB_RUN_ID"] ?? ""}-${env["GITHUB_RUN_ATTEMPT"] ?? ""}`;
  return { prefix, fresh: (cargo) => `${prefix(cargo)}${run}-${randomBytes(6).toString("hex")}` };
}
