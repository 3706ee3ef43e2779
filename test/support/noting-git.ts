import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { git } from "./git.js";

export interface NotingGit {
  /** `PATH` with it before the real one. */
  readonly path: string;
  /** The arguments of each call so far. */
  readonly calls: () => readonly string[];
}

/** A `git` that notes each of its calls, and is git. */
export function notingGit(): NotingGit {
  const folder = mkdtempSync(join(tmpdir(), "bin-"));
  const [notes, real] = [join(folder, "notes"), git(folder, "--exec-path")];
  writeFileSync(notes, "");
  writeFileSync(join(folder, "git"), `#!/bin/sh\necho "$*" >> '${notes}'\nexec '${real}/git' "$@"\n`);
  chmodSync(join(folder, "git"), 0o755);
  return {
    path: `${folder}${delimiter}${process.env["PATH"] ?? ""}`,
    calls: () => readFileSync(notes, "utf8").split("\n").filter(Boolean),
  };
}
