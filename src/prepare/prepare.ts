import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { concurrently } from "../concurrently.js";
import type { FailedTask, Picture, Prepared, Task } from "../model.js";
import type { WorkspacePath } from "../paths.js";
import { type Fit, fitToLimits } from "../pixels/geometry.js";
import type { Preview, PreviewSize } from "../pixels/preview.js";
import { isSendable } from "../pixels/sendable.js";
import { sniffFile } from "../pixels/sniff.js";
import type { Threads } from "../pixels/threads.js";
import { messageOf } from "../user-error.js";

export interface PrepareContext {
  readonly threads: Threads;
  /** Absolute path of a folder for the copies; made when the first one is. */
  readonly directory: string;
  /** Most pictures that are worked on at a time, and so held ready before they are asked for. */
  readonly concurrency: number;
  /** Whether what is sent as it is is unpacked before, to see that it is whole: where it is paid for. */
  readonly checks: boolean;
  /** Whether copies keep every pixel, as they may where they do not leave the machine. */
  readonly lossless?: boolean;
  readonly previews?: BeforePreviews;
  readonly signal?: AbortSignal;
}

/** Takes in previews of the pictures that are unpacked before they are sent. */
export interface BeforePreviews {
  /** The next one's; undefined once there is no room for more. */
  readonly size: () => PreviewSize | undefined;
  readonly keep: (path: WorkspacePath, before: Preview) => void;
}

/**
 * Brings each task within what the service takes: as it is where it can be, else a fitted copy. The tasks come out as
 * they become ready, not in their order.
 */
export function prepare(
  context: PrepareContext,
  tasks: AsyncIterable<Task> | Iterable<Task>,
): AsyncIterable<Prepared | FailedTask> {
  return concurrently(tasks, context.concurrency, (task) => prepareOne(context, task));
}

async function prepareOne(context: PrepareContext, task: Task): Promise<Prepared | FailedTask> {
  const { picture } = task;
  const fit = fitToLimits(picture);
  if (fit.kind === "impossible") return failed(task, `The picture ${fit.reason}. Crop it, or leave it out of paths.`);
  try {
    const sendable = fit.kind === "as-is" ? sendableType(picture) : undefined;
    if (sendable === undefined) return await copyOf(context, task, fit);
    const fault = context.checks ? await faultOf(context, picture) : undefined;
    return fault === undefined ? asItIs(task, sendable) : failed(task, fault);
  } catch (error) {
    return failed(task, `No copy that the service takes could be made: ${messageOf(error)}. ${adviceFor(error)}`);
  }
}

/** What the system refuses has a code, and is no fault of the picture's. */
function adviceFor(error: unknown): string {
  return error instanceof Error && "code" in error
    ? "Nothing was paid for it. Look for free space and rights in the folder for temporary files, and run again."
    : "Check the file in an image viewer.";
}

async function faultOf({ threads, previews, signal }: PrepareContext, picture: Picture): Promise<string | undefined> {
  const preview = previews?.size();
  try {
    const input = { file: picture.file, ...(preview && { preview }) };
    const before = await threads.run("check", input, signal === undefined ? {} : { signal });
    if (before !== undefined) previews?.keep(picture.path, before);
    return undefined;
  } catch (error) {
    if (signal?.aborted) throw error;
    const what = error instanceof Error ? error.message : String(error);
    return `It was not sent, so nothing was paid for it: ${what}. Restore the file, save it anew, or exclude it with !`;
  }
}

/** @returns undefined where the service may not read the picture as it is */
function sendableType({ file }: Picture): "jpeg" | "png" | undefined {
  const sniffed = sniffFile(file);
  return sniffed.kind === "picture" && isSendable(sniffed) ? sniffed.type : undefined;
}

function asItIs(task: Task, type: "jpeg" | "png"): Prepared {
  const { file, bytes, width, height } = task.picture;
  return { kind: "prepared", task, file, bytes, sent: { width, height }, type, original: true };
}

async function copyOf(
  { threads, directory, lossless = false, signal }: PrepareContext,
  task: Task,
  fit: Exclude<Fit, { readonly kind: "impossible" }>,
): Promise<Prepared> {
  await mkdir(directory, { recursive: true });
  const input = { file: task.picture.file, fit, target: join(directory, task.id), lossless };
  const copy = await threads.run("fit", input, signal === undefined ? {} : { signal });
  return { kind: "prepared", task, ...copy, original: false };
}

function failed(task: Task, reason: string): FailedTask {
  return { kind: "failed", task, failure: { stage: "prepare", reason, paid: false, retryable: false } };
}
