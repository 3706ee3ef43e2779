import { randomBytes } from "node:crypto";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TaskRequest, TaskState } from "../service/contract.js";
import { messageOf } from "../user-error.js";
import { type Fetching, fetchImage } from "./fetch-image.js";
import type { Matter } from "./matter.js";

export interface JobsOptions {
  /** A folder of our own for images on their way and results. */
  readonly directory: string;
  readonly matter: Matter;
  readonly fetching: Fetching;
  /** The base URL of result links, without a slash at the end. */
  readonly resultsUrl: () => string;
  /** More accepted tasks than this that are not done yet, and a submit is throttled. */
  readonly capacity: number;
  /** The same once the results that are kept take more bytes than this. */
  readonly capacityBytes: number;
  /** How long a job is known and its results can be had. */
  readonly lifetimeMilliseconds: number;
  /** How much of that is left once a result was downloaded: results of 5,000 pictures would fill a runner's disk. */
  readonly afterDownloadMilliseconds: number;
}

export type Submitted =
  | { readonly kind: "job"; readonly resultKey: string; readonly tasks: readonly TaskState[] }
  | { readonly kind: "refused"; readonly code: "23500004" | "23500006" | "23500007"; readonly reason: string };

type Refused = Extract<Submitted, { kind: "refused" }>;

export interface Jobs {
  /** Fetches every image first: one that cannot be had refuses the whole batch, as the service does. */
  readonly submit: (tasks: readonly TaskRequest[]) => Promise<Submitted>;
  readonly find: (resultKey: string) => readonly TaskState[] | undefined;
  /** The file of a result, by the name in its URL. */
  readonly result: (name: string) => string | undefined;
  /** Starts the end of a result's life. */
  readonly downloaded: (name: string) => void;
  /** Accepted tasks that are not done yet. */
  readonly pending: () => number;
  readonly close: () => Promise<void>;
}

/** The jobs of the embedded service: they live in this process, and end with it. */
export function createJobs(options: JobsOptions): Jobs {
  const jobs = new Map<string, TaskState[]>();
  const results = new Map<string, { readonly file: string; readonly bytes: number }>();
  const timers = new Set<NodeJS.Timeout>();
  let pending = 0;
  let keptBytes = 0;
  let closed = false;

  const later = (milliseconds: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer.unref());
  };
  const forget = (name: string) => {
    const result = results.get(name);
    if (result === undefined) return;
    results.delete(name);
    keptBytes -= result.bytes;
    // Not worth a run or a service that lives on: the folder goes as a whole in the end.
    rm(result.file, { force: true }).catch(() => {});
  };

  async function run(state: TaskState, image: string, update: (next: TaskState) => void): Promise<void> {
    const { image: url, model } = state;
    update({ image: url, model, status: "RUNNING" });
    const name = `${unguessable()}.png`;
    const cutout = join(options.directory, name);
    const matted = await options.matter({ image, model, cutout }).finally(() => pending--);
    // A cutout that came after the end has made its folder anew.
    if (closed) return rm(options.directory, { recursive: true, force: true });
    await rm(image, { force: true });
    if (matted.kind === "failed") {
      const { reason, refused } = matted;
      return update({ image: url, model, status: "FAILED", reason, ...(refused && { refused }) });
    }
    const { size: bytes } = await stat(cutout);
    results.set(name, { file: cutout, bytes });
    keptBytes += bytes;
    later(options.lifetimeMilliseconds, () => forget(name));
    const { confidence } = matted;
    const links = [`${options.resultsUrl()}/${name}`];
    update({ image: url, model, status: "SUCCESS", results: links, ...(confidence !== undefined && { confidence }) });
  }

  function start(tasks: readonly TaskRequest[], images: readonly string[]): Submitted {
    const resultKey = unguessable();
    const states = tasks.map(({ image, model }): TaskState => ({ image, model, status: "WAITING" }));
    jobs.set(resultKey, states);
    forgetOldest(jobs);
    later(options.lifetimeMilliseconds, () => jobs.delete(resultKey));
    const accepted = [...states];
    for (const [index, state] of accepted.entries()) {
      const update = (next: TaskState) => {
        states[index] = next;
      };
      run(state, images[index] ?? "", update).catch((error: unknown) =>
        update({ ...state, status: "FAILED", reason: messageOf(error) }),
      );
    }
    return { kind: "job", resultKey, tasks: accepted };
  }

  async function submit(tasks: readonly TaskRequest[]): Promise<Submitted> {
    if (pending + tasks.length > options.capacity) {
      return { kind: "refused", code: "23500004", reason: `${pending} tasks are waiting already` };
    }
    if (keptBytes > options.capacityBytes) {
      return { kind: "refused", code: "23500004", reason: "the room for results is full until some have been fetched" };
    }
    pending += tasks.length;
    const files = tasks.map(() => join(options.directory, `${unguessable()}.image`));
    let started = false;
    try {
      const refused = await fetchAll(tasks, files);
      if (refused !== undefined) return refused;
      started = true;
      return start(tasks, files);
    } finally {
      if (!started) {
        pending -= tasks.length;
        await Promise.all(files.map((file) => rm(file, { force: true }).catch(() => {})));
      }
    }
  }

  /** @returns the first image's fault, where one has any */
  async function fetchAll(tasks: readonly TaskRequest[], files: readonly string[]): Promise<Refused | undefined> {
    await mkdir(options.directory, { recursive: true });
    const fetched = await Promise.allSettled(
      tasks.map(({ image }, i) => fetchImage(image, files[i] ?? "", options.fetching)),
    );
    for (const [at, image] of fetched.entries()) {
      if (image.status === "rejected") throw image.reason;
      if (image.value.kind === "refused")
        return { ...image.value, reason: `data.task_list[${at}]: ${image.value.reason}` };
    }
    return undefined;
  }

  return {
    submit,
    find: (resultKey) => jobs.get(resultKey),
    result: (name) => results.get(name)?.file,
    downloaded: (name) => later(options.afterDownloadMilliseconds, () => forget(name)),
    pending: () => pending,
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await rm(options.directory, { recursive: true, force: true });
    },
  };
}

/** Bounds what a client that never comes back for its results costs; a job that is not done yet is never forgotten. */
const MOST_JOBS = 2_000;

function forgetOldest(jobs: Map<string, readonly TaskState[]>): void {
  for (const [key, states] of jobs) {
    if (jobs.size <= MOST_JOBS) return;
    if (states.every(({ status }) => status === "SUCCESS" || status === "FAILED")) jobs.delete(key);
  }
}

/** 128 bits: who does not know a key or a result's name cannot find it. */
function unguessable(): string {
  return randomBytes(16).toString("hex");
}
