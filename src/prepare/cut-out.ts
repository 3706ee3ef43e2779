import { readFileSync } from "node:fs";
import { decode } from "../pixels/decode.js";
import { isCutoutByAlpha } from "../pixels/own-alpha.js";

/** Whether the picture in the file is cut out already. One that cannot be unpacked is not: what is wrong with it is told elsewhere. */
export async function isCutOut({ file }: { readonly file: string }): Promise<boolean> {
  const raster = await decode(readFileSync(file)).catch(() => undefined);
  return raster !== undefined && isCutoutByAlpha(raster);
}
