import type { Activity } from "../../activity.js";
import { createMatter, type Matter, type Matting } from "../../embedded/matter.js";
import type { MatteOutput } from "../../embedded/matting/job.js";
import type { IdentifiedModel } from "../../embedded/model/identify.js";
import type { Networks } from "../../embedded/model/networks.js";
import type { Log } from "../../log.js";
import type { CacheSync } from "../../memory/cache-sync.js";
import type { Model } from "../../model.js";
import type { Threads } from "../../pixels/threads.js";
import type { ModelFile, NetworkChoice } from "../../settings/types.js";
import type { Settings } from "../../settings.js";

/** What mattes in the embedded service: the action's own engine, networks of the user's, and the one for people. */
export interface Engine {
  /**
   * The settings with the networks' checksums in them, which the plan goes by. Files are read for it; nothing is fetched or
   * loaded.
   * @throws UserError where a model is not what the inputs say
   */
  readonly identify: () => Promise<Settings>;
  /** A network is fetched and loaded when the first picture needs it. */
  readonly matter: Matter;
  /** Loads the networks now, for a service that wants to know at its start. */
  readonly load: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface EngineContext {
  readonly threads: Threads;
  /** The worker thread's entry. */
  readonly worker: URL;
  readonly log: Log;
  /** How models that were fetched travel to the next run. */
  readonly cacheSync?: Pick<CacheSync, "models">;
  /** Told of what takes its time. */
  readonly activity?: Activity;
}

/**
 * A large network takes minutes a picture, ten to a job. No later run could collect a job of the embedded service, so
 * there is no use in leaving it: each picture has a time limit of its own.
 */
const JOB_MILLISECONDS = 6 * 3_600_000;

export function createEngine(settings: Settings, context: EngineContext): Engine {
  const { service } = settings;
  const classical: Matting = (image, model) => context.threads.run("matte", { image, model, refuse: true });
  if (service.kind === "remote") {
    const nothing = async () => {};
    return { identify: async () => settings, matter: createMatter(classical), load: nothing, close: nothing };
  }
  let found: ReturnType<typeof chooseNetworks> | undefined;
  const chosen = () => {
    found ??= chooseNetworks(settings, service, context);
    return found;
  };
  const networks = async () => (await chosen()).networks;
  if ([service.modelFile, service.humanModelFile].every(({ kind }) => kind === "none")) {
    const matter = createMatter((image, model) =>
      model === "human" ? orPeople(classical, networks, image) : classical(image, model),
    );
    return { identify: async () => settings, matter, load: async () => {}, close: () => closed(found) };
  }
  return {
    identify: async () => {
      const { choice } = await chosen();
      const jobTimeoutMilliseconds = Math.max(settings.jobTimeoutMilliseconds, JOB_MILLISECONDS);
      return { ...settings, jobTimeoutMilliseconds, service: { kind: "embedded", ...choice } };
    },
    matter: createMatter(async (image, model) =>
      service.modelUse === "all" && (await networks()).has(model)
        ? (await networks()).matte(image, model)
        : inTurn(classical, await networks(), image, model),
    ),
    load: async () => (await networks()).load(),
    close: () => closed(found),
  };
}

async function closed(found: ReturnType<typeof chooseNetworks> | undefined): Promise<void> {
  await (await found?.catch(() => undefined))?.networks.close();
}

/** The network for people that is in the box: where the engine refuses. What that refuses as well is told in the engine's words. */
async function orPeople(
  classical: Matting,
  networks: () => Promise<Networks>,
  image: Uint8Array,
): Promise<MatteOutput> {
  const first = await classical(Uint8Array.from(image), "human");
  if (first.kind === "cutout") return first;
  const second = await (await networks()).matte(image, "human");
  return second.kind === "cutout" ? second : first;
}

/**
 * The engine first; the network where that refuses, or is not sure of what it decided. A mask that is no use leaves what the
 * engine made.
 */
async function inTurn(classical: Matting, networks: Networks, image: Uint8Array, model: Model): Promise<MatteOutput> {
  if (!networks.has(model)) return classical(image, model);
  // A job takes its bytes with it; a Buffer's own slice would be a view on them.
  const first = await classical(Uint8Array.from(image), model);
  if (first.kind === "cutout" && (first.doubtful ?? []).length === 0) return first;
  const second = await networks.matte(image, model);
  return second.kind === "refused" && first.kind === "cutout" ? first : second;
}

async function chooseNetworks(
  settings: Settings,
  choice: NetworkChoice,
  { worker, log, cacheSync, activity }: EngineContext,
) {
  const { identifyModel } = await import("../../embedded/model/identify.js");
  const { createNetworks } = await import("../../embedded/model/networks.js");
  const identify = async (file: ModelFile) =>
    file.kind === "none" || file.kind === "identified"
      ? undefined
      : identifyModel(file, settings.workspace, choice.modelMirrors);
  const general = await identify(choice.modelFile);
  const { peopleModel } = await import("../../embedded/model/people.js");
  const human = (await identify(choice.humanModelFile)) ?? general ?? peopleModel(worker);
  const place = {
    ...settings,
    log: log.info,
    warn: log.warning,
    ...(cacheSync && { cache: cacheSync.models }),
    ...(activity && { activity }),
  };
  const models = { ...(general && { general }), human };
  return {
    networks: createNetworks({ models, worker, place }),
    choice: {
      ...choice,
      modelFile: known(choice.modelFile, general),
      humanModelFile: known(choice.humanModelFile, human),
    },
  };
}

/** As the plan knows it: a preset counts where one was given, or belongs to the name. */
function known(file: ModelFile, model: IdentifiedModel | undefined): ModelFile {
  if (file.kind === "none" || model === undefined) return { kind: "none" };
  const preset = file.kind === "named" || ("preset" in file && file.preset !== undefined) ? model.preset : undefined;
  return { kind: "identified", sha256: model.sha256, ...(preset !== undefined && { preset }) };
}
