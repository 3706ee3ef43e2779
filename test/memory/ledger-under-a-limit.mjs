// Writes to a ledger while the system allows no larger file, so that a line is cut, and after that is lifted.
//
// usage: node ledger-under-a-limit.mjs <directory>      prints the code of the error that the cut line met

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { openLedger } from "../../lib/memory/ledger.js";

const [directory = ""] = process.argv.slice(2);
const ledger = await openLedger(directory);
const service = "https://service.example";

await submitting("before");
// The next line fits by half.
limit(Math.round(statSync(join(directory, "ledger.jsonl")).size * 1.5));
await submitting("cut").catch((error) => console.log(error.code));
limit("unlimited");
await submitting("after");
await ledger.accepted({ submit: "after", jobKey: "after", requestId: "" });
await ledger.close();

function submitting(name) {
  const hash = createHash("sha256").update(name).digest("hex");
  const task = { task: `${hash}.general`, image: hash, sent: { width: 400, height: 400 } };
  return ledger.submitting({ submit: name, service, at: 1, tasks: [task] });
}

function limit(bytes) {
  spawnSync("prlimit", ["--pid", String(process.pid), `--fsize=${bytes}:unlimited`]);
}
