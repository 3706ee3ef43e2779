import { readFileSync } from "node:fs";
import { decode } from "../pixels/decode.js";
import { encodePreview, type Preview, type PreviewSize } from "../pixels/preview.js";

export interface CheckInput {
  /** Absolute path. */
  readonly file: string;
  /** Absent: no preview. */
  readonly preview?: PreviewSize;
}

/**
 * Unpacks a picture that would be sent as it is: damage in the middle of a JPEG shows in nothing else, and a service charges
 * for such a picture all the same. Rejects with an Error that says what is wrong.
 * @returns its preview, since it is unpacked now; undefined where there can be none, which is no fault of the picture's
 */
export async function checkPicture({ file, preview }: CheckInput): Promise<Preview | undefined> {
  const raster = await decode(readFileSync(file));
  return preview && encodePreview(raster, preview).catch(() => undefined);
}
