import { readFileSync } from "node:fs";
import { decode } from "../pixels/decode.js";

/**
 * Unpacks a picture that would be sent as it is, and lets it go: damage in the middle of a JPEG shows in nothing else, and a
 * service charges for such a picture all the same. Rejects with an Error that says what is wrong.
 */
export async function checkPicture({ file }: { readonly file: string }): Promise<void> {
  await decode(readFileSync(file));
}
