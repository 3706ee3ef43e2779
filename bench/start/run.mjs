// Start against a bare node, and what users download. Run: node bench/start/run.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { machine, timeInTurn } from "../timing.mjs";

const empty = mkdtempSync(join(tmpdir(), "bench-start-"));
const action = resolve("dist/index.js");
const times = timeInTurn(
  [
    { name: "node -e 0", argv: [process.execPath, "-e", "0"] },
    { name: "--help", argv: [process.execPath, action, "--help"] },
    {
      name: "a run that finds nothing",
      argv: [
        ...[process.execPath, action, "--state-directory", join(empty, "state")],
        ...["--if-no-files-found", "ignore", "*.jpg"],
      ],
    },
  ],
  { runs: 15, cwd: empty },
);
const bare = times.get("node -e 0").milliseconds;
console.log(`start, medians of 15 in turn (${machine()})`);
for (const [name, { milliseconds, megabytes }] of times) {
  console.log(
    `  ${name.padEnd(26)} ${milliseconds.toFixed(0).padStart(5)} ms  ${(milliseconds / bare).toFixed(2)} × bare  ${megabytes.toFixed(0).padStart(4)} MB`,
  );
}
const archive = gzipSync(execFileSync("git", ["archive", "HEAD"], { maxBuffer: 1 << 28 })).length;
console.log(
  `dist/index.js ${(statSync("dist/index.js").size / 1e6).toFixed(2)} MB (target 1.5), archive of the tree ${(archive / 1e6).toFixed(2)} MB (target 6)`,
);
