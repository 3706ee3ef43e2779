import { ENGINE_VERSION } from "../../embedded/engine-version.js";
import type { Log } from "../../log.js";
import type { EngineRefusal } from "../../memory/store-record.js";
import type { Failure, Outcome, Removed, TaskId } from "../../model.js";
import type { KeepOriginal } from "../../plan/original.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import { isRemote, serviceIdentity } from "../session/service-identity.js";
import type { State } from "../session/state.js";

/** What becomes of a picture that the embedded engine refuses, and the memory of it. A paid service's no is the ledger's. */
export interface Refusals {
  /** The outcome of a picture that this very engine refused before, so that it need not look again. */
  readonly known: (task: TaskId) => Promise<Outcome | KeepOriginal | undefined>;
  /** The outcome of a task that the engine has just refused; undefined for what failed in another way. */
  readonly answer: (removed: Removed) => Promise<Outcome | KeepOriginal | undefined>;
}

export interface RefusalsContext {
  readonly settings: Pick<Settings, "service" | "onRefusal" | "force">;
  readonly state: Pick<State, "store">;
  readonly log: Pick<Log, "debug">;
}

export function openRefusals({ settings, state, log }: RefusalsContext): Refusals {
  const { service, onRefusal, force } = settings;
  if (isRemote(service)) return { known: async () => undefined, answer: async () => undefined };
  const identity = serviceIdentity(service);
  const { store } = state;
  return {
    known: async (task) => {
      const refusal = force ? undefined : await store.findRefusal(identity, task);
      if (refusal?.engine !== ENGINE_VERSION) return undefined;
      if (onRefusal === "keep-original") return original(refusal);
      return onRefusal === "fail" ? { kind: "failed", failure: again(refusal) } : skipped(refusal);
    },
    answer: async (removed) => {
      if (removed.kind !== "failed" || removed.failure.refused === undefined) return undefined;
      const { refused: _, ...failure } = removed.failure;
      const before = await store.findRefusal(identity, removed.task.id);
      const refusal = { engine: ENGINE_VERSION, reason: failure.reason, at: before?.at ?? Date.now() };
      await store
        .refuse(identity, removed.task.id, refusal)
        .catch((error: unknown) => log.debug(`The refusal will not be remembered: ${messageOf(error)}`));
      if (onRefusal === "keep-original") return original(refusal);
      const skips = onRefusal === "skip" || (onRefusal === "auto" && before !== undefined);
      return skips ? skipped(refusal) : { kind: "failed", failure };
    },
  };
}

function skipped({ reason, at }: EngineRefusal): Outcome {
  return { kind: "skipped", reason: `refused on ${day(at)}, and looked at again once the picture changes. ${reason}` };
}

function original({ reason, at }: EngineRefusal): KeepOriginal {
  const told = `not cut out, but kept as it is in its product's place: refused on ${day(at)}, and looked at again once the picture changes. ${reason}`;
  return { kind: "original", reason: told };
}

function again({ reason, at }: EngineRefusal): Failure {
  const told = `refused on ${day(at)}, and not looked at again until the picture changes ("on-refusal: skip" passes over it, "force" looks again). ${reason}`;
  return { stage: "job", reason: told, paid: false, retryable: false };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
