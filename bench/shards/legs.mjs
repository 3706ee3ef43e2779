// Legs of a matrix beside each other, each a process with a state of its own, against one scripted service.
//
//   node bench/shards/legs.mjs        all rows (about three minutes), writes legs.txt
//
// "own": the service has room for two jobs a leg, so the time should fall as the legs rise. "shared": it has room for
// eight jobs in all and refuses more, whoever asks; each leg takes its part of `concurrency`, which is the service's room
// or twice that. The bound is what the service would take with no gap between jobs. The legs run the submit-to-store step
// over pictures that exist in name only: pixels would share the processors of this one machine, which legs do not.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { machine } from "../timing.mjs";

const PICTURES = 800;
const JOB_MILLISECONDS = 1_000;
const rows = [
  ...[1, 2, 4, 8, 16].map((legs) => ({ kind: "own", legs, room: 2 * legs, concurrency: 2 * legs, refuses: false })),
  ...[1, 2, 4, 8, 16].map((legs) => ({ kind: "shared", legs, room: 8, concurrency: 8, refuses: true })),
  ...[2, 4, 8].map((legs) => ({ kind: "shared", legs, room: 8, concurrency: 16, refuses: true })),
];

const vite = await createServer({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true },
  appType: "custom",
});
const { startScriptedService } = await vite.ssrLoadModule("/test/support/scripted-service.ts");
const lines = [
  `${machine()}; ${PICTURES} pictures, jobs of ten, ${JOB_MILLISECONDS} ms each`,
  "",
  "service  legs  room  concurrency  wall s  bound s  ratio  submits refused",
];
for (const row of rows) {
  lines.push(await measure(row));
  process.stdout.write(`${lines.at(-1)}\n`);
}
await vite.close();
await writeFile(new URL("legs.txt", import.meta.url), `${lines.join("\n")}\n`);

async function measure({ kind, legs, room, concurrency, refuses }) {
  const service = await startScriptedService({
    jobMilliseconds: JOB_MILLISECONDS,
    sizeOf: () => ({ width: 48, height: 40 }),
    ...(refuses ? { mostJobs: room } : { workers: room }),
  });
  const directory = await mkdtemp(join(tmpdir(), "bench-legs-"));
  const each = PICTURES / legs;
  const ended = await Promise.all(
    Array.from({ length: legs }, async (_, leg) => {
      const state = join(directory, String(leg));
      await mkdir(state);
      const part = Math.max(1, Math.floor(concurrency / legs));
      return runLeg([service.url.href, service.appCode, state, each, part, leg * each]);
    }),
  );
  const { tasks, throttled } = service.bill();
  const made = ended.reduce((sum, { cutout }) => sum + cutout, 0);
  if (made !== PICTURES || tasks !== PICTURES) throw new Error(`${made} made and ${tasks} billed of ${PICTURES}`);
  await service.close();
  await rm(directory, { recursive: true });
  const wall = Math.max(...ended.map(({ milliseconds }) => milliseconds)) / 1000;
  const bound = (Math.ceil(PICTURES / 10 / room) * JOB_MILLISECONDS) / 1000;
  return [
    kind.padEnd(7),
    String(legs).padStart(4),
    String(room).padStart(4),
    String(concurrency).padStart(11),
    wall.toFixed(1).padStart(6),
    bound.toFixed(1).padStart(7),
    (wall / bound).toFixed(2).padStart(5),
    String(throttled).padStart(15),
  ].join("  ");
}

function runLeg(parameters) {
  const script = fileURLToPath(new URL("../pipeline/step.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, ...parameters.map(String)], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`exit ${code}`))));
  });
}
