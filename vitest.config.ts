import { defineConfig } from "vitest/config";

const report = process.env["CUTOUT_TEST_REPORT"] ?? "reports/tests.json";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ["test/support/build.ts"],
    env: { NO_COLOR: "1" },
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
