// Builds dist/ from src/: the compiler first (ncc cannot run it), then ncc once for each entry.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepPacked, pack } from "./pack.mjs";

/** What takes longest to pack, begun while the bundler works. */
const LARGEST = [
  "node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm",
  "node_modules/@jsquash/avif/codec/enc/avif_enc.wasm",
];

/**
 * `@actions/core` brings an HTTP client and undici for OIDC tokens, which nobody here asks for, and loading them takes as
 * long as starting Node. Told that its modules do nothing by being loaded, the bundler leaves out what is not used.
 */
const HINT = {
  file: "node_modules/@actions/core/lib/package.json",
  text: JSON.stringify({ type: "module", sideEffects: false }),
};

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

if (lstatSync("node_modules").isSymbolicLink()) {
  console.error(
    "node_modules is a link: the bundle would hold other paths, and differ from CI's. Run npm ci in this folder.",
  );
  process.exit(1);
}

const run = (script, ...args) =>
  execFileSync(process.execPath, [script, ...args], { stdio: ["ignore", "ignore", "inherit"] });
async function ncc(entry, out) {
  const args = ["node_modules/@vercel/ncc/dist/ncc/cli.js", "build", entry, "--out", out, "--license", "licenses.txt"];
  const child = spawn(process.execPath, [...args, "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`ncc ended with ${code} for ${entry}`);
}

keepPacked("dist/worker");
for (const folder of ["lib", "dist"]) rmSync(folder, { recursive: true, force: true });
for (const project of ["tsconfig.json", "tsconfig.browser.json"]) run("node_modules/typescript/bin/tsc", "-p", project);
for (const file of LARGEST) pack(readFileSync(file));
// A worker cannot be bundled into its parent, so it is an entry of its own.
writeFileSync(HINT.file, HINT.text);
try {
  await Promise.all([ncc("lib/index.js", "dist"), ncc("lib/worker.js", "dist/worker")]);
} finally {
  rmSync(HINT.file);
}
if (existsSync("scripts/after-build.mjs")) await import("./after-build.mjs");

const files = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile());
const size = (names) => `${(names.reduce((sum, name) => sum + statSync(name).size, 0) / 1e6).toFixed(2)} MB`;
console.log(`dist/index.js ${size(["dist/index.js"])}, dist ${size(files("dist"))} in ${files("dist").length} files`);
