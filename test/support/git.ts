import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { once } from "../../src/once.js";
import { shaOf } from "./refs.js";

/** Git's own environment in tests: nobody's configuration, one fixed author. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  HOME: mkdtempSync(join(tmpdir(), "home-")),
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Somebody",
  GIT_AUTHOR_EMAIL: "somebody@example.com",
  GIT_COMMITTER_NAME: "Somebody",
  GIT_COMMITTER_EMAIL: "somebody@example.com",
  GIT_TERMINAL_PROMPT: "0",
};

/**
 * Runs git and returns its output without the last line's end.
 *
 * Not for what asks a server of this very process, which stands still meanwhile: clone from the bare repository's path.
 */
export function git(directory: string, ...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: directory,
    env: gitEnvironment,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 30_000,
  })
    .toString()
    .replace(/\n$/, "");
}

export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "cutout-")));
}

export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** Writes files below `directory`. */
export function write(directory: string, files: Tree): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** An empty repository of each kind, which is copied: to have git make one is a process more. */
const empty = { bare: once(() => initialized(".", "--bare")), workspace: once(() => initialized(".git")) } as const;

/** Without the samples of hooks, which are most of the files there would be. */
function initialized(gitFolder: string, ...options: readonly string[]): string {
  const folder = temporaryFolder();
  git(folder, "init", "-q", "-b", "main", "--template=", ...options);
  mkdirSync(join(folder, gitFolder, "hooks"));
  return folder;
}

/** A bare repository whose `main` holds `files`, as a server has it. */
export function bareRepository(files: Tree): string {
  const key = keyOf(files);
  const known = begun.get(key) ?? begin(files);
  begun.set(key, known);
  const bare = join(temporaryFolder(), "repo.git");
  cpSync(known, bare, { recursive: true });
  return bare;
}

/** Bare repositories that nobody changes, by the files that they began with. */
const begun = new Map<string, string>();

function begin(files: Tree): string {
  const bare = temporaryFolder();
  cpSync(empty.bare(), bare, { recursive: true });
  appendFileSync(join(bare, "config"), serverConfiguration);
  commitTo(bare, "main", files, "Begin");
  return bare;
}

function keyOf(files: Tree): string {
  const hash = createHash("sha256");
  for (const [path, content] of Object.entries(files))
    hash.update(`${quotedPath(path)} ${content.length} `).update(content);
  return hash.digest("hex");
}

/** A workspace without a commit yet, on `main`. */
export function emptyWorkspace(): string {
  const folder = temporaryFolder();
  cpSync(empty.workspace(), folder, { recursive: true });
  // Else git starts another process after each fetch, which finds nothing to tidy up.
  appendFileSync(join(folder, ".git/config"), "[maintenance]\n\tauto = false\n");
  return folder;
}

/** GitHub serves partial clones, and any commit by its SHA. What is committed stays packed, which saves a process. */
const serverConfiguration = `[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[receive]
	autogc = false
[fastimport]
	unpackLimit = 1
`;

/** Commits `files`, without those `removed`, on top of a branch, as somebody else would. Returns the commit's SHA. */
export function commitTo(
  bare: string,
  branch: string,
  files: Tree,
  message: string,
  removed: readonly string[] = [],
): string {
  const ref = `refs/heads/${branch}`;
  const exists = shaOf(bare, ref) !== undefined;
  const { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email } = gitEnvironment;
  const now = Math.floor(Date.now() / 1_000);
  const stream = [
    Buffer.from(`commit ${ref}\nmark :1\ncommitter ${name} <${email}> ${now} +0000\n`),
    data(message),
    Buffer.from(exists ? `from ${ref}^0\n` : ""),
    ...Object.entries(files).flatMap(([path, content]) => [
      Buffer.from(`M 100644 inline ${quotedPath(path)}\n`),
      data(content),
    ]),
    ...removed.map((path) => Buffer.from(`D ${quotedPath(path)}\n`)),
    Buffer.from("\nget-mark :1\ndone\n"),
  ];
  const input = Buffer.concat(stream);
  const said = execFileSync("git", ["fast-import", "--quiet", "--done"], {
    cwd: bare,
    env: gitEnvironment,
    input,
    timeout: 30_000,
  });
  return said.toString().trim();
}

/** Packs the objects of one commit without its parents' for a shallow repository to have. */
export function packOf(bare: string, sha: string, folder: string): void {
  execFileSync("git", ["pack-objects", "-q", "--revs", "--shallow", join(folder, "pack")], {
    cwd: bare,
    env: gitEnvironment,
    input: `--shallow ${sha}\n${sha}\n`,
    timeout: 30_000,
  });
}

function data(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}

/** From now on the server refuses to move this branch, in GitHub's words. */
export function protectBranch(bare: string, branch: string): void {
  const hook = join(bare, "hooks", "update");
  writeFileSync(
    hook,
    `#!/bin/sh
if [ "$1" = "refs/heads/${branch}" ]; then
  echo "error: GH006: Protected branch update failed for $1." >&2
  echo "error: Changes must be made through a pull request." >&2
  exit 1
fi
`,
  );
  chmodSync(hook, 0o755);
}

/** Every file below a folder with its bytes and mode of life: to prove that nothing was touched. */
export function snapshot(directory: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file, readFileSync(file, "base64")]),
  );
}

/** As git quotes paths: bytes that say something in a string in octal. */
function quotedPath(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte < 0x20 || byte === 0x22 || byte === 0x5c || byte > 0x7e
      ? `\\${byte.toString(8).padStart(3, "0")}`
      : String.fromCharCode(byte),
  );
  return `"${bytes.join("")}"`;
}
