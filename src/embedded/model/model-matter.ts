import { availableParallelism, totalmem } from "node:os";
import type { Threads } from "../../pixels/threads.js";
import { createThreads } from "../../pixels/threads.js";
import { UserError } from "../../user-error.js";
import { createMatter, type Matter } from "../matter.js";
import type { LocalModel } from "./obtain.js";
import { unpackRuntime } from "./runtime.js";
import type { ModelSpec } from "./session.js";
import { shareMachine } from "./share.js";

/** A model at work on threads of its own: sessions are large, so each lives in one thread as long as this does. */
export interface ModelMatter {
  readonly matter: Matter;
  readonly close: () => Promise<void>;
}

/** A large network takes minutes for a picture on one processor. */
const JOB_MILLISECONDS = 20 * 60_000;

/**
 * Loads a model and checks it, before any picture is touched.
 * @param worker the worker thread's entry
 * @throws UserError where the file is no model that can be used
 */
export async function openModelMatter(
  model: LocalModel,
  worker: URL,
  log: (message: string) => void,
): Promise<ModelMatter> {
  const runtime = await unpackRuntime(worker);
  const memoryBytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const share = shareMachine({ processors: availableParallelism(), memoryBytes, modelBytes: model.bytes });
  const threads = createThreads({ entry: worker, size: share.workers, timeoutMilliseconds: JOB_MILLISECONDS });
  const spec = { file: model.file, preset: model.preset, runtime: runtime.folder, threads: share.threads };
  const close = async () => {
    await threads.close();
    await runtime.remove();
  };
  try {
    const size = await check(threads, spec, model);
    log(
      `The model ${model.sha256.slice(0, 8)} (${model.preset}, ${size}) runs on ${share.workers} × ${share.threads} threads.`,
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { matter: createMatter((image) => threads.run("matteByModel", { image, spec })), close };
}

async function check(threads: Threads, spec: ModelSpec, model: LocalModel): Promise<string> {
  const verdict = await threads.run("checkModel", spec);
  if (verdict.kind === "suitable") return verdict.size;
  throw new UserError(
    `"model-file" ${model.file} cannot be used: ${verdict.reason}. It has to be an ONNX file that makes one mask of one image (see docs/models.md).`,
  );
}
