import { readdirSync, readFileSync } from "node:fs";
import { isMissing } from "../exists.js";

/*
 * A catalog asks for several small things of each picture, most of which are not there. They are read by blocking, in a
 * seventh of the processor's time that it takes to have another thread do it.
 */

/**
 * The names in a folder; none where there is no folder.
 * @throws the file system's other errors
 */
export function namesIn(folder: string): readonly string[] {
  return ifThere(() => readdirSync(folder)) ?? [];
}

/**
 * A file's text; undefined where there is no file.
 * @throws the file system's other errors
 */
export function textOf(file: string): string | undefined {
  return ifThere(() => readFileSync(file, "utf8"));
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
