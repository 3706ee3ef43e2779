import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Reads refs from a repository's files, as to ask git for each is a process more. `gitFolder` is the bare one, or `.git`. */
export function shaOf(gitFolder: string, ref: string): string | undefined {
  return loose(gitFolder, ref) ?? packed(gitFolder).get(ref);
}

/** The tip of a branch, which has to be there. */
export function tipOf(gitFolder: string, branch: string): string {
  const sha = shaOf(gitFolder, `refs/heads/${branch}`);
  if (sha === undefined) throw new Error(`There is no branch ${branch} in ${gitFolder}.`);
  return sha;
}

/** The commit that is checked out in a workspace. */
export function headOf(workspace: string): string {
  const gitFolder = join(workspace, ".git");
  const [, ref = "HEAD"] = /^ref: (.+)\n$/.exec(textOf(join(gitFolder, "HEAD")) ?? "") ?? [];
  const sha = shaOf(gitFolder, ref);
  if (sha === undefined) throw new Error(`${workspace} is not at a commit.`);
  return sha;
}

/** Branches by name, with their tips. */
export function branchesOf(gitFolder: string): ReadonlyMap<string, string> {
  const prefix = "refs/heads/";
  const names = readdirSync(join(gitFolder, prefix), { recursive: true, encoding: "utf8" });
  const refs = [...packed(gitFolder).keys(), ...names.map((name) => prefix + name)];
  return new Map(
    refs
      .filter((ref) => ref.startsWith(prefix))
      .map((ref) => [ref.slice(prefix.length), shaOf(gitFolder, ref)] as const)
      .flatMap(([name, sha]) => (sha === undefined ? [] : [[name, sha] as const])),
  );
}

const SHA = /^[0-9a-f]{40}\n$/;

function loose(gitFolder: string, ref: string): string | undefined {
  const text = textOf(join(gitFolder, ref));
  return text !== undefined && SHA.test(text) ? text.trimEnd() : undefined;
}

function packed(gitFolder: string): ReadonlyMap<string, string> {
  const lines = textOf(join(gitFolder, "packed-refs"))?.split("\n") ?? [];
  return new Map(
    lines.flatMap((line) => {
      const [, sha, ref] = /^([0-9a-f]{40}) (.+)$/.exec(line) ?? [];
      return sha === undefined || ref === undefined ? [] : [[ref, sha] as const];
    }),
  );
}

/** Undefined for a folder, too. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
