import { copyFile, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { temporaryFolder } from "../../temporary.js";

const RUNTIME = "ort-wasm-simd-threaded";

export interface Runtime {
  /** Absolute path of the folder with the runtime's `.mjs` and `.wasm`. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/**
 * The runtime's WebAssembly, which the build leaves compressed beside the worker's entry: unpacked for this run alone,
 * so that no other program's file can be taken for it. Where nothing was built, the package's own.
 */
export async function unpackRuntime(worker: URL): Promise<Runtime> {
  const beside = dirname(fileURLToPath(worker));
  const packed = join(beside, `${RUNTIME}.wasm.br`);
  if ((await stat(packed).catch(() => undefined)) === undefined) {
    return { folder: join(dirname(beside), "node_modules", "onnxruntime-web", "dist"), remove: async () => {} };
  }
  const folder = await temporaryFolder("runtime");
  const wasm = await promisify(brotliDecompress)(await readFile(packed));
  await writeFile(join(folder, `${RUNTIME}.wasm`), wasm);
  await copyFile(join(beside, `${RUNTIME}.mjs`), join(folder, `${RUNTIME}.mjs`));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
