import type { Prefixes } from "./keys.js";

/** The argument that makes our own program this child. */
export const CACHE_CHILD = "--cache-child";

export type CacheRequest =
  | { readonly kind: "save"; readonly name: string; readonly key: string }
  /** The newest archive whose key begins with the first prefix that any begins with. */
  | { readonly kind: "restore"; readonly name: string; readonly prefixes: Prefixes }
  /** Which archive `restore` would bring, without bringing it. */
  | { readonly kind: "look"; readonly name: string; readonly prefixes: Prefixes };

export type CacheReply =
  | { readonly kind: "saved" }
  | { readonly kind: "found"; readonly key: string }
  /** Nothing there; or not saved, and the client has printed why. */
  | { readonly kind: "nothing" }
  | { readonly kind: "unavailable" }
  | { readonly kind: "failed"; readonly message: string };

/** What the parent sends: a folder, and what to do in it. */
export interface CacheOrder {
  readonly directory: string;
  readonly request: CacheRequest;
}

/** What the child says on the way to its reply: the parent waits for the service's first word, but not for ever. */
export type CacheSign =
  | { readonly kind: "asking" }
  | { readonly kind: "heard" }
  /** By the client, for a log. */
  | { readonly kind: "said"; readonly text: string };

/**
 * Answers the parent's requests with the real `@actions/cache`, one after another, and ends when it hangs up.
 *
 * The client hashes the paths as they are given into the archive's version, packs them relative to GITHUB_WORKSPACE,
 * and prints as it goes. In a process of its own, which stands in the folder in question, a path is one plain name:
 * the same on every machine, unpacked wherever the next run wants it, and with nothing printed into the job's log.
 */
export function serveCacheRequests(): void {
  // The parent decides when a cancelled run's last save has to end.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  process.once("disconnect", () => process.exit());
  // Sent as the replies are, so that it comes ahead of the one that it belongs to.
  process.stdout.write = (text) => sign({ kind: "said", text: typeof text === "string" ? text : String(text) });
  process.on("message", (order: CacheOrder) => void serve(order));
}

async function serve({ directory, request }: CacheOrder): Promise<void> {
  const home = process.cwd();
  const reply = await answerIn(directory, request).catch(
    (error: unknown): CacheReply => ({
      kind: "failed",
      message: error instanceof Error ? error.message : String(error),
    }),
  );
  // Some systems do not let go of a folder that a process stands in.
  process.chdir(home);
  process.send?.(reply);
}

async function answerIn(directory: string, request: CacheRequest): Promise<CacheReply> {
  process.chdir(directory);
  return answer(request);
}

async function answer(request: CacheRequest): Promise<CacheReply> {
  process.env["GITHUB_WORKSPACE"] = process.cwd();
  const { isFeatureAvailable, restoreCache, saveCache } = await import("@actions/cache");
  if (!isFeatureAvailable()) return { kind: "unavailable" };
  const { kind, name } = request;
  // The same archive on every system: the fourth and fifth arguments leave the system out of its version.
  if (kind === "save") return (await saveCache([name], request.key, undefined, true)) < 0 ? NOTHING : { kind: "saved" };
  // No archive has the bare prefix as its key, so the newest that begins with it is taken.
  const ask = (lookupOnly: boolean) =>
    restoreCache([name], request.prefixes[0], [...request.prefixes], { lookupOnly }, true);
  sign({ kind: "asking" });
  const newest = await ask(true);
  sign({ kind: "heard" });
  const key = kind === "look" || newest === undefined ? newest : await ask(false);
  return key === undefined ? NOTHING : { kind: "found", key };
}

function sign(message: CacheSign): boolean {
  return process.send?.(message) ?? false;
}

const NOTHING: CacheReply = { kind: "nothing" };
