import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { inPieces } from "../in-pieces.js";

export type Attempt =
  | { readonly kind: "done"; readonly output: Buffer }
  | { readonly kind: "failed"; readonly words: string; readonly output: Buffer };

export type Input = string | Uint8Array | Iterable<string> | AsyncIterable<string>;

/** One command of git. */
export interface Execution {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: Input;
  readonly signal?: AbortSignal;
  /** Takes secrets out of git's words. */
  readonly hide: (words: string) => string;
}

/** @throws what an input in pieces throws: the command is ended then, and has done nothing with a part of it */
export async function execute(execution: Execution): Promise<Attempt> {
  const { child, ended } = start(execution);
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  const [words] = await Promise.all([ended, feed(child, execution.input)]);
  const whole = Buffer.concat(output);
  return words === undefined ? { kind: "done", output: whole } : { kind: "failed", words, output: whole };
}

/**
 * What the command prints, as it prints it, and no faster than it is taken. Whoever takes no more ends the command.
 * @throws an Error that carries git's own last words, and what an input in pieces throws
 */
export async function* stream(execution: Execution): AsyncGenerator<Buffer> {
  const { child, ended } = start(execution);
  const fed = feed(child, execution.input);
  // Heard below, unless nobody waits that long.
  fed.catch(() => {});
  try {
    for await (const chunk of child.stdout) if (chunk instanceof Buffer) yield chunk;
    const [words] = await Promise.all([ended, fed]);
    if (words !== undefined) throw new Error(`git ${execution.args[0] ?? ""} failed: ${words}`);
  } finally {
    child.kill();
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export interface Started {
  readonly child: Child;
  /** Git's last words where it fails. */
  readonly ended: Promise<string | undefined>;
}

export function start({ args, cwd, env, signal, hide }: Execution): Started {
  const child = spawn("git", args, { cwd, env, ...(signal && { signal }), windowsHide: true });
  const complaints: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  const ended = new Promise<string | undefined>((resolve) => {
    child.on("error", (error) =>
      resolve(
        "code" in error && error.code === "ENOENT" ? "git is not installed, or not on the PATH" : hide(error.message),
      ),
    );
    child.on("close", (code, killedBy) =>
      resolve(
        code === 0 ? undefined : hide(lastWords(Buffer.concat(complaints)) || `it ended with ${code ?? killedBy}`),
      ),
    );
  });
  return { child, ended };
}

/** A command that ends without reading all of its input closes the pipe: its exit code tells, not the pipe. */
async function feed(child: Child, input: Input | undefined): Promise<void> {
  const { stdin } = child;
  stdin.on("error", () => {});
  if (input === undefined || typeof input === "string" || input instanceof Uint8Array) {
    stdin.end(input);
    return;
  }
  try {
    for await (const piece of Symbol.iterator in input ? inPieces(input) : input) {
      if (stdin.destroyed) return;
      if (!stdin.write(piece)) await drained(stdin);
    }
    stdin.end();
  } catch (error) {
    // Before the pipe is closed, whose end git would take for that of the whole.
    child.kill("SIGKILL");
    throw error;
  }
}

function drained(stdin: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stdin.off("drain", done).off("close", done);
      resolve();
    };
    stdin.on("drain", done).on("close", done);
    if (stdin.destroyed) done();
  });
}

/** The last lines are the reason; what comes before them is progress. */
function lastWords(complaints: Buffer): string {
  return complaints
    .toString("utf8")
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("hint:"))
    .slice(-12)
    .join("\n");
}
