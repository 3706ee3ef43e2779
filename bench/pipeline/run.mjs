// Wall time over the service's own bound, queries per job and peak memory, for many pictures.
//
//   node bench/pipeline/run.mjs                 all rows (about six minutes), writes results.txt beside this file
//   node bench/pipeline/run.mjs 1000            only the rows with so many pictures, writes nothing
//
// The scripted service works on `capacity` jobs at a time and takes a fixed time for each; the bound is what it would
// take with no gap between jobs. Throttled, it takes no more than `capacity` jobs and the client asks for twice that.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rows = [
  { pictures: 1000, jobMilliseconds: 1000, capacity: 4, concurrency: 4, throttled: false },
  { pictures: 1000, jobMilliseconds: 1000, capacity: 4, concurrency: 8, throttled: true },
  { pictures: 10_000, jobMilliseconds: 500, capacity: 4, concurrency: 4, throttled: false },
  { pictures: 10_000, jobMilliseconds: 500, capacity: 4, concurrency: 8, throttled: true },
];
const wanted = Number(process.argv[2] ?? 0);

const vite = await createServer({
  root,
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true },
  appType: "custom",
});
const { startScriptedService } = await vite.ssrLoadModule("/test/support/scripted-service.ts");
const lines = [
  `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`,
  "",
  "pictures  throttled  wall s  bound s  ratio  submits  queries/job  peak MB  MB after each tenth",
];
for (const row of rows) {
  if (wanted > 0 && row.pictures !== wanted) continue;
  lines.push(await measure(row));
  process.stdout.write(`${lines.at(-1)}\n`);
}
await vite.close();
if (wanted === 0) await writeFile(new URL("results.txt", import.meta.url), `${lines.join("\n")}\n`);

async function measure({ pictures, jobMilliseconds, capacity, concurrency, throttled }) {
  const service = await startScriptedService({
    jobMilliseconds,
    sizeOf: () => ({ width: 48, height: 40 }),
    ...(throttled ? { mostJobs: capacity } : { workers: capacity }),
  });
  const directory = await mkdtemp(join(tmpdir(), "cutout-bench-"));
  const step = fileURLToPath(new URL("step.mjs", import.meta.url));
  const result = await output([step, service.url.href, service.appCode, directory, pictures, concurrency].map(String));
  const bill = service.bill();
  if (result.cutout !== pictures || bill.tasks !== pictures)
    throw new Error(`lost pictures: ${JSON.stringify(result)}`);
  await service.close();
  await rm(directory, { recursive: true, force: true });
  const bound = (Math.ceil(Math.ceil(pictures / 10) / capacity) * jobMilliseconds) / 1000;
  const wall = result.milliseconds / 1000;
  const cells = [
    String(pictures).padStart(8),
    (throttled ? "yes" : "no").padStart(9),
    wall.toFixed(1).padStart(6),
    bound.toFixed(1).padStart(7),
    (wall / bound).toFixed(3).padStart(5),
    String(result.submits).padStart(7),
    (result.queries / bill.jobs).toFixed(2).padStart(11),
    String(result.peak).padStart(7),
    result.memory.join(" "),
  ];
  return cells.join("  ");
}

function output(parameters) {
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("close", (code) => (code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`exit ${code}`))));
  });
}
