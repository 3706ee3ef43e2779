// Compiles the sources in scripts/kernels into modules in src/pixels/kernels; by name, only those that are named. The
// compiler is fetched for it alone: with all that it brings it is larger than everything else that is needed here, and the
// kernels hardly ever change.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COMPILER = "assemblyscript@0.28.20";
const MODULES = { kernels: "module", scaling: "scaling-module", jpeg: "jpeg-module" };

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "kernels-"));
try {
  for (const [name, module] of Object.entries(MODULES)) {
    if (asked.length === 0 || asked.includes(name)) compile(name, `src/pixels/kernels/${module}.ts`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function compile(name, module) {
  const [source, file] = [`scripts/kernels/${name}.ts`, join(folder, `${name}.wasm`)];
  const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];
  const command = ["--yes", `--package=${COMPILER}`, "asc", source, "--outFile", file, ...options];
  execFileSync("npx", command, { stdio: "inherit" });
  const lines = readFileSync(file)
    .toString("base64")
    .match(/.{1,110}/g)
    .map((line) => `  "${line}",`);
  const text = [
    `// Made by scripts/kernels.mjs from ${source} with ${COMPILER}: change that, and run this.`,
    "export const MODULE: string = [",
    ...lines,
    '].join("");',
    "",
  ];
  writeFileSync(module, text.join("\n"));
}
