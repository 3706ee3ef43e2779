import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { writeWhole } from "../write-whole.js";

/** The ledger on disk: a file that only grows, and in which a line is whole or not at all. */
export interface LedgerFile {
  /** Resolves once `text` is on disk (fsync). Where it rejects, nothing of it stays to spoil what comes after it. */
  readonly append: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What came while the disk was busy goes to it together. */
interface Batch {
  text: string;
  readonly written: Promise<void>;
}

interface Opened {
  readonly handle: FileHandle;
  /** Bytes that are known to be good. */
  length: number;
  /** Whether there may be something behind them. */
  torn: boolean;
}

/**
 * Opens the file with the first line that is to be written: a run that writes nothing, such as a dry run, leaves the
 * file alone.
 * @param condensed what the file is to say before that line, in place of what it says
 */
export function createLedgerFile(file: string, condensed: () => Promise<string>): LedgerFile {
  let opened: Opened | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Batch | undefined;
  const append = async (batch: Batch): Promise<void> => {
    waiting = undefined;
    opened ??= await openFresh(file, await condensed());
    await appendWhole(opened, batch.text);
  };
  const open = (): Batch => {
    const batch: Batch = { text: "", written: last.then(() => append(batch)) };
    // Lines keep their order on disk, and one that failed must not keep the next from being tried.
    last = batch.written.catch(() => {});
    return batch;
  };
  return {
    append: (text) => {
      waiting ??= open();
      waiting.text += text;
      return waiting.written;
    },
    close: async () => {
      await last;
      await opened?.handle.close();
    },
  };
}

async function appendWhole(opened: Opened, text: string): Promise<void> {
  if (opened.torn) await mend(opened);
  opened.torn = true;
  try {
    await opened.handle.appendFile(text);
    await opened.handle.datasync();
  } catch (error) {
    // A full disk takes half a line, and the next one would be lost in it. What cannot be mended now is mended then.
    await mend(opened).catch(() => {});
    throw error;
  }
  opened.torn = false;
  opened.length += Buffer.byteLength(text);
}

async function mend(opened: Opened): Promise<void> {
  await opened.handle.truncate(opened.length);
  opened.torn = false;
}

/** Whole or not at all: the old file stands until the new one is on disk. */
async function openFresh(file: string, text: string): Promise<Opened> {
  await writeWhole(file, text, 0o600);
  const handle = await open(file, "a", 0o600);
  await syncDirectory(dirname(file));
  return { handle, length: Buffer.byteLength(text), torn: false };
}

/** A file's name is in its folder, which is flushed by itself where the platform has that. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
