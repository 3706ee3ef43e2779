import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const GRABCUT = fileURLToPath(new URL("opencv-grabcut.py", import.meta.url));
const FUZZ = "10%";

/** The other free methods, each from a picture's file to 8-bit opacities; those that are not installed are left out. */
export function findPeers() {
  const peers = [
    {
      name: "ImageMagick flood fill from the corners, fuzz 10 %",
      runs: () => tries("convert", ["-version"]),
      matte: floodFill,
    },
    {
      name: "OpenCV GrabCut, 3 % rectangle, 800 px",
      runs: () => tries("/usr/bin/python3", ["-c", "import cv2"]),
      matte: grabCut,
    },
  ];
  return peers.filter((peer) => {
    if (peer.runs()) return true;
    console.log(`(not installed, left out: ${peer.name})`);
    return false;
  });
}

function tries(command, args) {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function floodFill(file) {
  return throughFile(async (target) => {
    const { width, height } = await sharp(file).metadata();
    const corners = [`0,0`, `${width - 1},0`, `0,${height - 1}`, `${width - 1},${height - 1}`];
    const fills = corners.flatMap((corner) => ["-draw", `color ${corner} floodfill`]);
    execFileSync("convert", [
      file,
      "-alpha",
      "set",
      "-fuzz",
      FUZZ,
      "-fill",
      "none",
      ...fills,
      "-alpha",
      "extract",
      target,
    ]);
  });
}

function grabCut(file) {
  return throughFile(async (target) => execFileSync("/usr/bin/python3", [GRABCUT, file, target]));
}

async function throughFile(make) {
  const folder = mkdtempSync(path.join(tmpdir(), "matting-"));
  try {
    const target = path.join(folder, "alpha.png");
    await make(target);
    return await sharp(target).extractChannel(0).raw().toBuffer();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
