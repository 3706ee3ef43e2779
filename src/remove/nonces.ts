import type { Clock } from "../clock.js";
import { type CallResult, newNonce, type Service } from "../service/client.js";

/** Whether the gateway enforces nonces: only then can a repeated nonce tell what became of an ambiguous submit. */
export interface Nonces {
  /** Proved once a run, by a harmless query that is repeated with its nonce. */
  readonly enforced: (signal: AbortSignal) => Promise<boolean>;
}

/** A key that no job has: a query for it starts nothing, costs nothing to answer, and passes the gateway like any other. */
const harmlessKey = "0".repeat(32);
const tries = 4;

export function createNonces(service: Service, clock: Clock): Nonces {
  let proof: Promise<boolean | undefined> | undefined;
  return {
    enforced: async (signal) => {
      proof ??= prove(service, clock, signal);
      const proved = await proof;
      // What could not be found out may be asked again.
      if (proved === undefined) proof = undefined;
      return proved === true;
    },
  };
}

async function prove(service: Service, clock: Clock, signal: AbortSignal): Promise<boolean | undefined> {
  // A try that failed may or may not have used its nonce up: each gets its own.
  const first = await insist(service, clock, signal, newNonce);
  if (first.kind === "silent") return undefined;
  const second = await insist(service, clock, signal, () => first.nonce);
  if (second.kind === "silent") return undefined;
  return second.result.kind === "fault" && second.result.fault.class === "nonce-used";
}

type Heard =
  | { readonly kind: "heard"; readonly nonce: string; readonly result: CallResult }
  | { readonly kind: "silent" };

/** Asks until an answer has come through the gateway. The network is likely to be what made the submit ambiguous. */
async function insist(service: Service, clock: Clock, signal: AbortSignal, nonceOf: () => string): Promise<Heard> {
  for (let attempt = 0; attempt < tries && !signal.aborted; attempt++) {
    if (attempt > 0) await clock.sleep(500 * 2 ** attempt, signal);
    const nonce = nonceOf();
    const result = await service.query(harmlessKey, { nonce, signal });
    if (cameThrough(result)) return { kind: "heard", nonce, result };
  }
  return { kind: "silent" };
}

/** The service's own words, or the one refusal that is looked for. Any other refusal of the gateway's proves nothing. */
function cameThrough(result: CallResult): boolean {
  return result.kind === "job" || result.fault.class === "nonce-used" || result.fault.by === "service";
}
