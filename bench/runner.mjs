// Runs the action as a runner starts it, against a stand-in for GitHub.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { action } from "./action.mjs";

/** Loads what the tests have, such as `/test/support/github/server.ts`. */
export async function openTestSupport() {
  const vite = await createServer({
    root: fileURLToPath(new URL("../", import.meta.url)),
    configFile: false,
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: "custom",
  });
  return { load: (name) => vite.ssrLoadModule(`/test/support/${name}.ts`), close: () => vite.close() };
}

/**
 * One run in a machine of its own.
 *
 * @returns what it said, its wall and processor time in seconds with git's in it, and the most memory of the action alone
 */
export async function runStep(inputs, { workspace, commit, github }) {
  const place = mkdtempSync(join(tmpdir(), "bench-step-"));
  const file = (name) => join(place, name);
  for (const name of ["output", "summary", "state"]) writeFileSync(file(name), "");
  writeFileSync(file("event.json"), "{}");
  const all = { token: github.switches.token, "state-directory": file("kept"), ...inputs };
  const named = Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)]);
  const env = {
    PATH: process.env["PATH"],
    HOME: place,
    ...{ GITHUB_ACTIONS: "true", CI: "true", RUNNER_TEMP: place, GITHUB_WORKSPACE: workspace },
    ...{ GITHUB_OUTPUT: file("output"), GITHUB_STEP_SUMMARY: file("summary"), GITHUB_STATE: file("state") },
    ...{ GITHUB_EVENT_NAME: "schedule", GITHUB_EVENT_PATH: file("event.json"), GITHUB_REPOSITORY: "octo/shop" },
    ...{ GITHUB_WORKFLOW: "w", GITHUB_JOB: "j", GITHUB_ACTION: "a", GITHUB_RUN_ID: "1", GITHUB_RUN_ATTEMPT: "1" },
    ...github.environment,
    ...{ GITHUB_SHA: commit, GITHUB_REF: "refs/heads/main" },
    ...Object.fromEntries(named),
  };
  const started = performance.now();
  // Of the processes that end, `time` tells the largest: git's would hide the action's, so that one notes its own.
  const peak = file("peak");
  const note = `process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)))`;
  writeFileSync(file("note.cjs"), note);
  const command = ["-f", "%U %S", process.execPath, "--require", file("note.cjs"), action];
  const child = spawn("/usr/bin/time", command, { cwd: workspace, env });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const code = await new Promise((done) => child.on("close", done));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`exit ${code}: ${out.slice(-3000)}${err.slice(-2000)}`);
  const megabytes = Number(readFileSync(peak, "utf8")) / 1024;
  const processor = err.trim().split("\n").at(-1).split(" ").map(Number);
  rmSync(place, { recursive: true, force: true, maxRetries: 20 });
  return { seconds, processor: processor[0] + processor[1], megabytes, out };
}
