import { codeOf } from "../service/transport.js";

/** Errors of the state directory that meet every file, and do not pass by themselves. */
const lasting: Readonly<Record<string, string>> = {
  ENOSPC: "is full",
  EDQUOT: "has used up its quota",
  EROFS: "is read-only",
};

/** What is wrong with the state directory, and what to do. */
export function stateTrouble(error: unknown): string {
  const code = codeOf(error);
  const words = lasting[code];
  return words === undefined
    ? `state-directory cannot be written (${error instanceof Error ? error.message : code}). Check its space and rights.`
    : `state-directory ${words} (${code}). Make room there, or name another folder.`;
}

/** Whether the next picture would meet the same. */
export function isLasting(error: unknown): boolean {
  return lasting[codeOf(error)] !== undefined;
}
