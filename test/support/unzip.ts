import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** Unpacks a zip archive below a folder, as actions/download-artifact does. Enough of the format for what the client writes. */
export function unzipTo(folder: string, zip: Uint8Array): void {
  const bytes = Buffer.from(zip);
  for (
    let at = bytes.indexOf("PK\x01\x02", 0, "latin1");
    at >= 0;
    at = bytes.indexOf("PK\x01\x02", at + 46, "latin1")
  ) {
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString();
    if (name.endsWith("/")) continue;
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body));
  }
}
