// Compiles src/ without looking at its types, which is `npm run check`'s work: to lib/, module by module, for worker threads
// and child processes of tests and benchmarks; and to lib/bundled/, in few files as the build does, since a program of 500
// modules takes twice as long to start.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { buildPeopleModel } from "./people-model/build.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const source = join(root, "src");
const compiled = join(root, "lib");
const bundled = join(compiled, "bundled");

const common = {
  absWorkingDir: root,
  outbase: "src",
  outdir: compiled,
  format: "esm",
  platform: "node",
  target: "es2023",
  logLevel: "warning",
  write: false,
};

/** Writes only what differs: another run of the tests may be using it. */
export async function compile() {
  mkdirSync(bundled, { recursive: true });
  // What is not in the bundle is loaded from here, and the version is read.
  link(join(root, "node_modules"), join(bundled, "node_modules"));
  put(join(compiled, "package.json"), readFileSync(join(root, "package.json")));
  const made = await Promise.all([
    build({ ...common, entryPoints: ["src/**/*.ts"] }),
    bundle("src/index.ts", bundled),
    bundle("src/worker.ts", join(bundled, "worker")),
  ]);
  const files = made.flatMap(({ outputFiles }) => outputFiles);
  for (const { path, contents } of files) put(path, contents);
  for (const folder of [bundled, join(bundled, "worker")]) removeOthers(folder, new Set(files.map(({ path }) => path)));
  for (const folder of [compiled, join(bundled, "worker")]) buildPeopleModel(join(folder, "people.onnx"));
}

function put(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

/** A junction, since Windows gives other links to administrators alone. */
function link(folder, path) {
  if (!existsSync(path)) symlinkSync(folder, path, "junction");
}

/** Parts of the bundle have names by their content: those of an earlier source go. */
function removeOthers(folder, files) {
  for (const name of readdirSync(folder))
    if (name.endsWith(".js") && !files.has(join(folder, name))) rmSync(join(folder, name));
}

function bundle(entry, outdir) {
  return build({
    ...common,
    entryPoints: { index: entry },
    outdir,
    bundle: true,
    splitting: true,
    // A dynamic import of CommonJS has its names only outside of a bundle, and the runtime of networks has files beside it.
    external: ["onnxruntime-web", "yaml"],
    minifyWhitespace: true,
    lineLimit: 200,
    banner: {
      js: 'import { createRequire as requirer } from "node:module"; const require = requirer(import.meta.url);',
    },
    plugins: [filesBesideModules, coreWithoutTokens],
  });
}

/** What a module names by its place beside it stays where it is. */
const filesBesideModules = {
  name: "files beside modules",
  setup({ onLoad }) {
    onLoad({ filter: /src\/(?:pixels\/wasm-files|report\/html\/page)\.ts$/ }, ({ path }) => {
      const { href } = pathToFileURL(join(compiled, relative(source, path)));
      return { loader: "ts", contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(href)) };
    });
  },
};

/** `@actions/core` as scripts/build.mjs has it: what is not used of it does nothing by being loaded. */
const coreWithoutTokens = {
  name: "core without tokens",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, pluginData, ...rest }) => {
      const isCore = path === "@actions/core" || /@actions\/core\/lib$/.test(rest.resolveDir);
      if (!isCore || pluginData === coreWithoutTokens) return undefined;
      return { ...(await resolve(path, { ...rest, pluginData: coreWithoutTokens })), sideEffects: false };
    });
  },
};
