import { randomUUID } from "node:crypto";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { CacheProcess, CacheResult } from "../../src/memory/cache-sync/cache-process.js";

/** GitHub's cache as the client answers, with archives that are plain folders. */
export interface FakeCache extends CacheProcess {
  /** The archives' keys, the oldest first. */
  readonly keys: () => readonly string[];
  /** What was asked, in order. */
  readonly calls: readonly ("save" | "restore" | "look")[];
  /** What every call is answered with from now on, in place of doing it. */
  answerWith: CacheResult | undefined;
}

/** @param directory where the archives are kept */
export function createFakeCache(directory: string): FakeCache {
  const archives: { readonly key: string; readonly folder: string }[] = [];
  const calls: ("save" | "restore" | "look")[] = [];
  const newest = (prefixes: readonly string[]) =>
    prefixes
      .map((prefix) => archives.findLast(({ key }) => key.startsWith(prefix)))
      .find((found) => found !== undefined);
  const fake: FakeCache = {
    keys: () => archives.map(({ key }) => key),
    calls,
    answerWith: undefined,
    isSilent: () => fake.answerWith?.reply.kind === "silent",
    ask: async (cwd, request, signal) => {
      calls.push(request.kind);
      if (signal.aborted) return { reply: { kind: "failed", message: "it took too long" }, words: "" };
      if (fake.answerWith !== undefined) return fake.answerWith;
      if (request.kind === "save") {
        const folder = join(directory, randomUUID());
        await cp(join(cwd, request.name), join(folder, request.name), { recursive: true, preserveTimestamps: true });
        archives.push({ key: request.key, folder });
        return { reply: { kind: "saved" }, words: "" };
      }
      const found = newest(request.prefixes);
      if (found === undefined) return { reply: { kind: "nothing" }, words: "" };
      if (request.kind === "restore") await cp(found.folder, cwd, { recursive: true, preserveTimestamps: true });
      return { reply: { kind: "found", key: found.key }, words: "" };
    },
  };
  return fake;
}
