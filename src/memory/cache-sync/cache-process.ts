import { type ChildProcess, fork } from "node:child_process";
import { withoutSecrets } from "../../child-environment.js";
import type { CacheReply, CacheRequest, CacheSign } from "./cache-child.js";

/** How the program starts itself as the cache's child. */
export interface ChildEntry {
  readonly file: string;
  readonly args: readonly string[];
}

export interface CacheProcessOptions {
  readonly child: ChildEntry;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long the service may take to answer the first question; after that it is not asked again. */
  readonly patienceMilliseconds: number;
}

/** GitHub's cache, asked through the real client in a process of its own. */
export interface CacheProcess {
  readonly ask: AskCache;
  /** Whether the service was asked and did not answer. */
  readonly isSilent: () => boolean;
}

/** The child's reply, and what the client printed as the reason where it is not what was hoped for. */
export interface CacheResult {
  readonly reply: CacheReply | Silence;
  readonly words: string;
}

/** The service did not answer the first question, so it is not asked again. */
export interface Silence {
  readonly kind: "silent";
  readonly message: string;
}

/** Asks for one thing, in `directory`, until `signal` is aborted. Never rejects. */
export type AskCache = (directory: string, request: CacheRequest, signal: AbortSignal) => Promise<CacheResult>;

const LONGEST_OUTPUT = 100_000;

export function createCacheProcess(options: CacheProcessOptions): CacheProcess {
  const { child: entry, env, patienceMilliseconds } = options;
  const silence = new AbortController();
  let words = "";
  const silent = (): CacheResult => {
    const seconds = Math.round(patienceMilliseconds / 1000);
    const message = `the cache service did not answer within ${seconds} seconds${words && ` (${words})`}`;
    return { reply: { kind: "silent", message }, words: "" };
  };
  return {
    isSilent: () => silence.signal.aborted,
    ask: async (cwd, request, signal) => {
      if (silence.signal.aborted) return silent();
      if (signal.aborted) return TOO_LONG;
      const child = fork(entry.file, [...entry.args], {
        cwd,
        // The client needs the runner's variables alone.
        env: withoutSecrets(env),
        execArgv: [],
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        signal: AbortSignal.any([signal, silence.signal]),
        killSignal: "SIGKILL",
      });
      const output = gather(child);
      const waiting = whileUnheard(child, patienceMilliseconds, () => {
        words = troubleIn(output());
        silence.abort();
      });
      const result = await converse(child, request, output).finally(waiting.end);
      if (silence.signal.aborted) return silent();
      return signal.aborted ? TOO_LONG : result;
    },
  };
}

const TOO_LONG: CacheResult = { reply: { kind: "failed", message: "it took too long" }, words: "" };

/** Calls `gaveUp` where the child asks the service and has heard nothing from it within the time. */
function whileUnheard(child: ChildProcess, milliseconds: number, gaveUp: () => void): { readonly end: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => clearTimeout(timer);
  child.on("message", ({ kind }: CacheReply | CacheSign) => {
    if (kind === "asking") timer = setTimeout(gaveUp, milliseconds);
    else end();
  });
  return { end };
}

function converse(child: ChildProcess, request: CacheRequest, output: () => string): Promise<CacheResult> {
  return new Promise((resolve) => {
    let reply: CacheReply | undefined;
    const finish = (fallback: string): void =>
      resolve({ reply: reply ?? { kind: "failed", message: fallback }, words: reasonIn(output()) });
    child.on("message", (message: CacheReply | CacheSign) => {
      if (message.kind !== "asking" && message.kind !== "heard") reply = message;
    });
    child.once("error", (error) => finish(error.message));
    child.once("close", (code) => finish(`its process ended with ${code}`));
    // A child that could not start tells so by `error` or `close`.
    child.send(request, () => {});
  });
}

/** @returns what the child has printed so far, the end of it */
function gather(child: ChildProcess): () => string {
  let output = "";
  for (const text of texts(child)) {
    text.on("data", (part) => {
      output = `${output}${part}`.slice(-LONGEST_OUTPUT);
    });
  }
  return () => output;
}

function texts(child: ChildProcess): readonly NodeJS.ReadableStream[] {
  return [child.stdout, child.stderr].filter((stream) => stream !== null).map((stream) => stream.setEncoding("utf8"));
}

/** Why the client is trying again, in its own words. */
function troubleIn(output: string): string {
  return /failed with error: (.{1,200}?)\. Retrying/.exec(output)?.[1]?.replace(/https?:\/\/\S+/g, "(URL)") ?? "";
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
