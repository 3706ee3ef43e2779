import { open } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";

const CHUNK = 1 << 20;

/** A text file's lines, without their ends, a part of it in memory at a time. What follows the last line's end is a line. */
export async function* textLines(file: string): AsyncGenerator<string> {
  const handle = await open(file);
  try {
    const decoder = new StringDecoder("utf8");
    const buffer = Buffer.allocUnsafe(CHUNK);
    let rest = "";
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) break;
      const lines = (rest + decoder.write(buffer.subarray(0, bytesRead))).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield withoutReturn(line);
    }
    yield withoutReturn(rest + decoder.end());
  } finally {
    await handle.close();
  }
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
