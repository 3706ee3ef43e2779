import { type MessagePort, parentPort } from "node:worker_threads";
import { createSweep } from "./sweep.js";
import { ownedBuffers } from "./transfer.js";

/** `Output` is what the handler gave: the receiving side knows it from the job that it sent. */
export type ReplyMessage<Output, Part = Output> =
  /** A piece of the result, ahead of the rest. */
  { readonly kind: "part"; readonly part: Part } | EndMessage<Output>;

export type EndMessage<Output> =
  | { readonly kind: "done"; readonly output: Output }
  /** `code`: the system's, as ENOSPC, where it is an error of the system. */
  | { readonly kind: "failed"; readonly message: string; readonly stack: string; readonly code?: string };

interface JobMessage {
  readonly kind: string;
  readonly input: never;
}

type Handler = (input: never, tell: (part: unknown) => void) => Promise<unknown>;

/** Answers the jobs that arrive from the main thread, one after another. A handler's error is its job's failure. */
export function serveJobs(handlers: Readonly<Record<string, Handler>>): void {
  const port = parentPort;
  if (port === null) throw new Error("this file is a worker thread's entry and cannot be run by itself");
  const sweep = createSweep();
  port.on("message", (job: JobMessage) => void answer(port, handlers, job).then(sweep));
}

async function answer(port: MessagePort, handlers: Readonly<Record<string, Handler>>, job: JobMessage): Promise<void> {
  const reply = await attempt(handlers, job, (part) => port.postMessage({ kind: "part", part }));
  port.postMessage(reply, reply.kind === "done" ? ownedBuffers(reply.output) : []);
}

async function attempt(
  handlers: Readonly<Record<string, Handler>>,
  { kind, input }: JobMessage,
  tell: (part: unknown) => void,
): Promise<EndMessage<unknown>> {
  const handler = handlers[kind];
  if (handler === undefined) return { kind: "failed", message: `no picture work is called "${kind}"`, stack: "" };
  try {
    return { kind: "done", output: await handler(input, tell) };
  } catch (error) {
    // Some codecs throw things that are no Error.
    const thrown = error instanceof Error ? error : new Error(String(error));
    const code = "code" in thrown && typeof thrown.code === "string" && { code: thrown.code };
    return { kind: "failed", message: thrown.message, stack: thrown.stack ?? "", ...code };
  }
}
