// Unchanged pictures in a git repository: what a nightly run costs when there is nothing to do.
// Run: node bench/no-op/run.mjs [pictures …]
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { action } from "../action.mjs";
import { machine, timeInTurn } from "../timing.mjs";

const walk = resolve("bench/no-op/walk.mjs");
const sizes = process.argv.slice(2).map(Number);
const sha1 = (bytes) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A repository with `count` pictures, their products and the manifest. The bytes need not be pictures: nobody may read them. */
function makeShop(count) {
  const root = mkdtempSync(join(tmpdir(), "bench-no-op-"));
  const lines = [];
  for (let i = 0; i < count; i++) {
    const folder = `photos/${String(i % 100).padStart(2, "0")}`;
    const [source, product] = [`${folder}/${i}.jpg`, `cutouts/${folder}/${i}.png`];
    for (const path of [folder, `cutouts/${folder}`]) mkdirSync(join(root, path), { recursive: true });
    const [picture, made] = [Buffer.from(`picture ${i}`), Buffer.from(`product ${i}`)];
    writeFileSync(join(root, source), picture);
    writeFileSync(join(root, product), made);
    lines.push({
      product,
      source,
      variant: "",
      content: sha256(picture),
      blob: sha1(picture),
      model: "general",
      service: "embedded",
      recipe: "png",
      width: 800,
      height: 600,
      bytes: made.length,
      sha256: sha256(made),
      productBlob: sha1(made),
      request: "",
    });
  }
  lines.sort((a, b) => (a.product < b.product ? -1 : 1));
  writeFileSync(
    join(root, ".cutouts.json"),
    ['{"version":1,"products":[', ...lines.map((line) => `${JSON.stringify(line)},`), "null]}", ""].join("\n"),
  );
  const git = (...args) => execFileSync("git", args, { cwd: root, stdio: "ignore" });
  git("init", "-q");
  git("config", "user.email", "bench@example.com");
  git("config", "user.name", "bench");
  git("add", "-A");
  git("commit", "-qm", "shop");
  // Files as old as the index would be read by every git command.
  execFileSync("sleep", ["1.1"]);
  git("update-index", "--refresh");
  return root;
}

console.log(`no-op runs, medians of 5 in turn (${machine()})`);
for (const count of sizes.length > 0 ? sizes : [1_000, 10_000, 50_000]) {
  const root = makeShop(count);
  const state = join(root, ".git", "state");
  const times = timeInTurn(
    [
      { name: "@actions/glob walk", argv: [process.execPath, walk, "photos"] },
      { name: "git ls-files -s", argv: ["git", "ls-files", "-s"] },
      { name: "git status", argv: ["git", "status", "--porcelain"] },
      {
        name: "cutout-action",
        argv: [process.execPath, action, "--state-directory", state, "--fail-on", "any", "photos"],
      },
    ],
    { runs: 5, cwd: root },
  );
  const walked = times.get("@actions/glob walk");
  console.log(`${count} pictures`);
  for (const [name, { milliseconds, processor, megabytes }] of times) {
    console.log(
      `  ${name.padEnd(20)} ${milliseconds.toFixed(0).padStart(6)} ms  ${(milliseconds / walked.milliseconds).toFixed(2)} × walk  processor ${processor.toFixed(0).padStart(6)} ms  ${(processor / walked.processor).toFixed(2)} × walk  ${megabytes.toFixed(0).padStart(4)} MB`,
    );
  }
  rmSync(root, { recursive: true, force: true });
}
