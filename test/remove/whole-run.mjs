// One run of the step from lib/, with its lock, ledger and store.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "../../lib/clock.js";
import { silentLog } from "../../lib/log.js";
import { openLedger } from "../../lib/memory/ledger.js";
import { acquireLock } from "../../lib/memory/lock.js";
import { createStore } from "../../lib/memory/store.js";
import { remove } from "../../lib/remove/remove.js";
import { createService } from "../../lib/service/client.js";

/** @returns how many of the pictures ended how, and how many were paid for */
export async function wholeRun({ url, appCode, directory, pictures, concurrency, signal }) {
  const origin = new URL(url);
  const locked = await acquireLock({ directory, clock: systemClock, patienceMilliseconds: 10_000 });
  if (locked.kind === "refused") throw new Error(locked.reason);
  const ledger = await openLedger(directory);
  const store = createStore(join(directory, "store"));
  const service = createService({ origin, appCode });

  const wanted = new Map();
  for (let index = 0; index < pictures; index++) {
    const contentId = createHash("sha256").update(String(index)).digest("hex");
    const id = `${contentId}.general`;
    if (await store.find(origin.origin, id)) continue;
    wanted.set(id, {
      id,
      picture: { path: `p${index}.jpg`, model: "general", contentId, width: 48, height: 40 },
      twins: [],
    });
  }
  const resumed = ledger.openJobs(origin.origin).flatMap((job) => {
    const tasks = job.tasks.flatMap(({ task }) => {
      const found = job.settled.includes(task) ? undefined : wanted.get(task);
      wanted.delete(task);
      return found ? [found] : [];
    });
    return tasks.length > 0 ? [{ job, tasks }] : [];
  });

  async function* ready() {
    for (const task of wanted.values()) {
      const address = async () => `https://pictures.example/${task.picture.contentId}`;
      const sent = { width: task.picture.width, height: task.picture.height };
      yield { kind: "reachable", task, sent, route: "serve", address, otherwise: address };
    }
  }

  const counts = { cutout: 0, deferred: 0, failed: 0, paid: 0, unknown: 0 };
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
    concurrency,
    jobTimeoutMilliseconds: 20_000,
    signal,
    lost: locked.lock.lost,
  };
  for await (const removed of remove(context, resumed, ready())) {
    counts[removed.kind] += 1;
    const paid = removed.kind === "failed" ? removed.failure.paid : removed.paid;
    if (paid !== false) counts[paid === true ? "paid" : "unknown"] += 1;
  }
  await service.close();
  await ledger.close();
  await locked.lock.release();
  return counts;
}

/** The header's size is enough here: what is verified, and how, is tested elsewhere. */
async function verify({ file, expected }) {
  const bytes = await readFile(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const fits = width === expected.width && height === expected.height;
  return fits ? { kind: "good", width, height } : { kind: "bad", reason: "another size" };
}
