import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { setFlagsForPixels } from "../v8-flags.js";
import type { Handlers } from "../worker.js";
import { createJobQueue } from "./job-queue.js";
import type { EndMessage, ReplyMessage } from "./thread-side.js";
import { ownedBuffers } from "./transfer.js";

export type JobKind = keyof Handlers;
export type Input<K extends JobKind> = Parameters<Handlers[K]>[0];
export type Output<K extends JobKind> = Awaited<ReturnType<Handlers[K]>>;
/** What a job tells ahead of its end. */
export type Part<K extends JobKind> =
  Parameters<Handlers[K]> extends readonly [unknown, (part: infer P) => void] ? P : never;

export interface RunOptions<K extends JobKind> {
  readonly signal?: AbortSignal;
  /** Hears what the job tells ahead of its end, in order and before the job's result. */
  readonly onPart?: (part: Part<K>) => void;
  /** Jobs with the same one are about the same picture, and go to the same thread where that costs no waiting. */
  readonly near?: string;
}

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
  readonly run: <K extends JobKind>(kind: K, input: Input<K>, options?: RunOptions<K>) => Promise<Output<K>>;
  /** Ends the threads that have nothing to do, for the sake of their memory. The next job starts one again. */
  readonly rest: () => Promise<void>;
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
  /**
   * For which short jobs wait before more threads are started: 500. To start one and have its code compiled takes some 200 of
   * the processor, and a run of twenty small pictures is done as soon by one thread, which is warm from the second on.
   */
  readonly patienceMilliseconds?: number;
}

/**
 * Pictures' bytes lie outside of the heap; what is in it is small and short-lived, and need not pile up before it is swept.
 * With less, sweeping takes more of the time: a tenth of it with 3 MB.
 */
const YOUNG = { maxYoungGenerationSizeMb: 16 } as const;

/** Kinds of work that take longer than to start a thread. */
const LONG: ReadonlySet<string> = new Set<JobKind>(["matte", "matteByModel"]);

/** An output comes from another thread as the type that its handler promises, which `run` knows and the queue does not. */
type Reply = ReplyMessage<never>;
type End = EndMessage<never>;

interface Job {
  readonly kind: string;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly near: string | undefined;
  readonly tell: (part: never) => void;
  /** Gives it up before a thread has it. */
  readonly withdraw: () => void;
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  /** What the running job hears; absent between jobs. */
  hear: ((reply: Reply | Error) => void) | undefined;
}

/** Starts no thread before the first job. Idle threads do not keep the process alive. */
export function createThreads({
  entry,
  size = availableParallelism(),
  timeoutMilliseconds = 300_000,
  patienceMilliseconds = 500,
}: ThreadsOptions): Threads {
  const waiting = createJobQueue<Job, Thread>();
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  let closed = false;
  let worthAnother = false;
  let patience: NodeJS.Timeout | undefined;

  function pump(): void {
    while (waiting.length() > 0) {
      const thread = idle.pop() ?? another();
      if (thread === undefined) break;
      const job = waiting.take(thread);
      if (job === undefined || job.signal?.aborted === true) {
        idle.push(thread);
        job?.withdraw();
      } else start(job, thread);
    }
    if (waiting.length() > 0) patience ??= setTimeout(losePatience, patienceMilliseconds);
    else bePatient();
  }

  function another(): Thread | undefined {
    const isWanted = all.size === 0 || (all.size < size && worthAnother);
    return isWanted ? open() : undefined;
  }

  function bePatient(): void {
    clearTimeout(patience);
    patience = undefined;
    worthAnother = false;
  }

  function losePatience(): void {
    worthAnother = true;
    pump();
  }

  function open(): Thread {
    if (all.size === 0) setFlagsForPixels();
    // The pictures' decoders have no business with the environment, which holds secrets.
    const { Worker } = process.getBuiltinModule("node:worker_threads");
    const worker = new Worker(entry, { env: {}, execArgv: [], name: "pictures", resourceLimits: YOUNG });
    const thread: Thread = { worker, hear: undefined };
    all.add(thread);
    worker.on("message", (reply: Reply) => thread.hear?.(reply));
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
    thread.hear?.(error);
    pump();
  }

  function start(job: Job, thread: Thread): void {
    job.signal?.removeEventListener("abort", job.withdraw);
    const hung = () =>
      drop(thread, new TookTooLong(`the picture work "${job.kind}" took longer than ${timeoutMilliseconds / 1000} s`));
    const aborted = () => drop(thread, abortError(job.signal));
    const timer = setTimeout(hung, timeoutMilliseconds);
    job.signal?.addEventListener("abort", aborted, { once: true });
    const end = (reply: End | Error): void => {
      thread.hear = undefined;
      clearTimeout(timer);
      job.signal?.removeEventListener("abort", aborted);
      if (reply instanceof Error) {
        job.reject(reply);
        return;
      }
      thread.worker.unref();
      idle.push(thread);
      if (reply.kind === "done") job.resolve(reply.output);
      else job.reject(failureOf(reply));
      pump();
    };
    thread.hear = (reply) => {
      if (reply instanceof Error || reply.kind !== "part") {
        end(reply);
        return;
      }
      // Whoever tells something does not hang.
      timer.refresh();
      job.tell(reply.part);
    };
    thread.worker.ref();
    thread.worker.postMessage({ kind: job.kind, input: job.input }, ownedBuffers(job.input));
  }

  function enqueue(job: Pick<Job, "kind" | "input" | "signal" | "near" | "tell">): Promise<never> {
    const { signal } = job;
    if (closed) return Promise.reject(new Error("the worker threads are closed"));
    if (signal?.aborted === true) return Promise.reject(abortError(signal));
    return new Promise((resolve, reject) => {
      const withdraw = () => {
        waiting.withdraw(queued);
        reject(abortError(signal));
      };
      const queued: Job = { ...job, withdraw, resolve, reject };
      signal?.addEventListener("abort", withdraw, { once: true });
      waiting.add(queued);
      worthAnother ||= LONG.has(job.kind);
      pump();
    });
  }

  async function rest(): Promise<void> {
    const resting = idle.splice(0);
    for (const thread of resting) all.delete(thread);
    await Promise.all(resting.map(({ worker }) => worker.terminate()));
  }

  async function close(): Promise<void> {
    closed = true;
    const ended = new Error("the worker threads were closed");
    for (const job of waiting.clear()) job.reject(ended);
    const threads = [...all];
    for (const thread of threads) drop(thread, ended);
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  const run: Threads["run"] = (kind, input, { signal, near, onPart = ignore } = {}) =>
    enqueue({ kind, input, signal, near, tell: onPart });
  return { run, rest, close };
}

function ignore(): void {}

function crash(what: string): Error {
  return new Error(`the worker thread crashed (${what}): the picture may be damaged or too large for the memory here`);
}

/** The error of another thread, with its code: what a full disk is to those who ask, it is wherever it was met. */
function failureOf({ message, stack, code }: Extract<End, { kind: "failed" }>): Error {
  const failure = new Error(message, { cause: stack });
  return code === undefined ? failure : Object.assign(failure, { code });
}

function abortError(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error("the picture work was aborted");
}
