// Preloaded into the measured program: leaves its peak resident memory, in MB, and its processor time, in seconds, in the
// file that is named to it.
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const used = { peak: Math.round(maxRSS / 1024), processor: (userCPUTime + systemCPUTime) / 1e6 };
    writeFileSync(process.env.CUTOUT_BENCH_PEAK, JSON.stringify(used));
  });
}
