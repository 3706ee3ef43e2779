import { fork } from "node:child_process";
import type { CacheOrder, CacheReply, CacheSign } from "./cache-child.js";

/** How the program starts itself as the cache's child. */
export interface ChildEntry {
  readonly file: string;
  readonly args: readonly string[];
}

/** It could not start, or has ended. */
interface Gone {
  readonly kind: "gone";
  readonly message: string;
}

type Hear = (message: CacheReply | CacheSign | Gone) => void;

/** A process that does one thing at a time. */
export interface CacheChild {
  /** @param hear is told everything up to the reply, or the end of the process */
  readonly send: (order: CacheOrder, hear: Hear) => void;
  readonly kill: () => void;
  /** It has replied, and is free for the next order. It ends by itself where none comes soon. */
  readonly release: () => void;
}

/** A run asks several things in a row as it begins and as it ends, and has no use for a second process in between. */
const IDLE_MILLISECONDS = 3_000;

/**
 * The cache's child processes: starting one takes a third of a second of the processor, so it is used again.
 * @returns what gives one that is free, or a new one
 */
export function createChildren(entry: ChildEntry, env: Readonly<Record<string, string>>): () => CacheChild {
  const free = new Set<CacheChild>();
  return () => {
    const [child = start(entry, env, free)] = free;
    free.delete(child);
    return child;
  };
}

function start({ file, args }: ChildEntry, env: Readonly<Record<string, string>>, free: Set<CacheChild>): CacheChild {
  const forked = fork(file, [...args], { env, execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  let hear: Hear | undefined;
  let idle: NodeJS.Timeout | undefined;
  const gone = (message: string): void => {
    free.delete(child);
    hear?.({ kind: "gone", message });
  };
  forked.on("message", (message: CacheReply | CacheSign) => hear?.(message));
  forked.once("error", (error) => gone(error.message));
  forked.once("close", (code) => gone(`its process ended with ${code}`));
  const child: CacheChild = {
    send(order, listener) {
      clearTimeout(idle);
      forked.ref();
      forked.channel?.ref();
      hear = listener;
      // One that could not start tells so by `error` or `close`.
      forked.send(order, () => {});
    },
    kill: () => forked.kill("SIGKILL"),
    release() {
      hear = undefined;
      if (!forked.connected) return;
      free.add(child);
      forked.unref();
      forked.channel?.unref();
      idle = setTimeout(() => {
        free.delete(child);
        if (forked.connected) forked.disconnect();
      }, IDLE_MILLISECONDS).unref();
    },
  };
  return child;
}
