// npm run faults -- --runs 200 --seed 1: kills the program at chosen writes and requests, or lets a write fail, runs it
// again, and holds the service's bill against what it says. Prints what came of it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
});
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "test/e2e/faults-at-any-write.test.ts", "--disable-console-intercept"],
  {
    cwd: fileURLToPath(new URL("../", import.meta.url)),
    env: { ...process.env, CUTOUT_FAULTS: values.runs, CUTOUT_FAULTS_SEED: values.seed },
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
