import { realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { DEFAULTS, isExplicit, type RawInputs, type RawReading } from "./raw-inputs.js";
import { linesOf, shown } from "./reader.js";

/**
 * The inputs with `paths`, `human-paths` and `output` as they lie below the working directory: an absolute path, and one
 * that goes up and comes down again, are taken for what they name. An `output` that names a folder is that folder's
 * template, and one that names a file says the format. What lies elsewhere goes to `problems`.
 * @param root absolute path of the working directory
 */
export async function located(raw: RawReading, root: string, problems: string[]): Promise<RawInputs> {
  const { inputs, from } = raw;
  const locate = async (name: PathInput, path: string) => {
    const found = await below(root, path);
    if (found === undefined) problems.push(outside(name, path, root, from));
    return found;
  };
  const lines = async (name: PathInput) => {
    const located = inputs[name].split(/\r?\n/).map(async (line) => (await locate(name, line.trim())) ?? line);
    return (await Promise.all(located)).join("\n");
  };
  const output = await templateOf((await locate("output", inputs.output)) ?? DEFAULTS.output, root);
  return {
    ...inputs,
    paths: await lines("paths"),
    "human-paths": await lines("human-paths"),
    output,
    format: isExplicit(raw, "format") ? inputs.format : formatOf(output, inputs),
  };
}

/** Whether `paths` is one plain file, whose product may then have one plain path. */
export async function isOneFile(inputs: RawInputs, root: string): Promise<boolean> {
  const [line = "", ...more] = linesOf(inputs.paths);
  return more.length === 0 && (await kindOf(resolve(root, line))) === "file";
}

type PathInput = "paths" | "human-paths" | "output";

/** The path from the root on; undefined where it lies elsewhere. */
async function below(root: string, text: string): Promise<string | undefined> {
  const [, not = "", path = ""] = /^(!\s*)?(.*)$/s.exec(text) ?? [];
  if (!leads(path) || text.startsWith("#")) return text;
  const absolute = path.replace(/^~(?=\/|$)/, homedir);
  const target = resolve(root, absolute) + (/[/\\]$/.test(path) ? sep : "");
  const found = inside(root, target) ?? inside(await realpath(root).catch(() => root), await realStart(target));
  return found === undefined ? undefined : not + found;
}

/** Whether a path may lead out of where it starts. */
function leads(path: string): boolean {
  return /^(?:[/\\]|~(?:\/|$)|[a-z]:[/\\])/i.test(path) || path.split(/[/\\]/).includes("..");
}

function inside(root: string, target: string): string | undefined {
  const path = relative(root, target);
  if (path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  const ending = target.endsWith(sep) ? "/" : "";
  return path === "" ? `.${ending}` : path.replaceAll(sep, "/") + ending;
}

/** The folders before a wildcard may be reached by a link, as `/tmp` is on macOS. */
async function realStart(target: string): Promise<string> {
  const parts = target.split(sep);
  for (let end = parts.length; end > 1; end--) {
    try {
      return join(await realpath(parts.slice(0, end).join(sep)), ...parts.slice(end));
    } catch {
      // What is not there may be the pattern's end.
    }
  }
  return target;
}

function outside(name: PathInput, text: string, root: string, from: RawReading["from"]): string {
  const where = `"${name}" has ${shown(text)}, which lies outside of the working directory, ${root}`;
  if (from === "step")
    return `${where}: it must lie below it, so let "working-directory" be a folder of the workspace that holds it`;
  if (name === "output") return `${where}: start from a folder that holds the pictures too, with --working-directory`;
  const path = text.replace(/^!\s*/, "");
  const folder = /[*?[{]/.test(path) ? path.replace(/\/?[^/]*[*?[{].*$/s, "") : dirname(path);
  return `${where}: start from one that holds it, with --working-directory ${folder === "" ? "/" : folder}`;
}

const IMAGE_SUFFIX = /\.(?:png|jpe?g|webp|avif|gif|bmp|tiff?|svg|hei[cf]|jxl)$/i;

/** What names a folder stands for what the default makes in one: each picture at its own place below it. */
async function templateOf(output: string, root: string): Promise<string> {
  if (/[{}]/.test(output)) return output;
  const isFile = IMAGE_SUFFIX.test(output) && !/[/\\]$/.test(output) && (await kindOf(join(root, output))) !== "folder";
  if (isFile) return output;
  const folder = output.replace(/\/+$/, "");
  return folder === "." ? "{dir}/{name}.{format}" : `${folder}/{dir}/{name}.{format}`;
}

/** The format that an output's own suffix says, where none was asked for. */
function formatOf(output: string, { format, variants }: RawInputs): string {
  const suffix = /\.(webp|avif|jpe?g)$/i.exec(output)?.[1]?.toLowerCase();
  return suffix === undefined || variants !== "" ? format : suffix;
}

async function kindOf(path: string): Promise<"file" | "folder" | "none"> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? "folder" : "file";
  } catch {
    return "none";
  }
}
