// Spoils pictures and has them read. The same seed gives the same files in the same order.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEating } from "./eating.mjs";
import { mutate, randomFrom } from "./mutate.mjs";
import { seedsOf } from "./seeds.mjs";

/**
 * Has `files` spoilt pictures of `format` read, or as many as there is time for.
 *
 * @param keep absolute path of a folder for those that do harm; they are lost if left out
 * @returns counts by end, the slowest and the largest, and each that did harm
 */
export async function fuzzFormat({ format, seed, files, until = Number.POSITIVE_INFINITY, keep }) {
  const seeds = await seedsOf(format);
  const directory = await mkdtemp(join(tmpdir(), "cutout-fuzz-"));
  const eating = createEating();
  const told = { format, files: 0, read: 0, refused: 0, mostMilliseconds: 0, mostMegabytes: 0, harm: [] };
  try {
    for (let number = 0; number < files && Date.now() < until; number++) {
      // By seed and number, so that any one of them can be made again.
      const random = randomFrom(seed * 1_000_003 + number);
      const bytes = mutate(seeds[number % seeds.length], seeds, random);
      const file = join(directory, "picture");
      await writeFile(file, bytes);
      const { end, reason, milliseconds, megabytes } = await eating.eat(file);
      told.files++;
      told.mostMilliseconds = Math.max(told.mostMilliseconds, milliseconds || 0);
      told.mostMegabytes = Math.max(told.mostMegabytes, megabytes || 0);
      if (end === "read" || end === "refused") told[end]++;
      else {
        told.harm.push({ number, end, reason });
        if (keep !== undefined) await writeFile(join(keep, `${format}-${seed}-${number}-${end}`), bytes);
      }
    }
  } finally {
    await eating.close();
    await rm(directory, { recursive: true, force: true });
  }
  return told;
}
