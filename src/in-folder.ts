import { mkdir } from "node:fs/promises";
import { isMissing } from "./exists.js";

/** Does work in a folder, which is there most of the time, and is made where it turns out that it is not. */
export async function inFolder<T>(folder: string, work: () => Promise<T>, mode?: number): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(folder, { recursive: true, mode });
    return work();
  }
}
