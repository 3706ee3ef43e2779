// Compiles scripts/kernels/kernels.ts into src/pixels/kernels/module.ts. The compiler is fetched for it alone:
// with all that it brings it is larger than everything else that is needed here, and the kernels hardly ever change.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COMPILER = "assemblyscript@0.28.20";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "kernels-"));
try {
  const file = join(folder, "kernels.wasm");
  const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];
  execFileSync(
    "npx",
    ["--yes", `--package=${COMPILER}`, "asc", "scripts/kernels/kernels.ts", "--outFile", file, ...options],
    { stdio: "inherit" },
  );
  const lines = readFileSync(file)
    .toString("base64")
    .match(/.{1,110}/g)
    .map((line) => `  "${line}",`);
  const text = [
    `// Made by scripts/kernels.mjs from scripts/kernels/kernels.ts with ${COMPILER}: change that, and run this.`,
    "export const MODULE: string = [",
    ...lines,
    '].join("");',
    "",
  ];
  writeFileSync("src/pixels/kernels/module.ts", text.join("\n"));
} finally {
  rmSync(folder, { recursive: true });
}
