import { type ChildProcess, fork } from "node:child_process";
import { withoutSecrets } from "../../child-environment.js";
import type { CacheReply, CacheRequest } from "./cache-child.js";

/** How the program starts itself as the cache's child. */
export interface ChildEntry {
  readonly file: string;
  readonly args: readonly string[];
}

export interface CacheProcessOptions {
  readonly child: ChildEntry;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The child's reply, and what the client printed as the reason where it is not what was hoped for. */
export interface CacheResult {
  readonly reply: CacheReply;
  readonly words: string;
}

/** Asks for one thing, in `directory`, until `signal` is aborted. Never rejects. */
export type AskCache = (directory: string, request: CacheRequest, signal: AbortSignal) => Promise<CacheResult>;

const LONGEST_OUTPUT = 100_000;

export function createCacheProcess({ child: entry, env }: CacheProcessOptions): AskCache {
  return async (cwd, request, signal) => {
    if (signal.aborted) return TOO_LONG;
    const child = fork(entry.file, [...entry.args], {
      cwd,
      // The client needs the runner's variables alone.
      env: withoutSecrets(env),
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      signal,
      killSignal: "SIGKILL",
    });
    const result = await converse(child, request);
    return signal.aborted ? TOO_LONG : result;
  };
}

const TOO_LONG: CacheResult = { reply: { kind: "failed", message: "it took too long" }, words: "" };

function converse(child: ChildProcess, request: CacheRequest): Promise<CacheResult> {
  return new Promise((resolve) => {
    let output = "";
    let reply: CacheReply | undefined;
    const finish = (fallback: string): void =>
      resolve({ reply: reply ?? { kind: "failed", message: fallback }, words: reasonIn(output) });
    for (const text of texts(child)) {
      text.on("data", (part) => {
        output = `${output}${part}`.slice(-LONGEST_OUTPUT);
      });
    }
    child.on("message", (message: CacheReply) => {
      reply = message;
    });
    child.once("error", (error) => finish(error.message));
    child.once("close", (code) => finish(`its process ended with ${code}`));
    // A child that could not start tells so by `error` or `close`.
    child.send(request, () => {});
  });
}

function texts(child: ChildProcess): readonly NodeJS.ReadableStream[] {
  return [child.stdout, child.stderr].filter((stream) => stream !== null).map((stream) => stream.setEncoding("utf8"));
}

/** The client's own last word on why something was not done; signed URLs, which it might name, are left out. */
function reasonIn(output: string): string {
  const lines = output
    .split(/\r?\n/)
    .filter((line) => /Failed to|not permit|denied|rate limit/i.test(line) && !line.startsWith("::debug::"));
  return (lines.at(-1) ?? "")
    .replace(/^::\w+[^:]*::/, "")
    .replace(/https?:\/\/\S+/g, "(URL)")
    .slice(0, 300);
}
