import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const report = process.env["CUTOUT_TEST_REPORT"] ?? "reports/tests.json";

const common = {
  // What hangs ends some time; a slow machine fails nothing.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  // Files share what they import, since loading it anew for each took a fifth of the time: no test may leave a module changed.
  isolate: false,
  setupFiles: ["test/support/no-blind-matchers.ts", "test/support/leave-nothing.ts"],
  env: { NO_COLOR: "1" },
};

/**
 * What is slow comes first, so that none of it is what everything else waits for at the end. A worker is kept for as long as
 * the next file is of its project, so each project's files come together.
 */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification) =>
      readFileSync(moduleId, "utf8").startsWith("// @module-tag long:");
    const isProgram = ({ project }: TestSpecification) => project.name === "programs";
    const inOrder = (some: TestSpecification[]) => [...some.filter(isSlow), ...some.filter((file) => !isSlow(file))];
    return [...inOrder(sorted.filter(isProgram)), ...inOrder(sorted.filter((file) => !isProgram(file)))];
  }
}

/**
 * Tests that start processes have workers of their own. To start one takes as long as the memory of who starts it is large:
 * 2 ms of the processor at 50 MB, 10 ms at 400, and workers that had pixels in hand grow to more than 1,000. Tests of pixels
 * start few.
 */
function startsProcesses(file: string): boolean {
  if (file.startsWith("test/pixels/")) return false;
  return /child_process|support\/(?:azurite|git|results-service|run-action)\.js/.test(readFileSync(file, "utf8"));
}

interface Fewer {
  /** Files that are not looked at. */
  readonly exclude?: readonly string[];
  /** Whether tests with the tag `long` are told as skipped. */
  readonly skipsLong?: boolean;
}

export function configOf({ exclude = [], skipsLong = false }: Fewer) {
  const tags = [{ name: "long", description: "several runs of the whole program, or as much work", skip: skipsLong }];
  const files = readdirSync("test", { recursive: true, encoding: "utf8" }).map((name) => join("test", name));
  const programs = files.filter((name) => name.endsWith(".test.ts") && startsProcesses(name));
  const project = (name: string, include: string[], but: readonly string[]) => ({
    test: { ...common, tags, name, include, exclude: [...exclude, ...but] },
  });
  return defineConfig({
    test: {
      ...common,
      tags,
      // Most tests wait for other processes most of the time.
      maxWorkers: availableParallelism() + 1,
      globalSetup: ["test/support/build.ts"],
      reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
      sequence: { sequencer: SlowFirst },
      projects: [project("programs", programs, []), project("functions", ["test/**/*.test.ts"], programs)],
    },
  });
}

export default configOf({});
