import type { Git } from "../../src/github/git.js";

/** What a command prints; `failed` are its last words. */
export type Said = string | { readonly failed: string };

/** Git with answers by how a command begins; what is not scripted fails. Notes what it was asked. */
export function scriptedGit(script: Readonly<Record<string, Said>>): { readonly git: Git; readonly asked: string[] } {
  const asked: string[] = [];
  const say = (args: readonly string[]): Said => {
    const line = args.join(" ");
    asked.push(line);
    const known = Object.keys(script).find((begin) => line.startsWith(begin));
    return known === undefined ? { failed: `not scripted: ${line}` } : (script[known] ?? "");
  };
  const attempt: Git["attempt"] = async (args) => {
    const said = say(args);
    return typeof said === "string"
      ? { kind: "done", output: Buffer.from(said) }
      : { kind: "failed", output: Buffer.alloc(0), words: said.failed };
  };
  const run: Git["run"] = async (args) => {
    const said = say(args);
    if (typeof said !== "string") throw new Error(said.failed);
    return Buffer.from(said);
  };
  const git: Git = {
    root: "/repository",
    run,
    attempt,
    line: async (args) => (await run(args)).toString("utf8").replace(/\r?\n$/, ""),
    stream: async function* (args) {
      yield await run(args);
    },
    objects: {
      find: async (name) =>
        typeof say(["cat-file", "-e", name]) === "string" ? { id: name, type: "commit", size: 0 } : undefined,
      read: async (name) => (await attempt(["cat-file", name])).output,
    },
  };
  return { git, asked };
}
