// Compiles src/ to lib/, which is what worker threads and child processes run.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export default function build() {
  const cwd = fileURLToPath(new URL("../../", import.meta.url));
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], { cwd, stdio: "inherit" });
}
