// What it costs to collect a catalog from 64 shards and to deliver it: all of it is new, and goes out as one commit or as
// one pull request, to a git server and a stand-in for GitHub on this machine.
// Run: node bench/shards/commit.mjs [pictures …]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { machine } from "../timing.mjs";
import { action, headOfALeg, makePackages, makeShop } from "./shop.mjs";

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 20_000, 100_000];
const WAYS = ["none", "commit", "pull-request"];

const vite = await createServer({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: "custom",
});
const load = (name) => vite.ssrLoadModule(`/test/support/github/${name}.ts`);
const [{ startFakeGitHub }, { gitData }, { pulls }] = await Promise.all(["server", "git-data", "pulls"].map(load));

/** One run of the action as a runner starts it; processor seconds of it and of git, and the most memory of the action. */
async function deliver(way, { root, commit, packages, github }) {
  const place = mkdtempSync(join(tmpdir(), "bench-commit-"));
  const file = (name) => join(place, name);
  for (const name of ["output", "summary", "state"]) writeFileSync(file(name), "");
  writeFileSync(file("event.json"), "{}");
  const inputs = {
    paths: "photos",
    service: "https://service.example",
    collect: packages,
    deliver: way,
    token: github.switches.token,
    "state-directory": file("kept"),
  };
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = {
    PATH: process.env["PATH"],
    HOME: place,
    ...{ GITHUB_ACTIONS: "true", CI: "true", RUNNER_TEMP: place, GITHUB_WORKSPACE: root },
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
  const child = spawn("/usr/bin/time", command, { cwd: root, env });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const code = await new Promise((done) => child.on("close", done));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${way}: ${out.slice(-3000)}${err.slice(-2000)}`);
  const megabytes = Number(readFileSync(peak, "utf8")) / 1024;
  const cpu = err.trim().split("\n").at(-1).split(" ").map(Number);
  const told = out.split("\n").filter((line) => /Products:|Nothing to deliver|deliver/i.test(line));
  rmSync(place, { recursive: true, force: true, maxRetries: 20 });
  return { seconds, cpu: cpu[0] + cpu[1], megabytes, told };
}

console.log(machine());
console.log("pictures   way            seconds   processor   memory of the action   (goal: 150 MB and 1 KB a picture)");
for (const count of sizes) {
  const { root } = makeShop(count);
  const packages = join(root, "../", `${root.split("/").at(-1)}-packages`);
  const bare = `${root}-bare`;
  try {
    const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
    execFileSync("git", ["branch", "-M", "main"], { cwd: root });
    makePackages(root, count, { ...headOfALeg(), commit });
    for (const way of WAYS) {
      rmSync(bare, { recursive: true, force: true });
      execFileSync("git", ["clone", "-q", "--bare", root, bare]);
      const github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, pulls(bare).handler] });
      const { seconds, cpu, megabytes, told } = await deliver(way, { root, commit, packages, github });
      await github.close();
      if (way !== "none" && !told.some((line) => line.startsWith("Products:"))) throw new Error(told.join("\n"));
      rmSync(join(root, "cutouts"), { recursive: true });
      rmSync(join(root, ".cutouts.json"));
      const cells = [
        `${seconds.toFixed(1)} s`.padEnd(10),
        `${cpu.toFixed(1)} s`.padEnd(12),
        `${megabytes.toFixed(0)} MB`,
      ];
      console.log(`${String(count).padStart(8)}   ${way.padEnd(15)}${cells.join("")}`);
    }
  } finally {
    for (const folder of [root, packages, bare]) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
await vite.close();
