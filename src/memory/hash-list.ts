import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isMissing } from "../exists.js";
import { inPieces } from "../in-pieces.js";

/** SHA-256 hashes that outlive the run, in a file of the state directory, one a line. */
export interface HashList {
  readonly has: (sha256: string) => Promise<boolean>;
  readonly add: (sha256s: readonly string[]) => Promise<void>;
}

/**
 * The file is read when it is first asked for, which is rare.
 * @param file absolute path, in the state directory, which the run has locked
 */
export function openHashList(file: string): HashList {
  let read: Promise<Set<string>> | undefined;
  const known = (): Promise<Set<string>> => {
    read ??= readHashes(file);
    return read;
  };
  return {
    has: async (sha256) => (await known()).has(sha256),
    add: async (sha256s) => {
      const hashes = await known();
      const fresh = sha256s.some((sha256) => !hashes.has(sha256));
      if (!fresh) return;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      for (const piece of inPieces(newIn(sha256s, hashes))) await appendFile(file, piece, { mode: 0o600 });
    },
  };
}

/** Those that are not among the hashes yet, a line each, which they are from then on. */
function* newIn(sha256s: readonly string[], hashes: Set<string>): Generator<string> {
  for (const sha256 of sha256s) {
    if (hashes.has(sha256)) continue;
    hashes.add(sha256);
    yield `\n${sha256}`;
  }
}

async function readHashes(file: string): Promise<Set<string>> {
  try {
    return new Set((await readFile(file, "utf8")).split("\n").filter((line) => /^[0-9a-f]{64}$/.test(line)));
  } catch (error) {
    if (isMissing(error)) return new Set();
    throw error;
  }
}
