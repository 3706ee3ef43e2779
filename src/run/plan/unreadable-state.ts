import type { Outcome, TaskId } from "../../model.js";
import type { Settings } from "../../settings.js";
import { isBilled, serviceIdentity } from "../session/service-identity.js";
import type { State } from "../session/state.js";

/**
 * Why a picture is not paid for though nothing that can be read says that it was: what cannot be read in the state may
 * say so. Nothing of that kind stops what costs nothing.
 * @returns undefined where there is no doubt, or `pay-again` or `force` says to pay all the same
 */
export async function unreadableState(
  task: TaskId,
  { stateDirectory, service, payAgain, force }: Pick<Settings, "stateDirectory" | "service" | "payAgain" | "force">,
  { ledger, store }: Pick<State, "ledger" | "store">,
): Promise<Outcome | undefined> {
  if (!isBilled(service) || payAgain) return undefined;
  if (ledger.damage !== undefined)
    return unpaid(
      `line ${ledger.damage} of the ledger ${stateDirectory}/ledger.jsonl cannot be read, and may say that this picture was paid for, so it is not submitted: restore the file, or set "pay-again: true" to drop what cannot be read and pay`,
    );
  const damaged = force ? undefined : await store.damaged(serviceIdentity(service), task);
  if (damaged === undefined) return undefined;
  return unpaid(
    `its cutout in the store was paid for and is damaged (${damaged}), so it is not submitted again: restore that folder, or set "pay-again: true" to pay for another cutout`,
  );
}

function unpaid(reason: string): Outcome {
  return { kind: "failed", failure: { stage: "plan", reason, paid: false, retryable: false } };
}
