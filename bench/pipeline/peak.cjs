// Preloaded into the measured program: leaves its peak resident memory, in MB, in the file that is named to it.
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.on("exit", () => {
    writeFileSync(process.env.CUTOUT_BENCH_PEAK, String(Math.round(process.resourceUsage().maxRSS / 1024)));
  });
}
