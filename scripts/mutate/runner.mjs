// A process with a warm vitest. It is told { files, names, active }, { files, record } or { files, names, plan, log }, and
// answers { failed }.
import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createVitest } from "vitest/node";
import { mutate } from "./mutants.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folders = JSON.parse(process.env.CUTOUT_MUTATED);

const instrument = {
  name: "mutants",
  enforce: "pre",
  load(id) {
    const path = relative(root, id.split("?")[0]);
    if (!path.endsWith(".ts") || !folders.some((folder) => path === folder || path.startsWith(`${folder}/`))) return;
    return mutate(path, readFileSync(`${root}${path}`, "utf8")).code;
  },
};

const vitest = await createVitest(
  "test",
  {
    root,
    watch: false,
    pool: "forks",
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    reporters: [{}],
    globalSetup: [],
    runner: "scripts/mutate/trial-runner.mjs",
    setupFiles: ["scripts/mutate/setup.mjs", "test/support/no-blind-matchers.ts", "test/support/leave-nothing.ts"],
  },
  { plugins: [instrument], logLevel: "silent" },
);
await vitest.standalone();
const project = vitest.getRootProject();

process.on("message", async ({ files, names, timeout = 120_000, ...order }) => {
  project.config.testTimeout = timeout;
  writeFileSync(process.env.CUTOUT_MUTANT_FILE, JSON.stringify(order));
  if (names === undefined) vitest.resetGlobalTestNamePattern();
  else vitest.setGlobalTestNamePattern(new RegExp(`^(${names.map(escaped).join("|")})$`));
  const paths = files.map((file) => `${root}${file}`);
  const { unhandledErrors } = await vitest.runTestSpecifications(
    paths.map((path) => project.createSpecification(path)),
  );
  // What Vitest returns are the modules of all runs so far.
  const testModules = vitest.state.getTestModules(paths);
  const ran = testModules.reduce((sum, module) => sum + [...module.children.allTests("passed")].length, 0);
  const failed = unhandledErrors.length > 0 || testModules.some((module) => !module.ok());
  const why = testModules.flatMap((module) => [
    ...module.errors(),
    ...[...module.children.allTests("failed")].flatMap((test) => [test.fullName, ...test.result().errors]),
  ]);
  const reason = [...unhandledErrors, ...why].map((error) => error.message ?? error).join("\n");
  process.send({ failed, ran, reason: reason.slice(0, 2000) });
});
// Whoever stops the run leaves nothing behind that goes on.
process.on("disconnect", () => process.kill(-process.pid, "SIGKILL"));
process.send({ ready: true });

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
