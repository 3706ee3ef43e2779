import { describe, expect, it } from "vitest";
import { createNonces } from "../../src/remove/nonces.js";
import type { CallResult } from "../../src/service/client.js";
import { clockThatNotes, inTurn, jobOf, refused, serviceThat } from "./bench.js";

const used = refused({ class: "nonce-used", by: "gateway", code: "A401" });
const unknownKey = refused({ class: "lost", code: "23500008" });
const silence = refused({ class: "ambiguous", by: "transport", code: "UND_ERR_SOCKET" });
const gatewayIsBusy = refused({ class: "throttle", by: "gateway", code: "A503" });

interface Proof {
  readonly enforced: boolean;
  readonly nonces: readonly string[];
  readonly slept: readonly number[];
}

async function proved(first: CallResult, ...others: readonly CallResult[]): Promise<Proof> {
  const slept: number[] = [];
  const nonces: string[] = [];
  const answer = inTurn(first, ...others);
  const service = serviceThat({
    query: (_key, options) => {
      nonces.push(options?.nonce ?? "none");
      return answer();
    },
  });
  const enforced = await createNonces(service, clockThatNotes(slept)).enforced(new AbortController().signal);
  return { enforced, nonces, slept };
}

describe("a gateway enforces nonces", () => {
  it("only where it refuses a query for the very nonce that it has seen", async () => {
    const { enforced, nonces } = await proved(unknownKey, used);
    expect(enforced).toBe(true);
    expect(nonces).toEqual([nonces[0], nonces[0]]);
  });

  it.each<[string, readonly [CallResult, ...CallResult[]]]>([
    ["it answers the copy as it answered the first", [unknownKey, unknownKey]],
    ["it gives the copy a job", [jobOf(), jobOf()]],
    ["it refuses the copy for another reason", [unknownKey, refused({ class: "credentials" })]],
    ["no answer comes through at all", [silence]],
    ["only the gateway's own trouble comes through", [gatewayIsBusy]],
    ["no answer to the copy comes through", [unknownKey, silence]],
  ])("not where %s", async (_what, answers) => {
    expect((await proved(...answers)).enforced).toBe(false);
  });

  it("which is asked with a new nonce after each try that was lost, and four times at most", async () => {
    const { nonces, slept } = await proved(silence);
    expect(new Set(nonces).size).toBe(4);
    expect(slept).toEqual([1000, 2000, 4000]);
  });

  it("which is repeated with the nonce that came through, however often the copy is lost", async () => {
    const { enforced, nonces } = await proved(silence, unknownKey, silence, silence, used);
    expect(enforced).toBe(true);
    expect(new Set(nonces.slice(1)).size).toBe(1);
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe("whether nonces are enforced", () => {
  it("is found out once, whoever asks", async () => {
    let queries = 0;
    const answer = inTurn(unknownKey, used);
    const service = serviceThat({ query: () => answer().finally(() => (queries += 1)) });
    const nonces = createNonces(service, clockThatNotes());
    const { signal } = new AbortController();
    expect(await Promise.all([nonces.enforced(signal), nonces.enforced(signal)])).toEqual([true, true]);
    expect(await nonces.enforced(signal)).toBe(true);
    expect(queries).toBe(2);
  });

  it("is asked again where no answer came, and not once the run is stopped", async () => {
    const answer = inTurn(silence, silence, silence, silence, unknownKey, used);
    let queries = 0;
    const service = serviceThat({ query: () => answer().finally(() => (queries += 1)) });
    const nonces = createNonces(service, clockThatNotes());
    const { signal } = new AbortController();
    expect(await nonces.enforced(AbortSignal.abort())).toBe(false);
    expect(queries).toBe(0);
    expect([await nonces.enforced(signal), await nonces.enforced(signal)]).toEqual([false, true]);
  });
});
