// npm run fuzz -- --minutes 10 --seed 1: has spoilt pictures of every format read, until the time is over.
// With --files 2000 in place of --minutes: so many of each format. With --keep FOLDER those that do harm are kept.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { compile } from "./compile.mjs";
import { fuzzFormat } from "./fuzz/fuzz.mjs";
import { FORMATS } from "./fuzz/seeds.mjs";

const { values } = parseArgs({
  options: {
    minutes: { type: "string" },
    files: { type: "string" },
    seed: { type: "string", default: "1" },
    keep: { type: "string" },
  },
});
const files = values.files === undefined ? Number.POSITIVE_INFINITY : Number(values.files);
const minutes = values.minutes === undefined ? (values.files === undefined ? 10 : 1e6) : Number(values.minutes);
const keep = values.keep === undefined ? undefined : resolve(values.keep);
if (keep !== undefined) mkdirSync(keep, { recursive: true });
await compile();

for (const [index, format] of FORMATS.entries()) {
  const until = Date.now() + (minutes * 60_000) / FORMATS.length;
  const told = await fuzzFormat({ format, seed: Number(values.seed) + index, files, until, keep });
  const { read, refused, mostMilliseconds, mostMegabytes, harm } = told;
  console.log(
    `${format}: ${told.files} files, ${read} read, ${refused} refused, ${harm.length} did harm; at most ${Math.round(mostMilliseconds)} ms and ${Math.round(mostMegabytes)} MB`,
  );
  for (const { number, end, reason } of harm) console.log(`  number ${number} ${end}: ${reason}`);
  if (harm.length > 0) process.exitCode = 1;
}
