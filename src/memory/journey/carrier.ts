import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../log.js";
import { messageOf } from "../../user-error.js";
import type { AskCache, CacheResult } from "./cache-process.js";
import type { Cargo } from "./cargo.js";
import type { Keys } from "./keys.js";
import type { Marker } from "./marker.js";
import { folders } from "./merge-stores.js";

/** Carries cargo to and from the cache. Never rejects: the first thing that goes wrong is told in one line. */
export interface Carrier {
  readonly bring: (cargo: Cargo, signal: AbortSignal) => Promise<void>;
  /** Only where it has changed since it was brought or sent. */
  readonly send: (cargo: Cargo, signal: AbortSignal) => Promise<void>;
  /** Removes what a run that was killed left half-way. While no other run uses the state directory. */
  readonly sweep: () => Promise<void>;
}

export interface CarrierOptions {
  readonly ask: AskCache;
  readonly keys: Keys;
  readonly marker: Marker;
  /** Absolute path. */
  readonly stateDirectory: string;
  readonly log: Log;
}

export function createCarrier(options: CarrierOptions): Carrier {
  const { stateDirectory, log } = options;
  // A cache that could not be read or written once will not be a minute later.
  let told = false;
  const tell: Tell = (what, words) => {
    if (!told) log.info(`${what}: ${words || "GitHub's cache gave no reason"}. The run goes on without it.`);
    told = true;
  };

  /** In a fresh folder beside the state, which is gone afterwards. */
  async function staged(cargo: Cargo, work: (staging: string) => Promise<void>): Promise<void> {
    if (told) return;
    // The client gives paths to tar without quotes.
    if (/[ "]/.test(stateDirectory)) return tell(NO_TRAVEL, `state-directory "${stateDirectory}" has a space in it`);
    try {
      await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
      const staging = await mkdtemp(join(stateDirectory, STAGING));
      await work(staging).finally(() => rm(staging, { recursive: true, force: true }));
    } catch (error) {
      tell(NO_TRAVEL, `the ${cargo.kind} cannot be read or written (${messageOf(error)})`);
    }
  }

  return {
    bring: (cargo, signal) => staged(cargo, (staging) => bring(cargo, { ...options, tell, staging, signal })),
    send: (cargo, signal) => staged(cargo, (staging) => send(cargo, { ...options, tell, staging, signal })),
    async sweep() {
      const stale = (await folders(stateDirectory)).filter((name) => name.startsWith(STAGING));
      await Promise.all(stale.map((name) => rm(join(stateDirectory, name), { recursive: true, force: true })));
    },
  };
}

const STAGING = "journey-";

type Tell = (what: string, words: string) => void;

interface Trip extends CarrierOptions {
  readonly tell: Tell;
  readonly staging: string;
  readonly signal: AbortSignal;
}

async function bring(cargo: Cargo, { ask, keys, marker, log, tell, staging, signal }: Trip): Promise<void> {
  const request = { name: cargo.name, prefix: keys.prefix(cargo) };
  const mark = await marker.read(cargo);
  if (mark !== undefined) {
    // A machine that keeps its state, and that was the last to save it, has nothing to bring.
    const { reply } = await ask(staging, { kind: "look", ...request }, signal);
    if (reply.kind === "found" && reply.key === mark.key) return;
  }
  const result = await ask(staging, { kind: "restore", ...request }, signal);
  if (result.reply.kind !== "found") {
    const words = problemOf(result);
    if (words !== "") tell(`The ${cargo.kind} of earlier runs could not be restored`, words);
    return;
  }
  await marker.write(cargo, { key: result.reply.key, digest: await cargo.unpack(staging) });
  log.info(`The ${cargo.kind} of an earlier run was restored from GitHub's cache.`);
}

async function send(cargo: Cargo, { ask, keys, marker, tell, staging, signal }: Trip): Promise<void> {
  const mark = await marker.read(cargo);
  const now = await cargo.digest();
  if (now === undefined || now === (mark?.digest ?? EMPTY_LEDGER)) return;
  const { folder, digest = now } = await cargo.pack(staging);
  const key = keys.fresh(cargo);
  const result = await ask(folder, { kind: "save", name: cargo.name, key }, signal);
  if (result.reply.kind === "saved") await marker.write(cargo, { key, digest });
  else tell(`The ${cargo.kind} could not be saved for the next run`, problemOf(result));
}

const NO_TRAVEL = "What is paid for cannot travel to the next run by GitHub's cache";

/** A ledger without a line is not worth the first archive; after one with lines it is. */
const EMPTY_LEDGER = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function problemOf({ reply, words }: CacheResult): string {
  if (reply.kind === "failed") return words || reply.message;
  return reply.kind === "unavailable" ? "there is no cache service" : words;
}
