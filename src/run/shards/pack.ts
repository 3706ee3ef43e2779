import { copyFile, link, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isMissing } from "../../exists.js";
import type { ManifestLine } from "../../memory/manifest.js";
import type { Outcome, PictureResult, Shard } from "../../model.js";
import { type Prefix, toWorkspace, type WorkspacePath } from "../../paths.js";
import { shardOf } from "../../plan/share.js";
import type { PicturePreviews, Preview } from "../../report/html/card.js";
import { writeWhole } from "../../write-whole.js";
import { LEDGER_FILE, PACKAGE_FILE, type PackageHead, PRODUCTS_FOLDER } from "./package.js";

export interface Packing {
  readonly shard: Shard;
  readonly head: Omit<PackageHead, "version" | "index" | "of" | "pictures">;
  readonly results: readonly PictureResult[];
  /** The manifest's lines of what is to be delivered; those of other shards are left out. */
  readonly lines: readonly ManifestLine[];
  /** Prefix of the working directory, empty or ending in `/`. */
  readonly prefix: Prefix;
  readonly workspace: string;
  /** Absolute path. */
  readonly ledger: string | undefined;
  readonly previews: (path: WorkspacePath) => PicturePreviews | undefined;
}

/**
 * Lays a leg's package out as a folder, which appears whole or not at all.
 * @param folder absolute path; an earlier package of the same shard is replaced
 */
export async function packShard(packing: Packing, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const building = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const lines = packing.lines.filter(
      (line) => shardOf(`${line.content}.${line.model}`, packing.shard.of) === packing.shard.index,
    );
    await mkdir(join(building, PRODUCTS_FOLDER));
    for (const line of lines)
      await take(
        join(packing.workspace, toWorkspace(line.product, packing.prefix)),
        join(building, PRODUCTS_FOLDER, line.sha256),
      );
    if (packing.ledger !== undefined) await take(packing.ledger, join(building, LEDGER_FILE));
    await writeWhole(join(building, PACKAGE_FILE), printPackage(packing, lines));
    await rm(folder, { recursive: true, force: true });
    await rename(building, folder);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}

/** Equal products are one file; what is gone meanwhile is not delivered, as anywhere. */
async function take(file: string, target: string): Promise<void> {
  try {
    await link(file, target).catch(() => copyFile(file, target));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function* printPackage(
  { shard, head, results, previews, prefix }: Packing,
  lines: readonly ManifestLine[],
): Generator<string> {
  const bySource = new Map<string, ManifestLine[]>();
  for (const line of lines)
    bySource.set(toWorkspace(line.source, prefix), [...(bySource.get(toWorkspace(line.source, prefix)) ?? []), line]);
  yield `${JSON.stringify({ version: 1, index: shard.index, of: shard.of, ...head, pictures: results.length })}\n`;
  for (const { path, model, outcome } of results) {
    const entry = {
      path,
      model,
      outcome: withoutProducts(outcome),
      lines: bySource.get(path) ?? [],
      previews: printed(previews(path)),
    };
    yield `${JSON.stringify(entry)}\n`;
  }
}

function withoutProducts(outcome: Outcome): object {
  const { products: _, ...rest } = { products: [], ...outcome };
  return rest;
}

function printed(previews: PicturePreviews | undefined): object {
  const text = (preview: Preview | undefined) =>
    preview && { mime: preview.mime, base64: Buffer.from(preview.bytes).toString("base64") };
  return { before: text(previews?.before), after: text(previews?.after) };
}
