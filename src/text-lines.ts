import { open } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";

const CHUNK = 1 << 16;

/** A text file's lines, without their ends, a part of it in memory at a time. What follows the last line's end is a line. */
export async function* textLines(file: string): AsyncGenerator<string> {
  for await (const lines of linesOf(chunksOf(file))) yield* lines;
}

/**
 * The lines of a text that comes in pieces, each of which may be overwritten once the next is asked for. Several at a time:
 * to wait for each of a hundred thousand takes longer than to read it, and leaves a chain of promises that fills the memory.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    rest += text;
    if (!text.includes("\n")) continue;
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield lines.map(withoutReturn);
  }
  yield [withoutReturn(rest + decoder.end())];
}

/** A file's bytes in pieces, each of which is overwritten once the next is asked for. */
export async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
