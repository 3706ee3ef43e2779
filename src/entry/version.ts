import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { at, parseJson } from "../json.js";
import { programFile } from "./surroundings.js";

/** This program's version, as the package.json beside its folder has it. */
export async function version(): Promise<string> {
  const file = join(dirname(dirname(programFile())), "package.json");
  const value = at(parseJson(await readFile(file, "utf8").catch(() => "")), "version");
  return typeof value === "string" ? value : "unknown";
}
