import { copyFile, rm } from "node:fs/promises";
import type { Log } from "../../log.js";
import type { PaidInVain } from "../../memory/ledger.js";
import type { Cutout, Task } from "../../model.js";
import { CHECK_VERSION } from "../../pixels/check-version.js";
import type { Threads } from "../../pixels/threads.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import { isRemote, serviceIdentity } from "../session/service-identity.js";
import type { State } from "../session/state.js";

export interface KeptAnswersContext {
  readonly settings: Pick<Settings, "service">;
  readonly state: Pick<State, "store" | "ledger">;
  readonly threads: Pick<Threads, "run">;
  readonly log: Pick<Log, "info" | "warning">;
  /** The run writes nothing. */
  readonly tellsOnly: boolean;
}

/**
 * Judges an answer again that an earlier release paid for and found no cutout in: this one may be able to use it. Each
 * is judged once by every version of the check.
 * @returns undefined where there is none, or it is no cutout for this version either
 */
export function openKeptAnswers(context: KeptAnswersContext): (task: Task) => Promise<Cutout | undefined> {
  const { settings, state } = context;
  if (!isRemote(settings.service)) return async () => undefined;
  const service = serviceIdentity(settings.service);
  let known: ReadonlyMap<string, PaidInVain> | undefined;
  return async (task) => {
    known ??= new Map(state.ledger.paidInVain(service).map((one) => [one.task, one]));
    const paid = known.get(task.id);
    if (paid === undefined) return undefined;
    const kept = await state.store.findAside(service, task.id, CHECK_VERSION);
    return kept === undefined ? undefined : judge(task, { ...paid, kept, service }, context);
  };
}

type Kept = Omit<PaidInVain, "task"> & { readonly kept: string; readonly service: string };

async function judge(task: Task, answer: Kept, context: KeptAnswersContext): Promise<Cutout | undefined> {
  const { state, threads, log, tellsOnly } = context;
  const { kept, sent, service } = answer;
  // The check brings a good answer into shape in its place, and the kept one stays until the cutout is stored.
  const file = await state.store.temporaryFile();
  try {
    await copyFile(kept, file);
    const source = task.picture.file;
    const verdict = await threads.run("verify", { file, expected: sent, source }, { near: source });
    if (verdict.kind === "bad") {
      if (!tellsOnly) await state.store.judged(service, task.id, CHECK_VERSION);
      return undefined;
    }
    log.info(
      `${task.picture.path}: what the service had answered is a cutout for this release, and is not paid for again.`,
    );
    const { width, height } = verdict;
    return tellsOnly
      ? { task: task.id, images: [{ file: kept, width, height }], jobKey: answer.jobKey, requestId: answer.requestId }
      : await store(task, { file, width, height }, answer, context);
  } catch (error) {
    log.warning(
      `${task.picture.path}: what the service had answered (${kept}) cannot be looked at: ${messageOf(error)}`,
    );
    return undefined;
  } finally {
    await rm(file, { force: true });
  }
}

async function store(
  { id }: Task,
  image: Cutout["images"][0],
  { service, submit, jobKey, requestId }: Kept,
  { state }: KeptAnswersContext,
): Promise<Cutout> {
  const cutout = await state.store.put({ service, task: id, images: [image], jobKey, requestId });
  await state.ledger.settled(submit, id, { kind: "stored" });
  return cutout;
}
