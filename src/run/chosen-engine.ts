import { createMatter, type Matter } from "../embedded/matter.js";
import type { Log } from "../log.js";
import type { Threads } from "../pixels/threads.js";
import type { Settings } from "../settings.js";

/** What mattes in the embedded service: the action's own engine, or a model of the user's. */
export interface Engine {
  /** As given, with the model's checksum in them. */
  readonly settings: Settings;
  readonly matter: Matter;
  readonly close: () => Promise<void>;
}

/**
 * A large network takes minutes a picture, ten to a job. No later run could collect a job of the embedded service, so
 * there is no use in leaving it: each picture has a time limit of its own.
 */
const JOB_MILLISECONDS = 6 * 3_600_000;

/**
 * Opens the engine. A model is brought here, loaded and checked, before any picture is touched.
 * @param worker the worker thread's entry
 * @throws UserError where the model cannot be used
 */
export async function openEngine(settings: Settings, threads: Threads, worker: URL, log: Log): Promise<Engine> {
  const { service } = settings;
  if (service.kind === "remote" || service.modelFile.kind === "none" || service.modelFile.kind === "local") {
    const matter = createMatter((image, model) => threads.run("matte", { image, model, refuse: true }));
    return { settings, matter, close: async () => {} };
  }
  const { modelFile } = service;
  const { obtainModel } = await import("../embedded/model/obtain.js");
  const { openModelMatter } = await import("../embedded/model/model-matter.js");
  const local = await obtainModel(modelFile, { ...settings, log: log.info });
  const { matter, close } = await openModelMatter(local, worker, log.info);
  const known = { kind: "local", sha256: local.sha256, ...(modelFile.preset && { preset: modelFile.preset }) } as const;
  const jobTimeoutMilliseconds = Math.max(settings.jobTimeoutMilliseconds, JOB_MILLISECONDS);
  return {
    settings: { ...settings, jobTimeoutMilliseconds, service: { kind: "embedded", modelFile: known } },
    matter,
    close,
  };
}
