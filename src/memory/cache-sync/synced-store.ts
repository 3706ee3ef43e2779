import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { TaskId } from "../../model.js";
import { parseSidecar, SIDECAR } from "../store-record.js";
import { dropStrangers } from "./inspect-store.js";
import { folders, mergeStores } from "./merge-stores.js";
import type { SyncedFiles } from "./synced-files.js";

/**
 * @param tell hears how many entries of a store that came were no cutouts, and were dropped
 * @param wanted the tasks whose cutouts are kept of a store that came
 */
export function syncedStore(
  directory: string,
  tell: (dropped: number) => void = () => {},
  wanted?: (task: TaskId) => boolean,
): SyncedFiles {
  const name = basename(directory);
  const digest = (): Promise<string | undefined> => storeDigest(directory);
  return {
    kind: "store",
    name,
    digest,
    pack: async () => ({ folder: dirname(directory), digest: await digest() }),
    async unpack(staging) {
      const dropped = await dropStrangers(join(staging, name));
      if (dropped > 0) tell(dropped);
      const came = await storeDigest(join(staging, name));
      await mergeStores(join(staging, name), directory, wanted);
      return came ?? "";
    },
  };
}

/**
 * By the names, sizes and times of the cutouts' images, and by the tasks that were refused and by which engine. When a
 * cutout was last used is no change, or every run would save the whole store again.
 */
async function storeDigest(directory: string): Promise<string | undefined> {
  const lines: string[] = [];
  for (const service of await folders(directory)) {
    if (service === "incoming") continue;
    for (const task of await folders(join(directory, service))) lines.push(...(await images(directory, service, task)));
  }
  return lines.length === 0 ? undefined : createHash("sha256").update(lines.sort().join("\n")).digest("hex");
}

/** The version of the engine: the same picture may be refused by the next one, too, which is news. */
async function refuserOf(folder: string): Promise<string> {
  const record = await readFile(join(folder, SIDECAR), "utf8").catch(() => undefined);
  return parseSidecar(record)?.refusal?.engine ?? "";
}

async function images(directory: string, service: string, task: string): Promise<readonly string[]> {
  const folder = join(directory, service, task);
  const names = (await readdir(folder)).filter((name) => !name.endsWith(".json"));
  if (names.length === 0) return [`${service}/${task} refused by ${await refuserOf(folder)}`];
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      // Not every tar keeps fractions of a second.
      return `${service}/${task}/${name} ${size} ${Math.floor(mtimeMs / 1_000)}`;
    }),
  );
}
