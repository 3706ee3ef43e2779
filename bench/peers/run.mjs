// Files to products, beside other free programs: a folder of pictures goes in, transparent PNGs come out.
//   node bench/peers/run.mjs [--imgly FILE] [--rounds 3] FOLDER… > bench/peers/result.txt
// Each program has the whole folder to itself, in turn, some rounds after one that does not count; what is told is the
// median. `--imgly` names a file whose node_modules has @imgly/background-removal-node, which brings 130 MB with a
// network of its own; ImageMagick is taken if it is installed. How good the products are is said in bench/matting/result.md.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { action as entry } from "../action.mjs";
import { machine } from "../timing.mjs";

const imglyScript = fileURLToPath(new URL("imgly.mjs", import.meta.url));
const { values: flags, positionals: folders } = parseArgs({
  options: { imgly: { type: "string" }, rounds: { type: "string", default: "3" } },
  allowPositionals: true,
});

const rounds = Number(flags.rounds);

const programs = [
  { name: "cutout-action, with its HTML report", command: ours },
  ...(installed("convert") ? [{ name: "ImageMagick, flood fill from the corners", command: floodFill }] : []),
  ...(flags.imgly === undefined ? [] : [{ name: "@imgly/background-removal-node", command: imgly }]),
];

console.log(`Files to products, ${availableParallelism()} processors (${machine()}); medians of ${rounds}`);
for (const folder of folders) await measure(folder);

async function measure(folder) {
  const names = readdirSync(folder).filter((name) => [".jpg", ".jpeg", ".png"].includes(extname(name).toLowerCase()));
  const pictures = await Promise.all(names.map(async (name) => ({ name, ...(await sizeOf(join(folder, name))) })));
  const pixels = pictures.reduce((sum, { width, height }) => sum + width * height, 0);
  console.log(
    `\n${basename(folder)}: ${names.length} pictures, ${(pixels / names.length / 1e6).toFixed(2)} megapixels each`,
  );
  const taken = programs.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { command }] of programs.entries()) {
      const one = timed(folder, pictures, command);
      if (round > 0) taken[at].push(one);
    }
  }
  const processors = taken.map((list) => median(list.map(({ processor }) => processor)) / names.length);
  for (const [at, { name }] of programs.entries()) {
    const wall = median(taken[at].map((one) => one.wall)) / names.length;
    const { made } = taken[at][0];
    console.log(
      `  ${name.padEnd(42)} ${processors[at].toFixed(2).padStart(6)} s of processor a picture, ${(processors[at] / processors[0]).toFixed(2).padStart(5)} ×; ${(1 / wall).toFixed(2).padStart(5)} pictures a second; ${made} products`,
    );
  }
}

async function sizeOf(file) {
  const { width, height } = await sharp(file).metadata();
  return { width, height };
}

/** One run over the folder, with everything that it starts. */
function timed(folder, pictures, command) {
  const root = mkdtempSync(join(tmpdir(), "bench-peers-"));
  mkdirSync(join(root, "photos"));
  mkdirSync(join(root, "out"));
  for (const { name } of pictures) copyFileSync(join(folder, name), join(root, "photos", name));
  const begun = performance.now();
  const ran = spawnSync("/usr/bin/time", ["-f", "%U %S", ...command({ root, pictures })], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const wall = (performance.now() - begun) / 1000;
  const [user, system] = ran.stderr.trim().split("\n").at(-1).split(" ").map(Number);
  if (Number.isNaN(user + system)) throw new Error(`${ran.stdout}${ran.stderr}`);
  const made = readdirSync(join(root, "out")).filter((name) => name.endsWith(".png")).length;
  rmSync(root, { recursive: true });
  return { wall, processor: user + system, made };
}

/** Every picture gets a product, as it does from the others: one that is refused is put there as it is. */
function ours({ root }) {
  const flags = [
    "--service",
    "embedded",
    "--on-refusal",
    "keep-original",
    "--deliver",
    "none",
    "--output",
    "out/{name}.png",
  ];
  return [process.execPath, entry, ...flags, "--state-directory", join(root, "state"), "photos"];
}

function floodFill({ root, pictures }) {
  const each = pictures.map(({ name, width, height }) => {
    const corners = [`0,0`, `${width - 1},0`, `0,${height - 1}`, `${width - 1},${height - 1}`];
    const fills = corners.map((corner) => `-draw 'color ${corner} floodfill'`).join(" ");
    return `convert 'photos/${name}' -alpha set -fuzz 10% -fill none ${fills} 'out/${basename(name, extname(name))}.png'`;
  });
  return ["sh", "-c", `cd '${root}'\n${each.join("\n")}`];
}

function imgly({ root }) {
  // It looks for its network in the node_modules of the folder that it runs in.
  symlinkSync(join(dirname(resolve(flags.imgly)), "node_modules"), join(root, "node_modules"));
  return [process.execPath, imglyScript, resolve(flags.imgly), join(root, "photos"), join(root, "out")];
}

function installed(program) {
  try {
    execFileSync(program, ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function median(values) {
  return [...values].sort((one, other) => one - other)[values.length >> 1];
}
