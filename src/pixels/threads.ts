import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Handlers } from "../worker.js";
import type { ReplyMessage } from "./thread-side.js";
import { ownedBuffers } from "./transfer.js";

export type JobKind = keyof Handlers;
export type Input<K extends JobKind> = Parameters<Handlers[K]>[0];
export type Output<K extends JobKind> = Awaited<ReturnType<Handlers[K]>>;

/** Work that was given up, as it hung. */
export class TookTooLong extends Error {
  override readonly name = "TookTooLong";
}

/** Picture work on worker threads. */
export interface Threads {
  /**
   * Runs one job. Uint8Arrays that own their memory are handed over: the caller's become empty. Rejects with an Error
   * when the work fails, takes too long or is aborted, and when its thread crashes; other jobs are not touched.
   */
  readonly run: <K extends JobKind>(
    kind: K,
    input: Input<K>,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<Output<K>>;
  /** Ends all threads; what was still running or waiting rejects. */
  readonly close: () => Promise<void>;
}

export interface ThreadsOptions {
  /** The worker's entry: `lib/worker.js`, or the built one in `dist/`. */
  readonly entry: URL;
  /** Most threads at a time; each does one job at a time, which bounds the memory. As many as there are processors. */
  readonly size?: number;
  /** After which a job is taken to hang. Five minutes. */
  readonly timeoutMilliseconds?: number;
}

/** Pictures' bytes lie outside of the heap; what is in it is small and short-lived, and need not pile up before it is swept. */
const YOUNG = { maxYoungGenerationSizeMb: 3 } as const;

/** An output comes from another thread as the type that its handler promises, which `run` knows and the queue does not. */
type Reply = ReplyMessage<never>;

interface Job {
  readonly kind: string;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Sets the running job's end; called once per job. */
  settle: ((reply: Reply | Error) => void) | undefined;
}

/** Starts no thread before the first job. Idle threads do not keep the process alive. */
export function createThreads({
  entry,
  size = availableParallelism(),
  timeoutMilliseconds = 300_000,
}: ThreadsOptions): Threads {
  const waiting: Job[] = [];
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  let closed = false;

  function pump(): void {
    while (waiting.length > 0 && (idle.length > 0 || all.size < size)) {
      const job = waiting.shift();
      if (job !== undefined) start(job, idle.pop() ?? open());
    }
  }

  function open(): Thread {
    // The pictures' decoders have no business with the environment, which holds secrets.
    const worker = new Worker(entry, { env: {}, execArgv: [], name: "pictures", resourceLimits: YOUNG });
    const thread: Thread = { worker, settle: undefined };
    all.add(thread);
    worker.on("message", (reply: Reply) => thread.settle?.(reply));
    worker.on("error", (error) => drop(thread, crash(error instanceof Error ? error.message : String(error))));
    worker.on("exit", (code) => drop(thread, crash(`it ended with code ${code}`)));
    return thread;
  }

  /** Takes a thread out of service; the job that it had, if any, fails with `error`. */
  function drop(thread: Thread, error: Error): void {
    if (!all.delete(thread)) return;
    const at = idle.indexOf(thread);
    if (at >= 0) idle.splice(at, 1);
    void thread.worker.terminate();
    thread.settle?.(error);
    pump();
  }

  function start(job: Job, thread: Thread): void {
    const hung = () =>
      drop(thread, new TookTooLong(`the picture work "${job.kind}" took longer than ${timeoutMilliseconds / 1000} s`));
    const aborted = () => drop(thread, abortError(job.signal));
    const timer = setTimeout(hung, timeoutMilliseconds);
    job.signal?.addEventListener("abort", aborted, { once: true });
    thread.settle = (reply) => {
      thread.settle = undefined;
      clearTimeout(timer);
      job.signal?.removeEventListener("abort", aborted);
      if (reply instanceof Error) return job.reject(reply);
      thread.worker.unref();
      idle.push(thread);
      if (reply.kind === "done") job.resolve(reply.output);
      else job.reject(new Error(reply.message, { cause: reply.stack }));
      pump();
    };
    thread.worker.ref();
    thread.worker.postMessage({ kind: job.kind, input: job.input }, ownedBuffers(job.input));
  }

  function enqueue(kind: string, input: unknown, signal: AbortSignal | undefined): Promise<never> {
    if (closed) return Promise.reject(new Error("the worker threads are closed"));
    if (signal?.aborted === true) return Promise.reject(abortError(signal));
    return new Promise((resolve, reject) => {
      const job: Job = { kind, input, signal, resolve, reject };
      waiting.push(job);
      pump();
      if (waiting.includes(job)) signal?.addEventListener("abort", () => withdraw(job), { once: true });
    });
  }

  function withdraw(job: Job): void {
    const at = waiting.indexOf(job);
    if (at < 0) return;
    waiting.splice(at, 1);
    job.reject(abortError(job.signal));
  }

  async function close(): Promise<void> {
    closed = true;
    const ended = new Error("the worker threads were closed");
    for (const job of waiting.splice(0)) job.reject(ended);
    const threads = [...all];
    for (const thread of threads) drop(thread, ended);
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  return { run: (kind, input, options) => enqueue(kind, input, options?.signal), close };
}

function crash(what: string): Error {
  return new Error(`the worker thread crashed (${what}): the picture may be damaged or too large for the memory here`);
}

function abortError(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error("the picture work was aborted");
}
