import { availableParallelism, totalmem } from "node:os";
import type { Model } from "../../model.js";
import { createThreads, type Threads, TookTooLong } from "../../pixels/threads.js";
import { messageOf, UserError } from "../../user-error.js";
import type { MatteOutput } from "../matting/job.js";
import type { IdentifiedModel } from "./identify.js";
import { type ModelPlace, obtainModel } from "./obtain.js";
import { type Runtime, unpackRuntime } from "./runtime.js";
import type { ModelSpec } from "./session.js";
import { type Share, shareMachine } from "./share.js";

/** Networks on threads of their own: sessions are large, so each lives in one thread as long as this does. */
export interface Networks {
  /** Whether there is one for pictures of this kind. */
  readonly has: (model: Model) => boolean;
  /** Mattes an image; the network is fetched, loaded and checked at the first one that needs it. Rejects with a UserError. */
  readonly matte: (image: Uint8Array, model: Model) => Promise<MatteOutput>;
  /** Loads them all at once, for whoever would rather know at the start. */
  readonly load: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface NetworksOptions {
  /** Which network pictures of a kind take; both may take the same, or one of them none. */
  readonly models: Readonly<Partial<Record<Model, IdentifiedModel>>>;
  /** The worker thread's entry. */
  readonly worker: URL;
  readonly place: ModelPlace;
  /** After which a network is given up. */
  readonly jobMilliseconds?: number;
}

/** A large network takes minutes for a picture on one processor. */
const JOB_MILLISECONDS = 20 * 60_000;
/** What a network that is not here yet may have. */
const USUAL_BYTES = 180_000_000;

interface Opened {
  readonly threads: Threads;
  readonly spec: ModelSpec;
}

/** Nothing is fetched, loaded or started before the first picture needs it. */
export function createNetworks({
  models,
  worker,
  place,
  jobMilliseconds = JOB_MILLISECONDS,
}: NetworksOptions): Networks {
  const all = new Set(Object.values(models));
  const opening = new Map<IdentifiedModel, Promise<Opened>>();
  const told = new Set<IdentifiedModel>();
  const started: Threads[] = [];
  const closing = new AbortController();
  let runtime: Promise<Runtime> | undefined;

  async function start(model: IdentifiedModel): Promise<Opened> {
    const local = await obtainModel(model, { ...place, signal: closing.signal });
    runtime ??= unpackRuntime(worker);
    const { folder } = await runtime;
    closing.signal.throwIfAborted();
    const share = shareAmong(all);
    const threads = createThreads({ entry: worker, size: share.workers, timeoutMilliseconds: jobMilliseconds });
    started.push(threads);
    const spec = { file: local.file, preset: local.preset, runtime: folder, threads: share.threads };
    const size = await check(threads, spec, model.input);
    const name = model.source.kind === "box" ? "for people" : local.sha256.slice(0, 8);
    place.log(`The model ${name} (${local.preset}, ${size}) runs on ${share.workers} × ${share.threads} threads.`);
    return { threads, spec };
  }

  /** One that cannot be had or used is not tried again for the next picture. */
  function opened(model: IdentifiedModel): Promise<Opened> {
    const known = opening.get(model);
    if (known !== undefined) return known;
    const promise = start(model);
    opening.set(model, promise);
    return promise;
  }

  return {
    has: (model) => models[model] !== undefined,
    matte: async (image, model) => {
      const wanted = models[model];
      if (wanted === undefined) throw new Error(`there is no network for pictures of the kind "${model}"`);
      const { threads, spec } = await opened(wanted).catch((error: unknown) => {
        if (!told.has(wanted)) place.warn(messageOf(error));
        told.add(wanted);
        throw error;
      });
      return threads.run("matteByModel", { image, spec }).catch((error: unknown) => {
        if (error instanceof TookTooLong) opening.set(wanted, givenUp(wanted, jobMilliseconds));
        throw error;
      });
    },
    load: async () => {
      await Promise.all([...all].map(opened));
    },
    close: async () => {
      // A run that is stopped does not wait for a model on its way.
      closing.abort(new Error("the run was stopped"));
      await Promise.all(started.map((threads) => threads.close()));
      await (await runtime)?.remove();
    },
  };
}

/** What took that long for one picture would for the next, and the run has better use for its time. */
function givenUp({ input }: IdentifiedModel, milliseconds: number): Promise<Opened> {
  const words = `The network of "${input}" took longer than ${milliseconds / 60_000} minutes for a picture, and is not asked again in this run: choose a smaller one.`;
  const promise = Promise.reject(new UserError(words));
  // Nobody may come for it.
  promise.catch(() => {});
  return promise;
}

/** Each thread has room for every network, since any may be asked by it. */
function shareAmong(models: ReadonlySet<IdentifiedModel>): Share {
  const memoryBytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const modelBytes = [...models].reduce((sum, { bytes }) => sum + (bytes ?? USUAL_BYTES), 0);
  return shareMachine({ processors: availableParallelism(), memoryBytes, modelBytes });
}

async function check(threads: Threads, spec: ModelSpec, input: IdentifiedModel["input"]): Promise<string> {
  const verdict = await threads.run("checkModel", spec);
  if (verdict.kind === "suitable") return verdict.size;
  throw new UserError(
    `"${input}" ${spec.file} cannot be used: ${verdict.reason}. It has to be an ONNX file that makes one mask of one image (see docs/models.md).`,
  );
}
