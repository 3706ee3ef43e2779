// A night that finds all of its products in the open pull request of the night before, on a machine of its own: what they
// cost again, with a git server, a service and a stand-in for GitHub on this machine.
// Run: node bench/no-op/pull-request.mjs [pictures …]; `CUTOUT_DIST` names another build of the action.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePictures } from "../pipeline/pictures.mjs";
import { openTestSupport, runStep } from "../runner.mjs";
import { machine } from "../timing.mjs";

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10, 100, 1_000];
const nights = 3;
/** The least that the service takes as it is. */
const size = { width: 400, height: 400 };
const support = await openTestSupport();
const [{ startFakeGitHub }, { gitData }, { pulls }, { startScriptedService }] = await Promise.all(
  ["github/server", "github/git-data", "github/pulls", "scripted-service"].map(support.load),
);

console.log(`a quiet night with an open pull request, medians of ${nights} (${machine()})`);
console.log("pictures   seconds   processor   memory of the action");
for (const count of sizes) {
  const root = mkdtempSync(join(tmpdir(), "bench-quiet-"));
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  await writePictures(join(root, "shop/photos"), count, size);
  const identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"];
  git("init", "-q", "-b", "main", "shop");
  git("-C", "shop", "add", "-A");
  git("-C", "shop", ...identity, "commit", "-qm", "shop");
  git("clone", "-q", "--bare", "shop", "bare");
  const bareRepo = join(root, "bare");
  const github = await startFakeGitHub({ bareRepo, handlers: [gitData(bareRepo).handler, pulls(bareRepo).handler] });
  const service = await startScriptedService({ sizeOf: () => size });
  const night = async () => {
    git("clone", "-q", "--depth=1", `file://${bareRepo}`, "work");
    const workspace = join(root, "work");
    git("-C", "work", "remote", "set-url", "origin", `${github.url}/octo/shop`);
    const inputs = {
      ...{ paths: "photos", service: service.url.href, "app-code": service.appCode, "max-paid": "unlimited" },
      ...{ "image-urls": "serve", deliver: "pull-request", output: "cutouts/{dir}/{name}.png" },
    };
    const ran = await runStep(inputs, { workspace, commit: git("-C", "work", "rev-parse", "HEAD"), github });
    rmSync(workspace, { recursive: true });
    return ran;
  };
  await night();
  const quiet = [];
  for (let i = 0; i < nights; i++) quiet.push(await night());
  if (service.bill().tasks !== count) throw new Error(`paid for ${service.bill().tasks}`);
  const median = (name) => quiet.map((ran) => ran[name]).sort((one, other) => one - other)[nights >> 1];
  const cells = [`${median("seconds").toFixed(1)} s`.padEnd(10), `${median("processor").toFixed(1)} s`.padEnd(12)];
  console.log(`${String(count).padStart(8)}   ${cells.join("")}${median("megabytes").toFixed(0)} MB`);
  await github.close();
  await service.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 20 });
}
await support.close();
