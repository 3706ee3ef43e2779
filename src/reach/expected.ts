import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Prepared } from "../model.js";

/** What a URL must serve. */
export interface Expected {
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** The picture's content id where the bytes are its own; a fitted copy is hashed. */
export async function expectedOf(ready: Prepared): Promise<Expected> {
  const sha256 = ready.original ? ready.task.picture.contentId : await sha256Of(ready.file);
  return { bytes: ready.bytes, sha256 };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
