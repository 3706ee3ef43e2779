import type { Git } from "../github/git.js";

/** The SHA-256 of each object that Git LFS has taken out of our products. */
export type LargeFiles = readonly string[];

/**
 * Where a path's attributes ask for a filter that is not configured, git would silently commit the file itself.
 *
 * @param filters by path
 * @throws a plain Error that names the filter and the remedy
 */
export async function refuseMissingFilters(git: Git, filters: ReadonlyMap<string, string>): Promise<void> {
  const examples = new Map([...filters].map(([path, filter]) => [filter, path]));
  for (const [filter, path] of examples) {
    if (await isConfigured(git, filter)) continue;
    const remedy =
      filter === "lfs"
        ? "Check out with `lfs: true`, or install Git LFS and run `git lfs install --local` before this step."
        : `Configure \`filter.${filter}.clean\` before this step.`;
    throw new Error(
      `.gitattributes sends ${path} through the filter "${filter}", which is not configured here, so that git would commit the whole file in place of what the filter makes of it. ${remedy}`,
    );
  }
}

/**
 * Reads the LFS pointers that these blobs have to be.
 *
 * @throws a plain Error where one is not, as when Git LFS is configured but not installed
 */
export async function readLargeFiles(
  git: Git,
  entries: readonly { readonly path: string; readonly blobId: string }[],
): Promise<LargeFiles> {
  if (entries.length === 0) return [];
  const sizes = (await git.run(["cat-file", "--batch-check=%(objectsize)"], { input: lines(entries) }))
    .toString("utf8")
    .split("\n")
    .map(Number);
  const unfiltered = entries.find((_, i) => (sizes[i] ?? 0) > longestPointer);
  if (unfiltered !== undefined) throw notFiltered(unfiltered.path);
  const pointers = (await git.run(["cat-file", "--batch"], { input: lines(entries) })).toString("utf8");
  const oids = [...pointers.matchAll(/^oid sha256:([0-9a-f]{64})$/gm)].flatMap(([, oid]) => oid ?? []);
  if (oids.length !== entries.length) throw notFiltered(entries[0]?.path ?? "a product");
  return [...new Set(oids)];
}

/** Uploads the objects themselves: with hooks off, a push does not take them along. */
export async function pushLargeFiles(git: Git, remote: string, oids: LargeFiles): Promise<void> {
  for (let i = 0; i < oids.length; i += objectsACall) {
    await git.run(["lfs", "push", "--object-id", remote, ...oids.slice(i, i + objectsACall)]);
  }
}

/** By the specification of LFS pointers. */
const longestPointer = 1024;

/** Keeps the command line below what Windows takes. */
const objectsACall = 100;

async function isConfigured(git: Git, filter: string): Promise<boolean> {
  const found = await Promise.all(
    ["clean", "process"].map((kind) => git.attempt(["config", "--get", `filter.${filter}.${kind}`])),
  );
  return found.some(({ kind }) => kind === "done");
}

function lines(entries: readonly { readonly blobId: string }[]): string {
  return entries.map(({ blobId }) => `${blobId}\n`).join("");
}

function notFiltered(path: string): Error {
  return new Error(
    `.gitattributes has ${path} kept by Git LFS, but no pointer was made of it, so nothing is committed. Is git-lfs installed?`,
  );
}
