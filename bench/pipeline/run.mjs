// Wall time over the service's own bound, queries per job and peak memory, for many pictures.
//
//   node bench/pipeline/run.mjs                        all rows (about a quarter of an hour), writes results.txt
//   node bench/pipeline/run.mjs action 1000            only the rows of that program and number, writes nothing
//   node bench/pipeline/run.mjs fast                   only a service that is faster than the machine, writes fast.txt
//
// The scripted service works on `capacity` jobs at a time and takes a fixed time for each; the bound is what it would
// take with no gap between jobs. Throttled, it refuses more than `capacity` jobs and the client asks for twice that.
// `step` is the submit-to-store step alone, over pictures that exist in name only; `action` is the built program from
// files to files, `fast` the same against a service that is faster than the machine, so that what we take is what is
// measured; "last fetch" is the ratio without the report at the end: every picture is read, hashed, served, probed, fetched back, decoded, checked and written.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { action as entry } from "../action.mjs";
import { writePictures } from "./pictures.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const action = { program: "action", capacity: 4, concurrency: 4, throttled: false };
const picture = { width: 400, height: 400 };
const fast = { ...action, program: "fast", pictures: 1000, jobMilliseconds: 200, picture: { width: 480, height: 420 } };
const step = { program: "step", capacity: 4, concurrency: 4, throttled: false };
const rows = [
  { ...step, pictures: 1000, jobMilliseconds: 1000 },
  { ...step, pictures: 1000, jobMilliseconds: 1000, concurrency: 8, throttled: true },
  { ...step, pictures: 10_000, jobMilliseconds: 500 },
  { ...step, pictures: 10_000, jobMilliseconds: 500, concurrency: 8, throttled: true },
  { ...action, pictures: 1000, jobMilliseconds: 2000 },
  { ...action, pictures: 1000, jobMilliseconds: 2000, concurrency: 8, throttled: true },
  { ...action, pictures: 10_000, jobMilliseconds: 2000, capacity: 8, concurrency: 8 },
  fast,
];
const [program, number] = process.argv.slice(2);

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
  "program  pictures  jobs at a time  throttled  wall s  bound s  ratio  last fetch  submits  queries/job  processor ms/picture  peak MB  load before",
];
for (const row of rows) {
  if (program !== undefined && row.program !== program) continue;
  if (number !== undefined && row.pictures !== Number(number)) continue;
  lines.push(await measure(row));
  process.stdout.write(`${lines.at(-1)}\n`);
}
await vite.close();
const record = program === undefined ? "results.txt" : program === "fast" ? "fast.txt" : undefined;
if (record !== undefined) await writeFile(new URL(record, import.meta.url), `${lines.join("\n")}\n`);

async function measure(row) {
  const { pictures, jobMilliseconds, capacity, throttled } = row;
  const load = loadavg()[0];
  const service = await startScriptedService({
    jobMilliseconds,
    sizeOf: () => (row.program === "step" ? { width: 48, height: 40 } : (row.picture ?? picture)),
    ...(throttled ? { mostJobs: capacity } : { workers: capacity }),
  });
  const directory = await mkdtemp(join(tmpdir(), "cutout-bench-"));
  const result = await (row.program === "step" ? runStep : runAction)(service, directory, row);
  const bill = service.bill();
  if (result.made !== pictures || bill.tasks !== pictures) throw new Error(`lost pictures: ${JSON.stringify(result)}`);
  await service.close();
  await rm(directory, { recursive: true, force: true });
  const bound = (Math.ceil(Math.ceil(pictures / 10) / capacity) * jobMilliseconds) / 1000;
  const wall = result.milliseconds / 1000;
  const cells = [
    row.program.padEnd(7),
    String(pictures).padStart(8),
    String(capacity).padStart(14),
    (throttled ? "yes" : "no").padStart(9),
    wall.toFixed(1).padStart(6),
    bound.toFixed(1).padStart(7),
    (wall / bound).toFixed(3).padStart(5),
    (result.fetched === undefined ? "" : (result.fetched / 1000 / bound).toFixed(3)).padStart(10),
    String(bill.submits).padStart(7),
    (bill.queries / bill.jobs).toFixed(2).padStart(11),
    (result.processor === undefined ? "" : ((1000 * result.processor) / pictures).toFixed(1)).padStart(20),
    String(result.peak).padStart(7),
    load.toFixed(1).padStart(11),
  ];
  return cells.join("  ");
}

async function runStep(service, directory, { pictures, concurrency }) {
  const script = fileURLToPath(new URL("step.mjs", import.meta.url));
  const { output } = await run(
    [script, service.url.href, service.appCode, directory, pictures, concurrency].map(String),
  );
  const { cutout: made, milliseconds, peak } = JSON.parse(output);
  return { made, milliseconds, peak };
}

/** The program's own time, from its start to its exit; its memory as the system saw it, threads included. */
async function runAction(service, directory, { pictures, concurrency, picture: size = picture }) {
  const workspace = join(directory, "workspace");
  await mkdir(workspace);
  await writePictures(join(workspace, "photos"), pictures, size);
  const flags = {
    service: service.url.href,
    "app-code": service.appCode,
    concurrency,
    "max-paid": "unlimited",
    "state-directory": join(directory, "state"),
    deliver: "none",
    output: "cutouts/{dir}/{name}.png",
  };
  const peakFile = join(directory, "peak");
  const parameters = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const begun = Date.now();
  const preload = fileURLToPath(new URL("peak.cjs", import.meta.url));
  const { output } = await run(["--require", preload, entry, ...parameters, "photos"], {
    cwd: workspace,
    env: { PATH: process.env["PATH"], HOME: directory, CUTOUT_BENCH_PEAK: peakFile },
  });
  const milliseconds = Date.now() - begun;
  const made = Number(/([\d,]+) made in/.exec(output)?.[1]?.replaceAll(",", "") ?? 0);
  const fetched = (service.requests.at(-1)?.at ?? 0) - begun;
  const { peak, processor } = JSON.parse(await readFile(peakFile, "utf8"));
  return { made, fetched, milliseconds, peak, processor, output: output.slice(-2000) };
}

function run(parameters, options = {}) {
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"], ...options });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("close", (code) =>
      code === 0 ? resolve({ output }) : reject(new Error(`exit ${code}: ${output.slice(-2000)}`)),
    );
  });
}
