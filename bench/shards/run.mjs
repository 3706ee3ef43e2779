// What shards cost beside the work itself: planning a catalog (unchanged, and all new) and collecting it from 64 shards.
// Run: node bench/shards/run.mjs [pictures …]
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { action } from "../action.mjs";
import { machine } from "../timing.mjs";
import { flags, headOfALeg, makePackages, makeShop } from "./shop.mjs";

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];

function measure(root, ...args) {
  const state = mkdtempSync(join(tmpdir(), "bench-shards-state-"));
  const started = performance.now();
  const command = [process.execPath, action, "--state-directory", state, ...args];
  const ran = spawnSync("/usr/bin/time", ["-f", "%M", ...command], { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 });
  const seconds = (performance.now() - started) / 1000;
  rmSync(state, { recursive: true, force: true });
  if (ran.status !== 0) throw new Error(`${args.join(" ")}: ${ran.stdout.slice(-2000)}${ran.stderr.slice(-2000)}`);
  return { seconds, megabytes: Number(ran.stderr.trim().split("\n").at(-1)) / 1024, text: ran.stdout };
}

console.log(machine());
console.log(
  "pictures   plan, all new    collect from 64    plan, unchanged   (seconds, MB; goal: 150 MB and 1 KB a picture)",
);
for (const count of sizes) {
  const { root, git } = makeShop(count);
  const packages = join(root, "../", `${root.split("/").at(-1)}-packages`);
  try {
    const fresh = measure(root, ...flags, "--dry-run", "--shard-size", "2000");
    const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
    makePackages(root, count, { ...headOfALeg(), commit });
    const collected = measure(root, ...collecting(packages));
    git("add", "-A");
    git("commit", "-qm", "cutouts");
    const unchanged = measure(root, ...flags, "--dry-run", "--shard-size", "2000");
    const cell = ({ seconds, megabytes }) => `${seconds.toFixed(1)} s ${megabytes.toFixed(0)} MB`.padEnd(17);
    console.log(`${String(count).padStart(8)}   ${cell(fresh)}${cell(collected)}${cell(unchanged)}`);
  } finally {
    // Git may still be packing a large repository behind our back.
    rmSync(root, { recursive: true, force: true, maxRetries: 20 });
    rmSync(packages, { recursive: true, force: true });
  }
}

function collecting(packages) {
  return ["--service", "https://service.example", "--collect", packages, "photos"];
}
