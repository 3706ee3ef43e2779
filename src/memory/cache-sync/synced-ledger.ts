import { createHash } from "node:crypto";
import { lstat, mkdir, open, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isRecord, parseJson } from "../../json.js";
import { formatLine, ledgerLinesOf, replay } from "../ledger-lines.js";
import { mergeLedgers } from "./merge-ledgers.js";
import type { SyncedFiles } from "./synced-files.js";

/**
 * @param storeTravelled whether the cutouts that the ledger calls stored are in the cache as well. Until they are, the
 * ledger travels with their jobs open: should this machine be lost, the next one collects them once more, unpaid
 */
export function syncedLedger(file: string, storeTravelled: () => Promise<boolean>): SyncedFiles {
  const name = basename(file);
  const travelling = async (): Promise<string | undefined> => {
    const text = await textOf(file);
    return text === undefined || (await storeTravelled()) ? text : withoutStored(text);
  };
  return {
    kind: "ledger",
    name,
    async digest() {
      const text = await travelling();
      return text === undefined ? undefined : digestOf(text);
    },
    async pack(staging) {
      const text = (await travelling()) ?? "";
      await writeFile(join(staging, name), text);
      return { folder: staging, digest: digestOf(text) };
    },
    async unpack(staging) {
      const came = await arrivedLedger(join(staging, name));
      const local = (await textOf(file)) ?? "";
      await append(file, mergeLedgers(local, came).slice(local.length));
      return digestOf(came);
    },
  };
}

/** A hundred thousand open submits. */
const MOST_BYTES = 64 << 20;

/** What a cache brings may be a link or a device, or have no end. */
export async function arrivedLedger(file: string): Promise<string> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) return "";
  if (!found.isFile() || found.size > MOST_BYTES)
    throw new Error("the ledger that came is no file, or larger than any of ours: it is not taken");
  return (await textOf(file)) ?? "";
}

function withoutStored(text: string): string {
  return text
    .split("\n")
    .filter((line) => {
      const value = parseJson(line);
      if (!isRecord(value) || value["kind"] !== "settled") return true;
      const fate = value["fate"];
      return !(isRecord(fate) && fate["kind"] === "stored");
    })
    .join("\n");
}

/** At the end, where a run that has the file open writes too: whole lines do not get into each other's way there. */
async function append(file: string, text: string): Promise<void> {
  if (text === "") return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a", 0o600);
  try {
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** By what a ledger says, in whatever lines and order. */
function digestOf(text: string): string {
  const entries = [...replay(text)].map(
    ([submit, entry]) => [submit, { ...entry, settled: entry.settled.toSorted() }] as const,
  );
  const lines = ledgerLinesOf(new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))));
  return createHash("sha256").update(lines.map(formatLine).join("")).digest("hex");
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
