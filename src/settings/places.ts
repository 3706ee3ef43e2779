import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, posix, relative, resolve, sep } from "node:path";
import { isWithin } from "../inside.js";
import type { InputReader } from "./reader.js";
import type { Surroundings } from "./types.js";

export function readPlace(read: InputReader, { workspace }: Surroundings) {
  const root = resolve(workspace, read.text("working-directory"));
  if (!isWithin(workspace, root)) read.problem("working-directory", "a folder inside the workspace");
  const manifest = read.text("manifest");
  if (!isInside(manifest)) read.problem("manifest", "a path inside the working directory, such as .cutouts.json");
  return {
    workspace,
    root,
    workingDirectory: relative(workspace, root).replaceAll(sep, "/"),
    manifest: posix.normalize(manifest),
  };
}

function isInside(path: string): boolean {
  return (
    !/^(?:[/\\]|[a-z]:)/i.test(path) &&
    !path.endsWith("/") &&
    !path.split("/").some((part) => part === ".." || part.toLowerCase() === ".git")
  );
}

export function readMemory(read: InputReader, { workspace, environment }: Surroundings) {
  const given = read.text("state-directory");
  const report = read.text("report");
  if (report !== "" && !/\.html?$/i.test(report))
    read.problem("report", "the path of an HTML file, such as report.html");
  return {
    ...(report === "" ? {} : { report: resolve(workspace, report) }),
    stateDirectory: given === "" ? defaultStateDirectory(workspace, environment) : resolve(workspace, given),
    stateLimitBytes: read.size("state-limit") ?? 0,
  };
}

/** The same folder for every run of one repository on one machine, and another one for every other repository. */
function defaultStateDirectory(workspace: string, environment: NodeJS.ProcessEnv): string {
  const repository = environment["GITHUB_REPOSITORY"];
  const identity = repository === undefined ? workspace : `${environment["GITHUB_SERVER_URL"]}/${repository}`;
  return join(
    userCacheDirectory(environment),
    "cutout-action",
    createHash("sha256").update(identity).digest("hex").slice(0, 16),
  );
}

function userCacheDirectory(environment: NodeJS.ProcessEnv): string {
  if (process.platform === "win32" && environment["LOCALAPPDATA"]) return environment["LOCALAPPDATA"];
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  return environment["XDG_CACHE_HOME"] || join(homedir(), ".cache");
}
