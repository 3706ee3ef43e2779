import { lstat, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** An answer that is no cutout, in the folder where the task's cutout would be, and which check has judged it. */

/** What a folder holds of such an answer. */
export const ASIDE_NAMES = { answer: "no-cutout", judged: "no-cutout.check" } as const;

/** No answer is longer that was downloaded. */
export const MOST_ASIDE_BYTES = 256 << 20;

/**
 * Moves the answer's file into the folder.
 * @returns where it is, absolute
 */
export async function setAside(folder: string, file: string, check: number): Promise<string> {
  const kept = join(folder, ASIDE_NAMES.answer);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(file, kept);
  await markJudged(folder, check);
  return kept;
}

/** Notes that this check has found no cutout in it: another one may. */
export async function markJudged(folder: string, check: number): Promise<void> {
  await writeFile(join(folder, ASIDE_NAMES.judged), String(check), { mode: 0o600 });
}

/** Absolute path of an answer that was set aside and that this check has not judged yet. */
export async function findUnjudged(folder: string, check: number): Promise<string | undefined> {
  const kept = join(folder, ASIDE_NAMES.answer);
  if (!(await isAnswer(kept))) return undefined;
  // An earlier release did not say which check it had.
  const judged = await readFile(join(folder, ASIDE_NAMES.judged), "utf8").catch(() => "");
  return judged === String(check) ? undefined : kept;
}

/** A link may come by a cache, and lead to anything on this machine. */
export async function isAnswer(file: string): Promise<boolean> {
  const found = await lstat(file).catch(() => undefined);
  return found?.isFile() === true && found.size <= MOST_ASIDE_BYTES;
}
