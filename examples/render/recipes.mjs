// Makes docs/images/recipes.jpg: what the recipes for shadow, mask and backdrop make of two example pictures.
//   node examples/render/recipes.mjs
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const SIDE = 300;
const GAP = 8;
const CONFIG = `
paths: photos
canvas: 600x600
margin: 12%
variants:
  - { name: drop, background: "#ffffff..#d8d8de", shadow: drop 0 2% 5% 45% }
  - { name: contact, background: "#ffffff", shadow: contact }
  - { name: mask, content: mask }
  - { name: oak, background: "file:oak.jpg", shadow: contact 70% }
`;
const SHOWN = ["mug-drop", "plant-contact", "plant-mask", "mug-oak"];

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "recipes-"));
try {
  for (const name of ["mug.jpg", "plant.JPG"]) cpSync(pathOf(`../photos/${name}`), join(folder, "photos", name));
  writeFileSync(join(folder, "cutouts.yml"), CONFIG);
  await oak().jpeg({ quality: 88 }).toFile(join(folder, "oak.jpg"));
  const program = process.env.CUTOUT_DIST ?? pathOf("../../dist/index.js");
  const flags = ["--config", "cutouts.yml", "--state-directory", join(folder, "state")];
  execFileSync(process.execPath, [program, ...flags], { cwd: folder, stdio: "ignore" });
  const cells = SHOWN.map(async (name, index) => ({
    input: await sharp(join(folder, "cutouts/photos", `${name}.png`))
      .resize(SIDE, SIDE)
      .png()
      .toBuffer(),
    left: index * (SIDE + GAP),
    top: 0,
  }));
  const width = SHOWN.length * SIDE + (SHOWN.length - 1) * GAP;
  const { size } = await sharp({ create: { width, height: SIDE, channels: 3, background: "white" } })
    .composite(await Promise.all(cells))
    .jpeg({ quality: 82, mozjpeg: true })
    .toFile(pathOf("../../docs/images/recipes.jpg"));
  console.log(`docs/images/recipes.jpg: ${size} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Boards with a grain, the same each time. */
function oak() {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const board = (x, y) => {
    const light = 42 + random() * 10;
    const grain = Array.from({ length: 9 }, () => {
      const from = y + random() * 120;
      return `<path d="M${x} ${from} q125 ${random() * 14 - 7} 250 0 t248 ${random() * 8 - 4}" stroke="hsl(26,40%,${light - 9}%)" stroke-width="${0.6 + random() * 1.6}" fill="none" opacity=".6"/>`;
    });
    return `<rect x="${x}" y="${y}" width="498" height="123" fill="hsl(${28 + random() * 6},${35 + random() * 8}%,${light}%)"/>${grain.join("")}`;
  };
  const boards = Array.from({ length: 32 }, (_, i) =>
    board((i % 4) * 500 - Math.floor(i / 4) * 90 * 0.7, Math.floor(i / 4) * 125),
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1000"><rect width="1500" height="1000" fill="#4a3524"/>${boards.join("")}</svg>`,
    ),
  );
}
