import { inPieces } from "../in-pieces.js";
import { writeWhole } from "../write-whole.js";
import { FOOT, HEAD, type ManifestChange, type ManifestLine } from "./manifest.js";
import { byProduct, printLine } from "./print-manifest.js";
import { linesIn, type ManifestSource, sourceOf } from "./read-manifest.js";

/** Writes the changes into the work tree's manifest. */
export async function writeManifest(file: string, change: ManifestChange): Promise<void> {
  if (change.written.length === 0 && change.removed.length === 0) return;
  await writeWhole(file, mergeManifest(await sourceOf(file), change, file));
}

/**
 * Puts a run's changes into whatever manifest is there now, which another run may have written since. Of theirs, where it
 * is sorted as we leave it, a few lines are in memory at a time.
 * @param theirs undefined where there is none yet
 * @returns the text, in pieces
 * @throws UserError where theirs cannot be read
 */
export async function* mergeManifest(
  theirs: ManifestSource | undefined,
  change: ManifestChange,
  name: string,
): AsyncGenerator<string> {
  yield `${HEAD}\n`;
  if (await isSorted(linesIn(theirs, name))) yield* merged(linesIn(theirs, name), change);
  else yield* printed(await sorted(linesIn(theirs, name), change));
  yield `${FOOT}\n`;
}

function* printed(lines: Iterable<ManifestLine>): Generator<string> {
  const texts = (function* () {
    for (const line of lines) yield printLine(line);
  })();
  yield* inPieces(texts);
}

type Batches = AsyncIterable<readonly ManifestLine[]>;

async function isSorted(batches: Batches): Promise<boolean> {
  let last: string | undefined;
  for await (const lines of batches)
    for (const { product } of lines) {
      if (last !== undefined && product <= last) return false;
      last = product;
    }
  return true;
}

/** Both sorted, laid into one another. */
async function* merged(theirs: Batches, { removed, written }: ManifestChange): AsyncGenerator<string> {
  const ours = latest(written);
  const gone = new Set(removed);
  let at = 0;
  const beside = function* (lines: readonly ManifestLine[]) {
    for (const line of lines) {
      for (let mine = ours[at]; mine !== undefined && mine.product < line.product; mine = ours[++at]) yield mine;
      if (ours[at]?.product !== line.product && !gone.has(line.product)) yield line;
    }
  };
  for await (const lines of theirs) yield* printed(beside(lines));
  yield* printed(ours.slice(at));
}

async function sorted(theirs: Batches, { removed, written }: ManifestChange): Promise<readonly ManifestLine[]> {
  const gone = new Set(removed);
  const kept: ManifestLine[] = [];
  for await (const lines of theirs) for (const line of lines) if (!gone.has(line.product)) kept.push(line);
  return latest([...kept, ...written]);
}

/** Sorted; of two lines for one product the later one holds. */
function latest(lines: readonly ManifestLine[]): readonly ManifestLine[] {
  const all = lines.toSorted(byProduct);
  return all.filter(({ product }, at) => product !== all[at + 1]?.product);
}
