import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const report = process.env["CUTOUT_TEST_REPORT"] ?? "reports/tests.json";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most tests wait for other processes most of the time.
    maxWorkers: availableParallelism() + 1,
    // Files share what they import, since loading it anew for each took a fifth of the time: no test may leave a module changed.
    isolate: false,
    globalSetup: ["test/support/build.ts"],
    setupFiles: ["test/support/no-blind-matchers.ts", "test/support/leave-nothing.ts"],
    env: { NO_COLOR: "1" },
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
