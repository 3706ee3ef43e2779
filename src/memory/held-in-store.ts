import { statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { namesIn } from "./if-there.js";
import { SIDECAR } from "./store-record.js";

/** A cutout's folder. */
export interface Held {
  /** Absolute. */
  readonly folder: string;
  readonly bytes: number;
  /** Milliseconds since 1970. Without a record it is rubbish, as old as can be. */
  readonly usedAt: number;
}

const AT_ONCE = 256;

/**
 * What a store holds, in no order. As it may be 100,000 cutouts, others have their turn now and then.
 *
 * @throws the file system's errors, but for what is not there
 */
export async function heldIn(directory: string): Promise<Held[]> {
  const held: Held[] = [];
  for (const service of namesIn(directory)) {
    for (const task of namesIn(join(directory, service))) {
      held.push(measure(join(directory, service, task)));
      if (held.length % AT_ONCE === 0) await setImmediate();
    }
  }
  return held;
}

function measure(folder: string): Held {
  const files = namesIn(folder).map((name) => ({ name, ...factsOf(join(folder, name)) }));
  const record = files.find(({ name }) => name === SIDECAR);
  return { folder, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), usedAt: record?.changedAt ?? 0 };
}

function factsOf(file: string): { readonly bytes: number; readonly changedAt: number } {
  const { size, mtimeMs } = statSync(file);
  return { bytes: size, changedAt: mtimeMs };
}
