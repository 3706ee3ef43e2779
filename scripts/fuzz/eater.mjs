// Reads the picture files that its parent names, one after the other, as a run does: what it is, then its pixels on a
// worker thread. Runs lib/. Answers each with what became of it.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { look } from "../../lib/find/look.js";
import { createThreads } from "../../lib/pixels/threads.js";

const SECONDS = 10;
const entry = new URL("../../lib/worker.js", import.meta.url);
const threads = createThreads({ entry, size: 1, timeoutMilliseconds: SECONDS * 1000 });

process.on("message", async (file) => {
  forgetPeak();
  const before = process.cpuUsage();
  const told = await eat(file);
  // Of the processor: on a machine that others use, too, a clock tells of them.
  const { user, system } = process.cpuUsage(before);
  process.send({ ...told, milliseconds: (user + system) / 1000, megabytes: peakMegabytes() });
});
process.on("disconnect", () => process.exit());

async function eat(file) {
  await look({ path: "picture", file, model: "general", claimed: true }, dirname(file));
  // Also what was refused by its look: a service's answer is unpacked without one.
  const first = await unpack(file);
  // What crashes a worker once may have met it in a bad moment; a run tries no picture a third time.
  return first.end === "crashed" ? unpack(file) : first;
}

async function unpack(file) {
  try {
    await threads.run("preview", { file, maxSide: 200, maxBytes: 20_000 });
    return { end: "read", reason: "" };
  } catch (error) {
    const reason = error.message;
    if (/took longer than/.test(reason)) return { end: "hung", reason };
    return { end: /crashed/.test(reason) ? "crashed" : "refused", reason };
  }
}

/** Linux tells a process's peak, and begins anew where it is asked to. Elsewhere it is the peak since the start. */
function forgetPeak() {
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
}

function peakMegabytes() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"));
  return Number(kilobytes) / 1024;
}
