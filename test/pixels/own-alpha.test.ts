import sharp from "sharp";
import { expect, it } from "vitest";
import { isCutoutByAlpha } from "../../src/pixels/own-alpha.js";
import { readRaster } from "../support/pictures.js";

const drawing = async (shapes: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400">${shapes}</svg>`;
  return readRaster(await sharp(Buffer.from(svg)).png().toBuffer());
};
const blurred = (shape: string, by: number) =>
  `<defs><filter id="f" x="-1" y="-1" width="3" height="3"><feGaussianBlur stdDeviation="${by}"/></filter></defs><g filter="url(#f)">${shape}</g>`;

it.each([
  ["a subject in the middle", '<circle cx="150" cy="200" r="90"/>'],
  ["one that fills the picture from edge to edge", '<ellipse cx="150" cy="200" rx="150" ry="200"/>'],
  [
    "a person who is cut by the lower edge",
    '<circle cx="150" cy="110" r="60"/><path d="M20 400 Q40 190 150 190 T280 400"/>',
  ],
  ["a book, which is a rectangle", '<rect x="60" y="80" width="180" height="240"/>'],
  ["several things", '<rect x="20" y="30" width="90" height="90"/><circle cx="200" cy="260" r="70"/>'],
  [
    "one with a soft shadow",
    `<circle cx="150" cy="190" r="90"/>${blurred('<ellipse cx="150" cy="290" rx="90" ry="20" fill-opacity=".5"/>', 10)}`,
  ],
  ["one with soft hair", `<circle cx="150" cy="200" r="80"/>${blurred('<circle cx="150" cy="200" r="85"/>', 6)}`],
])("is a cutout: %s", async (_what, shapes) => {
  expect(isCutoutByAlpha(await drawing(shapes))).toBe(true);
});

it.each([
  ["nothing", ""],
  ["everything", '<rect width="300" height="400"/>'],
  ["a photo with rounded corners", '<rect width="300" height="400" rx="40"/>'],
  ["a photo with a margin", '<rect x="10" y="10" width="280" height="380"/>'],
  ["a photo between two bars", '<rect y="90" width="300" height="220"/>'],
  ["a photo that fades at its edges", blurred('<rect x="25" y="25" width="250" height="350"/>', 12)],
  ["a translucent overlay", '<circle cx="150" cy="200" r="120" fill-opacity=".7"/>'],
  ["a glow without anything solid", blurred('<circle cx="150" cy="200" r="40"/>', 40)],
  ["a speck", '<circle cx="150" cy="200" r="5"/>'],
  ["a photo with a hole", '<path fill-rule="evenodd" d="M0 0H300V400H0Z M90 140H210V260H90Z"/>'],
])("is none: %s", async (_what, shapes) => {
  expect(isCutoutByAlpha(await drawing(shapes))).toBe(false);
});
