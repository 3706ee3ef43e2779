import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { exists } from "../../exists.js";
import { messageOf, UserError } from "../../user-error.js";
import { PACKAGE_FILE, type PackageHead } from "./package.js";
import { readHead } from "./read-package.js";

/** One shard of the matrix, as the collecting run found it. */
export type FoundShard =
  | { readonly kind: "found"; readonly index: number; readonly folder: string; readonly head: PackageHead }
  | { readonly kind: "missing"; readonly index: number; readonly reason: string };

export interface Wanted {
  readonly commit: string;
  readonly settings: string;
}

export interface FoundShards {
  /** By index, from 1: each shard of the matrix. */
  readonly shards: readonly FoundShard[];
  /** What lies in the folder and is none of them, each with the reason. */
  readonly refused: readonly string[];
}

/**
 * Looks at the packages in a folder: each must be of this commit and of these settings, and of one matrix.
 * @param folder absolute path, with a folder for each package in it, or a package itself
 * @throws UserError where there is no folder, or no package in it that is of any use
 */
export async function findShards(folder: string, wanted: Wanted): Promise<FoundShards> {
  const refused: string[] = [];
  const heads: { readonly folder: string; readonly head: PackageHead }[] = [];
  const wrongs: { readonly head: PackageHead; readonly wrong: string }[] = [];
  for (const one of await packageFolders(folder)) {
    try {
      const head = await readHead(one.folder);
      const wrong = whyWrong(head, wanted);
      if (wrong === undefined) heads.push({ folder: one.folder, head });
      else {
        wrongs.push({ head, wrong });
        refused.push(`${one.name}: ${wrong}`);
      }
    } catch (error) {
      refused.push(`${one.name}: ${messageOf(error)}`);
    }
  }
  const of = Math.max(0, ...heads.map(({ head }) => head.of));
  if (of === 0) throw new UserError(noPackages(folder, refused));
  const others = heads.filter(({ head }) => head.of !== of);
  for (const { folder: other, head } of others)
    refused.push(`${other}: it is shard ${head.index}/${head.of}, and the others are of ${of}`);
  const byIndex = new Map<number, (typeof heads)[number]>();
  for (const one of heads.filter(({ head }) => head.of === of)) {
    const known = byIndex.get(one.head.index);
    const [kept, left] =
      known === undefined || known.head.finishedAt < one.head.finishedAt ? [one, known] : [known, one];
    byIndex.set(one.head.index, kept);
    if (left !== undefined)
      refused.push(`${left.folder}: shard ${one.head.index}/${of} is there twice, and the later one counts`);
  }
  const shards = Array.from({ length: of }, (_, at): FoundShard => {
    const index = at + 1;
    const found = byIndex.get(index);
    if (found !== undefined) return { kind: "found", index, ...found };
    const known = wrongs.find(({ head }) => head.index === index && head.of === of);
    const why = known === undefined ? "is not in the folder" : `cannot be used, since ${known.wrong}`;
    return { kind: "missing", index, reason: `shard ${index}/${of} ${why}` };
  });
  return { shards, refused };
}

function whyWrong(head: PackageHead, { commit, settings }: Wanted): string | undefined {
  if (head.index < 1 || head.index > head.of || head.of > 256)
    return `it is shard ${head.index} of ${head.of}, which cannot be`;
  const which = `it is shard ${head.index}/${head.of}`;
  if (head.commit !== commit)
    return `${which} of commit ${short(head.commit)}, and this is ${short(commit)}: run its leg again`;
  if (head.settings !== settings)
    return `${which} of other settings: give "paths", "service", "output" and the recipe the same values in both steps`;
  return undefined;
}

function short(commit: string): string {
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 8) : "none";
}

async function packageFolders(folder: string): Promise<readonly { readonly name: string; readonly folder: string }[]> {
  if (!(await isFolder(folder)))
    throw new UserError(
      `"collect" is ${JSON.stringify(folder)}, and there is no such folder: run actions/download-artifact before this step, with this "path"`,
    );
  if (await exists(join(folder, PACKAGE_FILE))) return [{ name: folder, folder }];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
  const folders = names.toSorted().map((name) => ({ name, folder: join(folder, name) }));
  const packed = await Promise.all(folders.map((one) => exists(join(one.folder, PACKAGE_FILE))));
  return folders.filter((_, at) => packed[at]);
}

async function isFolder(path: string): Promise<boolean> {
  return (await exists(path)) && (await lstat(path)).isDirectory();
}

function noPackages(folder: string, refused: readonly string[]): string {
  const why = refused.length === 0 ? "none was found there" : refused.join("; ");
  return `No shard in ${JSON.stringify(folder)} can be collected: ${why}. The legs leave their shards as artifacts whose names end in "-shard-i-of-n"; download them with "pattern" and without "merge-multiple"`;
}
