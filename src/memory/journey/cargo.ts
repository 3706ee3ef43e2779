import { createHash } from "node:crypto";
import { copyFile, readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { writeWhole } from "../../write-whole.js";
import { mergeLedgers } from "./merge-ledgers.js";
import { folders, mergeStores } from "./merge-stores.js";

/** One of the two things that travel, each in archives of its own. */
export interface Cargo {
  readonly kind: "ledger" | "store";
  /** Its name in an archive: the same on every machine, wherever the state directory is. */
  readonly name: string;
  /** What it looks like now: another digest is a reason to save. Undefined where there is nothing to save. */
  readonly digest: () => Promise<string | undefined>;
  /** Has it stand still under its name, in `staging` or where it is. */
  readonly pack: (staging: string) => Promise<{ readonly folder: string; readonly digest: string | undefined }>;
  /** Joins what was unpacked in `staging` with what is here. Gives the digest of what came. */
  readonly unpack: (staging: string) => Promise<string>;
}

export function ledgerCargo(file: string): Cargo {
  const name = basename(file);
  const digest = async (at: string): Promise<string | undefined> => {
    const text = await textOf(at);
    return text === undefined ? undefined : sha256(text);
  };
  return {
    kind: "ledger",
    name,
    digest: () => digest(file),
    async pack(staging) {
      // A copy, since tar gives up on a file that grows while it is read.
      const copy = join(staging, name);
      await copyFile(file, copy);
      return { folder: staging, digest: await digest(copy) };
    },
    async unpack(staging) {
      const restored = (await textOf(join(staging, name))) ?? "";
      const local = await textOf(file);
      await writeWhole(file, local === undefined ? restored : mergeLedgers(local, restored));
      return sha256(restored);
    },
  };
}

export function storeCargo(directory: string): Cargo {
  const name = basename(directory);
  const digest = (): Promise<string | undefined> => storeDigest(directory);
  return {
    kind: "store",
    name,
    digest,
    pack: async () => ({ folder: dirname(directory), digest: await digest() }),
    async unpack(staging) {
      const came = await storeDigest(join(staging, name));
      await mergeStores(join(staging, name), directory);
      return came ?? "";
    },
  };
}

/**
 * By the names, sizes and times of the cutouts' images. When a cutout was last used is no change, or every run would
 * save the whole store again.
 */
async function storeDigest(directory: string): Promise<string | undefined> {
  const lines: string[] = [];
  for (const service of await folders(directory)) {
    if (service === "incoming") continue;
    for (const task of await folders(join(directory, service))) lines.push(...(await images(directory, service, task)));
  }
  return lines.length === 0 ? undefined : sha256(lines.sort().join("\n"));
}

async function images(directory: string, service: string, task: string): Promise<readonly string[]> {
  const folder = join(directory, service, task);
  const names = (await readdir(folder)).filter((name) => !name.endsWith(".json"));
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      // Not every tar keeps fractions of a second.
      return `${service}/${task}/${name} ${size} ${Math.floor(mtimeMs / 1_000)}`;
    }),
  );
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
