import { basename, dirname } from "node:path";
import type { Log } from "../../log.js";
import type { AskCache, CacheResult } from "./cache-process.js";

/** How a model's file travels from run to run, in an archive of its own. Never rejects: without it the file is fetched again. */
export interface ModelJourney {
  /** Brings a model, if an earlier run saved it, into `file`, whose checksum is still to be checked. */
  readonly bring: (sha256: string, file: string) => Promise<void>;
  /** Saves it under its checksum, once: there is never another of that. */
  readonly send: (sha256: string, file: string) => Promise<void>;
}

const MILLISECONDS = 5 * 60_000;

export function createModelJourney(ask: AskCache, log: Log): ModelJourney {
  // The client gives paths to tar without quotes.
  const canTravel = (file: string): boolean => !/[ "]/.test(file);
  return {
    async bring(sha256, file) {
      if (!canTravel(file)) return;
      const request = { kind: "restore", name: basename(file), prefixes: [keyOf(sha256)] } as const;
      await ask(dirname(file), request, AbortSignal.timeout(MILLISECONDS));
    },
    async send(sha256, file) {
      if (!canTravel(file)) return;
      const request = { kind: "save", name: basename(file), key: keyOf(sha256) } as const;
      const result = await ask(dirname(file), request, AbortSignal.timeout(MILLISECONDS));
      if (result.reply.kind === "saved") log.info("The model was saved in GitHub's cache for the next run.");
      else if (!isThereAlready(result)) log.info(`The model could not be saved for the next run: ${reasonOf(result)}.`);
    },
  };
}

function keyOf(sha256: string): string {
  return `cutout-action-model-1-${sha256}`;
}

/** Two runs that fetch at the same time save the same. */
function isThereAlready({ words }: CacheResult): boolean {
  return /already exists|another job may be creating/i.test(words);
}

function reasonOf({ reply, words }: CacheResult): string {
  if (words !== "") return words.replace(/\.$/, "");
  return reply.kind === "failed" ? reply.message : "GitHub's cache gave no reason";
}
