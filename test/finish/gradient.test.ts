import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkbench, pngOfRaster, type Workbench } from "../support/finishing.js";
import { renderScene } from "../support/pictures.js";

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  const { photo, cutout } = await renderScene({ width: 400, height: 400 });
  await bench.put("shoe.png", await pngOfRaster(photo));
  await bench.put("shoe.cutout", await pngOfRaster(cutout));
});
afterAll(() => bench.close());

it("a gradient goes from the first row's colour to the last row's in equal steps of sRGB, behind the subject", async () => {
  const background = { kind: "gradient", top: { r: 255, g: 255, b: 255 }, bottom: { r: 221, g: 0, b: 221 } } as const;
  const recipe = { background, canvas: { width: 300, height: 256 }, margin: { unit: "px", value: 20 } } as const;
  await bench.make("shoe.png", ["shoe.cutout"], recipe, "graded.png");
  const { data } = await bench.raster("graded.png");
  const row = (y: number) => [...data.subarray(y * 300 * 4, y * 300 * 4 + 4)];
  expect(row(0)).toEqual([255, 255, 255, 255]);
  expect(row(255)).toEqual([221, 0, 221, 255]);
  for (let y = 0; y < 256; y++) {
    const red = Math.round(255 - (34 * y) / 255);
    expect(row(y)).toEqual([red, 255 - y, red, 255]);
    expect([...data.subarray((y * 300 + 299) * 4, (y * 300 + 300) * 4)]).toEqual(row(y));
  }
});
