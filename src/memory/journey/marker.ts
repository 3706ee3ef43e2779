import { readFile } from "node:fs/promises";
import { at, isRecord, parseJson } from "../../json.js";
import { writeWhole } from "../../write-whole.js";
import type { Cargo } from "./cargo.js";

/** Which archive this machine's copy was last the same as (empty: there was none), and what it looked like then. */
export interface Mark {
  readonly key: string;
  readonly digest: string;
}

/** Kept in the state directory, so that the post step, another process, knows what main has saved. */
export interface Marker {
  readonly read: (cargo: Cargo) => Promise<Mark | undefined>;
  readonly write: (cargo: Cargo, mark: Mark) => Promise<void>;
}

export function createMarker(file: string): Marker {
  let last: Promise<void> = Promise.resolve();
  return {
    read: async (cargo) => (await marks(file)).get(cargo.kind),
    write(cargo, mark) {
      const written = last.then(async () => {
        const others = Object.fromEntries(await marks(file));
        await writeWhole(file, JSON.stringify({ ...others, [cargo.kind]: mark }));
      });
      last = written.catch(() => {});
      return written;
    },
  };
}

async function marks(file: string): Promise<ReadonlyMap<string, Mark>> {
  // Not there, or cut short: then everything counts as new, which costs an upload and nothing else.
  const value = parseJson(await readFile(file, "utf8").catch(() => ""));
  return new Map(Object.entries(isRecord(value) ? value : {}).flatMap(parse));
}

function parse([cargo, value]: [string, unknown]): [string, Mark][] {
  const [key, digest] = [at(value, "key"), at(value, "digest")];
  return typeof key === "string" && typeof digest === "string" ? [[cargo, { key, digest }]] : [];
}
