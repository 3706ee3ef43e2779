import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isRecord, parseJson } from "../json.js";
import { type ManifestLine, readLine } from "./manifest.js";

/**
 * What a run has written into the work tree and the manifest does not say yet. The manifest is written at the end; a run
 * that is killed before leaves this, or its products would be taken for edited by hand ever after.
 */
export interface PendingProducts {
  /** Lines of products that a killed run had written. */
  readonly left: readonly ManifestLine[];
  /** Products that a killed run had begun to write, and has no line of: nobody can say whether it came to it. */
  readonly begun: ReadonlySet<string>;
  /** Before a product is written; the path is the manifest's. */
  readonly begin: (product: string) => Promise<void>;
  /** After it was written. */
  readonly add: (line: ManifestLine) => Promise<void>;
  /** Once the manifest has it all. */
  readonly clear: () => Promise<void>;
}

/**
 * @param directory the state directory, which the run has locked
 * @param manifest absolute path of the manifest: several may share a state directory
 * @throws the file system's errors
 */
export async function openPendingProducts(directory: string, manifest: string): Promise<PendingProducts> {
  const name = createHash("sha256").update(manifest).digest("hex").slice(0, 16);
  const file = join(directory, "pending", `${name}.jsonl`);
  const { left, begun } = parsePending(await readFile(file, "utf8").catch(nothingYet));
  let opened: Promise<FileHandle> | undefined;
  // A killed process loses nothing that it wrote, so these lines need not be flushed to the disk one by one.
  const append = async (entry: object): Promise<void> => {
    opened ??= mkdir(join(directory, "pending"), { recursive: true, mode: 0o700 }).then(() => open(file, "a", 0o600));
    await (await opened).appendFile(`\n${JSON.stringify(entry)}`);
  };
  return {
    left,
    begun,
    begin: (product) => append({ begun: product }),
    add: (line) => append(line),
    clear: async () => {
      await (await opened)?.close();
      opened = undefined;
      await rm(file, { force: true });
    },
  };
}

function nothingYet(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
  throw error;
}

function parsePending(text: string): Pick<PendingProducts, "left" | "begun"> {
  const left = new Map<string, ManifestLine>();
  const begun = new Set<string>();
  for (const [at, entry] of text.split("\n").map(parseJson).entries()) {
    // The last line may be cut: then its product counts as begun.
    if (!isRecord(entry)) continue;
    const product = entry["begun"];
    if (typeof product === "string") {
      begun.add(product);
      continue;
    }
    const line = readLine(entry, at, "pending");
    left.set(line.product, line);
    begun.delete(line.product);
  }
  return { left: [...left.values()], begun };
}
