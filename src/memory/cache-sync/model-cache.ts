import { basename, dirname } from "node:path";
import type { Log } from "../../log.js";
import type { AskCache, CacheResult } from "./cache-process.js";

/** How a model's file travels from run to run, in an archive of its own. Never rejects: without it the file is fetched again. */
export interface ModelCache {
  /** Brings a model, if an earlier run saved it, into `file`, whose checksum is still to be checked. */
  readonly restore: (sha256: string, file: string, signal?: AbortSignal) => Promise<void>;
  /** Saves it under its checksum, once: there is never another of that. */
  readonly save: (sha256: string, file: string, signal?: AbortSignal) => Promise<void>;
}

const MILLISECONDS = 5 * 60_000;
const NEVER = new AbortController().signal;

export function createModelCache(ask: AskCache, log: Log): ModelCache {
  // The client gives paths to tar without quotes.
  const canTravel = (file: string): boolean => !/[ "]/.test(file);
  return {
    async restore(sha256, file, signal = NEVER) {
      if (!canTravel(file)) return;
      const request = { kind: "restore", name: basename(file), prefixes: [keyOf(sha256)] } as const;
      await ask(dirname(file), request, AbortSignal.any([signal, AbortSignal.timeout(MILLISECONDS)]));
    },
    async save(sha256, file, signal = NEVER) {
      if (!canTravel(file)) return;
      const request = { kind: "save", name: basename(file), key: keyOf(sha256) } as const;
      const result = await ask(dirname(file), request, AbortSignal.any([signal, AbortSignal.timeout(MILLISECONDS)]));
      // Of a silent service the run has been told.
      if (signal.aborted || result.reply.kind === "silent") return;
      if (result.reply.kind === "saved") log.info("The model was saved in GitHub's cache for the next run.");
      else log.info(`The model could not be saved for the next run: ${reasonOf(result)}.`);
    },
  };
}

function keyOf(sha256: string): string {
  return `cutout-action-model-1-${sha256}`;
}

/** The client says the same of a cache that cannot be reached and of an archive that another run has saved by now. */
function reasonOf({ reply, words }: CacheResult): string {
  if (words !== "") return words.replace(/\.$/, "");
  return reply.kind === "failed" ? reply.message : "GitHub's cache gave no reason";
}
