import { withoutSecrets } from "../../child-environment.js";
import type { CacheOrder, CacheReply, CacheRequest } from "./cache-child.js";
import { type CacheChild, type ChildEntry, createChildren } from "./cache-children.js";

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

export function createCacheProcess(options: CacheProcessOptions): CacheProcess {
  const { child: entry, env, patienceMilliseconds } = options;
  // The client needs the runner's variables alone.
  const takeChild = createChildren(entry, withoutSecrets(env));
  const silence = new AbortController();
  let trouble = "";
  const silent = (): CacheResult => {
    const seconds = Math.round(patienceMilliseconds / 1000);
    const message = `the cache service did not answer within ${seconds} seconds${trouble && ` (${trouble})`}`;
    return { reply: { kind: "silent", message }, words: "" };
  };
  const giveUp = (words: string): void => {
    trouble = troubleIn(words);
    silence.abort();
  };
  return {
    isSilent: () => silence.signal.aborted,
    ask: async (directory, request, signal) => {
      if (silence.signal.aborted) return silent();
      if (signal.aborted) return TOO_LONG;
      const child = takeChild();
      const ended = AbortSignal.any([signal, silence.signal]);
      ended.addEventListener("abort", child.kill, { once: true });
      const result = await converse(child, { directory, request }, { patienceMilliseconds, giveUp });
      ended.removeEventListener("abort", child.kill);
      if (silence.signal.aborted) return silent();
      if (signal.aborted) return TOO_LONG;
      child.release();
      return result;
    },
  };
}

const TOO_LONG: CacheResult = { reply: { kind: "failed", message: "it took too long" }, words: "" };
const LONGEST_OUTPUT = 100_000;

interface Patience {
  readonly patienceMilliseconds: number;
  /** Hears what the client has said where the service has not answered within the time. */
  readonly giveUp: (words: string) => void;
}

function converse(child: CacheChild, order: CacheOrder, { patienceMilliseconds, giveUp }: Patience) {
  return new Promise<CacheResult>((resolve) => {
    let words = "";
    let timer: NodeJS.Timeout | undefined;
    const end = (reply: CacheReply): void => {
      clearTimeout(timer);
      resolve({ reply, words: reasonIn(words) });
    };
    child.send(order, (message) => {
      switch (message.kind) {
        case "said":
          words = `${words}${message.text}`.slice(-LONGEST_OUTPUT);
          return;
        case "asking":
          timer = setTimeout(() => giveUp(words), patienceMilliseconds);
          return;
        case "heard":
          clearTimeout(timer);
          return;
        case "gone":
          end({ kind: "failed", message: message.message });
          return;
        default:
          end(message);
      }
    });
  });
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
