import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../log.js";
import { messageOf } from "../../user-error.js";
import type { AskCache, CacheResult } from "./cache-process.js";
import type { Keys, Prefixes } from "./keys.js";
import type { LastSynced, SyncedArchive } from "./last-synced.js";
import { folders } from "./merge-stores.js";
import type { SyncedFiles } from "./synced-files.js";

/** Carries files to and from the cache. Never rejects: the first thing that goes wrong is told in one line. */
export interface Transfer {
  /** @returns whether there was an archive that this machine did not have yet */
  readonly restore: (files: SyncedFiles, signal: AbortSignal) => Promise<boolean>;
  /**
   * Only where it has changed since it was brought or sent, and together with what is in the newest archive: the next run
   * sees no other, so an archive without that would hide what was paid for.
   */
  readonly save: (files: SyncedFiles, signal: AbortSignal) => Promise<void>;
  /** Removes what a run that was killed left half-way. While no other run uses the state directory. */
  readonly sweep: () => Promise<void>;
}

export interface TransferOptions {
  readonly ask: AskCache;
  readonly keys: Keys;
  readonly lastSynced: LastSynced;
  /** Absolute path. */
  readonly stateDirectory: string;
  readonly log: Log;
  /** Whose files it brings, for the log; undefined: an earlier run's. */
  readonly only: string | undefined;
}

export function createTransfer(options: TransferOptions): Transfer {
  const { stateDirectory, log } = options;
  let told = false;
  const tell: Tell = (what, words) => {
    if (!told) log.info(`${what}: ${words || "GitHub's cache gave no reason"}. The run goes on without it.`);
    told = true;
  };

  /** In a fresh folder beside the state, which is gone afterwards. */
  async function staged<T>(files: SyncedFiles, work: (staging: string) => Promise<T>): Promise<T | undefined> {
    try {
      // The client gives paths to tar without quotes.
      if (!/[ "]/.test(stateDirectory)) {
        await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
        const staging = await mkdtemp(join(stateDirectory, STAGING));
        return await work(staging).finally(() => rm(staging, { recursive: true, force: true }));
      }
      tell(NO_TRAVEL, `state-directory "${stateDirectory}" has a space in it`);
    } catch (error) {
      tell(NO_TRAVEL, `the ${files.kind} cannot be read or written (${messageOf(error)})`);
    }
    return undefined;
  }

  return {
    restore: async (files, signal) =>
      (await staged(files, (staging) => restore(files, { ...options, tell, staging, signal }))) ?? false,
    async save(files, signal) {
      // A cache that could not be read or written once will not be a minute later.
      if (!told) await staged(files, (staging) => save(files, { ...options, tell, staging, signal }));
    },
    async sweep() {
      // What cannot be read is told when something is to travel.
      const names = await folders(stateDirectory).catch(() => []);
      const stale = names.filter((name) => name.startsWith(STAGING));
      await Promise.all(stale.map((name) => rm(join(stateDirectory, name), { recursive: true, force: true })));
    },
  };
}

/** A ledger without an open submit is not worth the first archive; after one with such it is. */
const EMPTY_LEDGER = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const STAGING = "cache-sync-";

type Tell = (what: string, words: string) => void;

interface TransferContext extends TransferOptions {
  readonly tell: Tell;
  readonly staging: string;
  readonly signal: AbortSignal;
}

async function restore(files: SyncedFiles, context: TransferContext): Promise<boolean> {
  const { keys, log, tell, only } = context;
  const caught = await catchUp(files, keys.prefixes(files), context);
  if (caught.kind === "joined")
    log.info(`The ${files.kind} of ${only ?? "an earlier run"} was restored from GitHub's cache.`);
  if (caught.kind === "failed")
    tell(`The ${files.kind} of ${only ?? "earlier runs"} could not be restored`, caught.words);
  return caught.kind === "joined";
}

async function save(files: SyncedFiles, context: TransferContext): Promise<void> {
  const { ask, keys, lastSynced, log, tell, staging, signal } = context;
  if (!(await hasNews(files, lastSynced))) return;
  const [own, ...fallbacks] = keys.prefixes(files);
  // Who has caught up once, be it with another step's archive, has only its own to mind.
  const known = (await lastSynced.read(files)) !== undefined;
  const caught = await catchUp(files, known ? [own] : [own, ...fallbacks], context);
  const failed = (words: string): void => tell(`The ${files.kind} could not be saved for the next run`, words);
  if (caught.kind === "failed") return failed(caught.words);
  if (caught.kind === "joined") {
    log.info(`The ${files.kind} that another run has saved was joined with this one's.`);
    if (!(await hasNews(files, lastSynced))) return;
  }
  const { folder, digest } = await files.pack(staging);
  const key = keys.fresh(files);
  const result = await ask(folder, { kind: "save", name: files.name, key }, signal);
  if (result.reply.kind !== "saved") return failed(problemOf(result));
  if (digest !== undefined) await lastSynced.write(files, { key, digest });
}

async function hasNews(files: SyncedFiles, lastSynced: LastSynced): Promise<boolean> {
  const now = await files.digest();
  return now !== undefined && now !== ((await lastSynced.read(files))?.digest ?? EMPTY_LEDGER);
}

type Caught = { readonly kind: "joined" | "same" } | { readonly kind: "failed"; readonly words: string };

/** Joins the newest archive with what is here, unless that is where it came from or went to last. */
async function catchUp(
  files: SyncedFiles,
  prefixes: Prefixes,
  { ask, lastSynced, staging, signal }: TransferContext,
): Promise<Caught> {
  const request = { name: files.name, prefixes };
  const archive = await lastSynced.read(files);
  if (archive !== undefined) {
    const looked = await ask(staging, { kind: "look", ...request }, signal);
    if (looked.reply.kind !== "found") return nothingOr(looked);
    if (looked.reply.key === archive.key) return { kind: "same" };
  }
  const restored = await ask(staging, { kind: "restore", ...request }, signal);
  if (restored.reply.kind !== "found") {
    const caught = nothingOr(restored);
    if (archive === undefined && caught.kind === "same") await lastSynced.write(files, NOTHING_THERE);
    return caught;
  }
  await lastSynced.write(files, { key: restored.reply.key, digest: await files.unpack(staging) });
  return { kind: "joined" };
}

/** The client has no other way to say that it failed than to print it. */
function nothingOr(result: CacheResult): Caught {
  const words = problemOf(result);
  return words === "" ? { kind: "same" } : { kind: "failed", words };
}

const NOTHING_THERE: SyncedArchive = { key: "", digest: EMPTY_LEDGER };

const NO_TRAVEL = "What is paid for cannot travel to the next run by GitHub's cache";

function problemOf({ reply, words }: CacheResult): string {
  if (reply.kind === "silent") return reply.message;
  if (reply.kind === "failed") return words || reply.message;
  return reply.kind === "unavailable" ? "there is no cache service" : words;
}
