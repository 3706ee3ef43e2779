import { readFile, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { isMissing } from "../../exists.js";
import { isWithin } from "../../inside.js";
import { messageOf } from "../../user-error.js";
import { isExplicit, type RawReading } from "../raw-inputs.js";
import { shown } from "../reader.js";

export const DEFAULT_CONFIG = ".github/cutouts.yml";

export interface ConfigText {
  /** As the user knows it: relative to the workspace, with `/`. */
  readonly name: string;
  readonly text: string;
}

const MOST_BYTES = 1_000_000;

/**
 * The text of the file that `config` names, or of the one at the default place where there is one; undefined for none.
 * What is wrong with it goes to `problems`.
 */
export async function findConfig(
  raw: RawReading,
  workspace: string,
  problems: string[],
): Promise<ConfigText | undefined> {
  const wanted = raw.inputs.config;
  if (wanted.toLowerCase() === "none") return undefined;
  const isNamed = isExplicit(raw, "config");
  const name = isNamed ? wanted : DEFAULT_CONFIG;
  try {
    const file = resolve(workspace, name);
    // Whoever names a file at a terminal may keep it anywhere.
    if (!(isNamed && raw.from === "terminal")) await assertWithin(workspace, file);
    return { name, text: await readBounded(file) };
  } catch (error) {
    if (isMissing(error) && !isNamed) return undefined;
    const why = isMissing(error) ? "there is no such file" : messageOf(error);
    problems.push(`"config" is ${shown(name)}, which cannot be read: ${why}`);
    return undefined;
  }
}

async function assertWithin(workspace: string, file: string): Promise<void> {
  const [real, home] = await Promise.all([realpath(file), realpath(workspace)]);
  if (!isWithin(home, real)) throw new Error("it lies outside of the workspace");
}

async function readBounded(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`it has ${size} bytes, and ${MOST_BYTES} are the most`);
  return readFile(file, "utf8");
}
