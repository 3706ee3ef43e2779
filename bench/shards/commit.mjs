// What it costs to collect a catalog from 64 shards and to deliver it: all of it is new, and goes out as one commit or as
// one pull request, to a git server and a stand-in for GitHub on this machine.
// Run: node bench/shards/commit.mjs [pictures …]
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openTestSupport, runStep } from "../runner.mjs";
import { machine } from "../timing.mjs";
import { headOfALeg, makePackages, makeShop } from "./shop.mjs";

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 20_000, 100_000];
const WAYS = ["none", "commit", "pull-request"];

const support = await openTestSupport();
const load = (name) => support.load(`github/${name}`);
const [{ startFakeGitHub }, { gitData }, { pulls }] = await Promise.all(["server", "git-data", "pulls"].map(load));

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
      const inputs = { paths: "photos", service: "https://service.example", collect: packages, deliver: way };
      const ran = await runStep(inputs, { workspace: root, commit, github });
      await github.close();
      const { seconds, processor, megabytes } = ran;
      const told = ran.out.split("\n").filter((line) => /Products:|Nothing to deliver|deliver/i.test(line));
      if (way !== "none" && !told.some((line) => line.startsWith("Products:"))) throw new Error(told.join("\n"));
      rmSync(join(root, "cutouts"), { recursive: true });
      rmSync(join(root, ".cutouts.json"));
      const cells = [
        `${seconds.toFixed(1)} s`.padEnd(10),
        `${processor.toFixed(1)} s`.padEnd(12),
        `${megabytes.toFixed(0)} MB`,
      ];
      console.log(`${String(count).padStart(8)}   ${way.padEnd(15)}${cells.join("")}`);
    }
  } finally {
    for (const folder of [root, packages, bare]) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
await support.close();
