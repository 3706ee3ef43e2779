import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Prepared } from "../model.js";
import { messageOf } from "../user-error.js";
import { type Fails, fails } from "./route.js";

/** What a URL must serve. */
export interface Expected {
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** The picture's content id where the bytes are its own; a fitted copy is hashed, unless it cannot be read. */
export async function expectedOf({ original, bytes, file, task }: Prepared): Promise<Expected | Fails> {
  if (original) return { bytes, sha256: task.picture.contentId };
  try {
    return { bytes, sha256: await sha256Of(file) };
  } catch (error) {
    return fails(`the fitted copy that was made of it cannot be read (${messageOf(error)}); run again`, true);
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
