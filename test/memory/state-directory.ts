import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openLedger } from "../../src/memory/ledger.js";
import { createStore } from "../../src/memory/store.js";
import type { TaskId } from "../../src/model.js";
import { TINY_PNG } from "../support/tiny-png.js";

/** What a machine's state directory holds: jobs that are open in its ledger, and cutouts in its store. */

export const service = "https://bgrem.example";

export const taskId = (digit: string): TaskId => `${digit.repeat(64)}.general`;

/** A submit of one picture; each digit is another. */
export function submitOf(digit: string) {
  const tasks = [{ task: taskId(digit), image: digit.repeat(64), sent: { width: 640, height: 480 } }];
  return { submit: `submit-${digit}`, service, at: Date.now(), tasks };
}

/** Writes down a job that was accepted and not collected. */
export async function openJob(directory: string, digit: string): Promise<void> {
  const ledger = await openLedger(directory);
  const entry = submitOf(digit);
  await ledger.submitting(entry);
  await ledger.accepted({ submit: entry.submit, jobKey: `key-${digit}`, requestId: "request" });
  await ledger.close();
}

export async function openJobs(directory: string): Promise<readonly string[]> {
  const ledger = await openLedger(directory);
  await ledger.close();
  return ledger.openJobs(service).map(({ jobKey }) => jobKey);
}

export async function storeCutout(directory: string, digit: string): Promise<void> {
  const store = createStore(join(directory, "store"));
  const file = await store.temporaryFile();
  await writeFile(file, Buffer.concat([TINY_PNG, Buffer.from(`cutout ${digit}`)]));
  const images = [{ file, width: 1, height: 1 }] as const;
  await store.put({ service, task: taskId(digit), images, jobKey: "key", requestId: "request" });
}

export async function storedText(directory: string, digit: string): Promise<string | undefined> {
  const cutout = await createStore(join(directory, "store")).find(service, taskId(digit));
  return cutout === undefined
    ? undefined
    : (await readFile(cutout.images[0].file)).subarray(TINY_PNG.length).toString();
}
