// Makes dist/ smaller once the bundler is done: drops what nothing loads, and packs the one large file.
import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { pack } from "./pack.mjs";
import { buildPeopleModel } from "./people-model/build.mjs";

const WORKER = "dist/worker";
const ORT = "node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded";

/**
 * The codecs' own glue names each `.wasm` too, so the bundler emits every one a second time under a hash of 20 digits
 * (a text loader's, most of them damaged by it). Our code gives each codec its module and never takes those.
 */
for (const name of readdirSync(WORKER)) if (/^[0-9a-f]{20}\.(?:wasm|mjs)$/.test(name)) rmSync(join(WORKER, name));

/** Equal files under two names: the first stays, and the code is told. */
const byContent = new Map();
for (const name of readdirSync(WORKER)
  .filter((name) => name.endsWith(".wasm"))
  .sort()) {
  const hash = createHash("sha256")
    .update(readFileSync(join(WORKER, name)))
    .digest("hex");
  const first = byContent.get(hash);
  if (first === undefined) byContent.set(hash, name);
  else replaceInCode(name, first);
}

function replaceInCode(name, other) {
  for (const script of readdirSync(WORKER).filter((script) => script.endsWith(".js"))) {
    const file = join(WORKER, script);
    const code = readFileSync(file, "utf8");
    if (code.includes(name)) writeFileSync(file, code.replaceAll(name, other));
  }
  rmSync(join(WORKER, name));
}

// src/pixels/wasm.ts unpacks a codec when it is first used.
const codecs = readdirSync(WORKER).filter((name) => name.endsWith(".wasm"));
await Promise.all(
  codecs.map(async (name) => {
    writeFileSync(join(WORKER, `${name}.br`), await pack(readFileSync(join(WORKER, name))));
    rmSync(join(WORKER, name));
  }),
);

// src/embedded/model/runtime.ts unpacks it when a model is given: 14 MB become 2.7.
writeFileSync(join(WORKER, "ort-wasm-simd-threaded.wasm.br"), await pack(readFileSync(`${ORT}.wasm`)));
copyFileSync(`${ORT}.mjs`, join(WORKER, "ort-wasm-simd-threaded.mjs"));

// src/embedded/model/people.ts takes it where the engine refuses a picture of people.
buildPeopleModel(join(WORKER, "people.onnx"));
const apache = readFileSync("node_modules/@jsquash/avif/LICENSE", "utf8");
appendFileSync(
  join(WORKER, "licenses.txt"),
  `\npeople.onnx, converted from @mediapipe/selfie_segmentation\nApache-2.0\nCopyright The MediaPipe Authors\n\n${apache}`,
);

/**
 * A command line has neither artifacts nor caches nor an API to ask, so the published package leaves their clients out.
 * They come in chunks of their own, which only a step in Actions loads, and Actions fetches the repository's archive and
 * not the package.
 */
const clients = readdirSync("dist").filter(
  (name) =>
    name.endsWith(".index.js") &&
    /node_modules\/@(?:azure|actions\/(?:artifact|cache|github))\//.test(readFileSync(join("dist", name), "utf8")),
);
writeFileSync(join("dist", ".npmignore"), `${clients.sort().join("\n")}\n`);

/**
 * Space and comments are two fifths of the code that runners fetch and parse. Names stay, for stack traces; lines end, since
 * Node prints the whole line of an error that nothing caught; and plain ASCII is kept in one byte a character.
 */
let functions = 0;
for (const folder of ["dist", WORKER])
  for (const name of readdirSync(folder).filter((name) => /\.m?js$/.test(name))) {
    const file = join(folder, name);
    const { code } = transformSync(readFileSync(file, "utf8"), {
      minifyWhitespace: true,
      legalComments: "none",
      charset: "ascii",
      lineLimit: 200,
      target: "node20",
    });
    writeFileSync(file, modulesAsFunctions(code));
  }
if (functions === 0) throw new Error("no module was made a function: the bundler writes them in another way now");

/**
 * V8 compiles a function in brackets at once and not when it is called, which spares it to read all of it twice; but Node 20's
 * knows no arrow function in brackets for one. The bundler makes each module one, in a table by number.
 */
function modulesAsFunctions(code) {
  return code.replace(/(?<=[{,\n]\d+:\()(?:\(([\w,]*)\)|(\w+))=>\{/g, (_, several, one) => {
    functions += 1;
    return `function(${several ?? one}){`;
  });
}
