import { mkdirSync } from "node:fs";
import { isMissing } from "./exists.js";

/** Does work in a folder, which is there most of the time, and is made where it turns out that it is not. */
export function inFolder<T>(folder: string, work: () => T, mode?: number): T {
  try {
    return work();
  } catch (error) {
    if (!isMissing(error)) throw error;
    mkdirSync(folder, { recursive: true, mode });
    return work();
  }
}
