// The step alone, from lib/, over pictures that exist in name only: what the pipeline costs beside pixels and files.
// Arguments: the service's URL, its AppCode, the state directory, how many pictures, how many jobs at a time,
// and which picture is the first where several of these share a catalog.
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "../../lib/clock.js";
import { silentLog } from "../../lib/log.js";
import { openLedger } from "../../lib/memory/ledger.js";
import { createStore } from "../../lib/memory/store.js";
import { remove } from "../../lib/remove/remove.js";
import { createService } from "../../lib/service/client.js";

const [url, appCode, directory, count, concurrency, first = "0"] = process.argv.slice(2);
const origin = new URL(url);
const ledger = await openLedger(directory);
const store = createStore(join(directory, "store"));
const service = createService({ origin, appCode });

async function* ready() {
  for (let index = Number(first); index < Number(first) + Number(count); index++) {
    const contentId = createHash("sha256").update(String(index)).digest("hex");
    const picture = { path: `p${index}.jpg`, model: "general", contentId, width: 48, height: 40 };
    const task = { id: `${contentId}.general`, picture, twins: [] };
    const address = async () => `https://pictures.example/${contentId}`;
    yield { kind: "reachable", task, sent: { width: 48, height: 40 }, route: "serve", address, otherwise: address };
  }
}

async function verify({ file, expected }) {
  const handle = await open(file);
  const header = Buffer.alloc(24);
  await handle.read(header, 0, 24, 0);
  await handle.close();
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  const fits = width === expected.width && height === expected.height;
  return fits ? { kind: "good", width, height } : { kind: "bad", reason: "another size" };
}

const counts = { cutout: 0, deferred: 0, failed: 0 };
const began = Date.now();
const context = {
  service,
  identity: origin.origin,
  billed: true,
  ledger,
  store,
  verify,
  log: silentLog,
  clock: systemClock,
  random: Math.random,
  concurrency: Number(concurrency),
  jobTimeoutMilliseconds: 600_000,
  signal: new AbortController().signal,
  lost: new AbortController().signal,
};
for await (const removed of remove(context, [], ready())) counts[removed.kind] += 1;
const milliseconds = Date.now() - began;
await service.close();
await ledger.close();
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...counts, milliseconds, peak }));
