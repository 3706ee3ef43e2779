import { readFile } from "node:fs/promises";
import { at, isRecord, parseJson } from "../../json.js";
import { writeWhole } from "../../write-whole.js";
import type { SyncedFiles } from "./synced-files.js";

/** Which archive this machine's copy was last the same as (empty: there was none), and what it looked like then. */
export interface SyncedArchive {
  readonly key: string;
  readonly digest: string;
}

/** Kept in the state directory, so that the post step, another process, knows what main has saved. */
export interface LastSynced {
  readonly read: (files: SyncedFiles) => Promise<SyncedArchive | undefined>;
  readonly write: (files: SyncedFiles, archive: SyncedArchive) => Promise<void>;
}

export function createLastSynced(file: string): LastSynced {
  let last: Promise<void> = Promise.resolve();
  return {
    read: async (files) => (await archives(file)).get(files.kind),
    write(files, archive) {
      const written = last.then(async () => {
        const others = Object.fromEntries(await archives(file));
        await writeWhole(file, JSON.stringify({ ...others, [files.kind]: archive }));
      });
      last = written.catch(() => {});
      return written;
    },
  };
}

async function archives(file: string): Promise<ReadonlyMap<string, SyncedArchive>> {
  // Not there, or cut short: then everything counts as new, which costs a download and nothing else.
  const value = parseJson(await readFile(file, "utf8").catch(() => ""));
  return new Map(Object.entries(isRecord(value) ? value : {}).flatMap(parse));
}

function parse([kind, value]: [string, unknown]): [string, SyncedArchive][] {
  const [key, digest] = [at(value, "key"), at(value, "digest")];
  return typeof key === "string" && typeof digest === "string" ? [[kind, { key, digest }]] : [];
}
