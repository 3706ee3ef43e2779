import { describe, expect, it } from "vitest";
import { type Submitted, submitBatch } from "../../src/remove/submit.js";
import type { CallResult } from "../../src/service/client.js";
import { scriptedReachable, scriptedUrl } from "../support/scripted-service/pictures.js";
import { type BenchOptions, createBench, inTurn, jobOf, refused } from "./bench.js";

const lost = refused({ class: "ambiguous", by: "transport", code: "UND_ERR_SOCKET" });
const enforced = { nonces: { enforced: async () => true } };

async function submit(answers: readonly [CallResult, ...CallResult[]], options: BenchOptions = { removal: enforced }) {
  const next = inTurn(...answers);
  const sent: string[] = [];
  const bench = createBench({
    ...options,
    service: {
      submit: (tasks, { nonce }) => {
        sent.push(`${nonce} ${JSON.stringify(tasks)}`);
        return next();
      },
    },
  });
  const submitted = await submitBatch(bench.removal, [
    { reachable: scriptedReachable("a.jpg"), url: scriptedUrl("a.jpg") },
  ]);
  return { ...bench, submitted, sent };
}
const kindOf = ({ submitted }: { readonly submitted: Submitted }) => submitted.kind;

describe("a submit that was lost on the way", () => {
  it("is sent again with the same body and the same nonce, and what comes of that counts", async () => {
    const { sent, submitted, slept } = await submit([lost, jobOf()]);
    expect([sent.length, new Set(sent).size, submitted.kind, slept]).toEqual([2, 1, "accepted", [1000]]);
  });

  it("is sent three times more at most, ever later, and stays unknown", async () => {
    const { sent, submitted, slept } = await submit([lost]);
    expect([sent.length, submitted.kind, slept]).toEqual([4, "unknown", [1000, 2000, 4000]]);
  });

  it("is not sent again where nonces are not enforced: it could be paid twice", async () => {
    const { sent, submitted } = await submit([lost], { removal: { nonces: { enforced: async () => false } } });
    expect([sent.length, submitted.kind]).toEqual([1, "unknown"]);
  });

  it.each<[string, CallResult]>([
    ["another copy was lost", lost],
    ["the gateway stumbled over a copy", refused({ class: "transient", by: "gateway" })],
    ["the gateway was too busy for a copy", refused({ class: "throttle", by: "gateway" })],
  ])("may be followed by another where %s", async (_what, second) => {
    const { sent, submitted } = await submit([lost, second, jobOf()]);
    expect([sent.length, submitted.kind]).toEqual([3, "accepted"]);
  });

  it.each<[string, CallResult, Submitted["kind"]]>([
    ["its nonce is used: it had arrived", refused({ class: "nonce-used", by: "gateway" }), "unknown"],
    ["the gateway refuses it, which tells nothing of the first", refused({ class: "quota", by: "gateway" }), "unknown"],
    ["the gateway refuses its picture", refused({ class: "image", by: "gateway" }), "unknown"],
    ["the service does not know what to say", refused({ class: "ambiguous", by: "service" }), "unknown"],
    ["the service refuses a picture of it", refused({ class: "image", by: "service" }), "image"],
    ["the service has run it, and it failed", refused({ class: "job", by: "service" }), "failed"],
    ["the service is too busy", refused({ class: "throttle", by: "service" }), "later"],
  ])("is not sent a third time where %s", async (_what, second, kind) => {
    const { sent, submitted } = await submit([lost, second, jobOf()]);
    expect([sent.length, submitted.kind]).toEqual([2, kind]);
    if (submitted.kind === "unknown") expect(submitted.fault.code).toBe("UND_ERR_SOCKET");
  });

  it("is not sent again while the gateway may have forgotten its nonce", async () => {
    const wait = (milliseconds: number) => {
      const bench = createBench();
      const nonces = { enforced: () => bench.removal.context.clock.sleep(milliseconds).then(() => true) };
      return submit([lost, jobOf()], { removal: { nonces }, context: { clock: bench.removal.context.clock } });
    };
    expect(kindOf(await wait(14 * 60_000 - 1_000))).toBe("accepted");
    expect(kindOf(await wait(14 * 60_000 - 999))).toBe("unknown");
  });

  it("is not sent again by a run that is being stopped", async () => {
    const { sent } = await submit([lost], { removal: { ...enforced, signal: AbortSignal.abort() } });
    expect(sent.length).toBe(1);
  });
});

describe("a submit that somebody answered", () => {
  it.each([
    ["the service", refused({ class: "ambiguous", by: "service" })],
    ["the gateway", refused({ class: "ambiguous", by: "gateway" })],
    ["whoever gave it a number", refused({ class: "ambiguous", by: "transport", requestId: "r" })],
  ])("is not sent again, since its nonce was seen: %s", async (_who, answer) => {
    const { sent, submitted } = await submit([answer]);
    expect([sent.length, submitted.kind]).toEqual([1, "unknown"]);
  });

  it.each<[string, CallResult, Partial<Submitted>]>([
    ["too often today", refused({ class: "throttle", daily: true }), { kind: "stop" }],
    ["too often now", refused({ class: "throttle" }), { kind: "later" }],
    ["in passing", refused({ class: "transient" }), { kind: "later" }],
    ["without credit", refused({ class: "quota" }), { kind: "stop" }],
    ["by a key that it does not know", refused({ class: "lost" }), { kind: "stop" }],
  ])("was not executed, where it was refused %s", async (_how, answer, submitted) => {
    const ended = await submit([answer]);
    expect(ended.submitted).toMatchObject(submitted);
    expect(ended.written.map(([kind]) => kind)).toEqual(["submitting", "refused"]);
  });

  it("may have no key, where its answer says all", async () => {
    const answer: CallResult = { kind: "job", tasks: [], requestId: "r" };
    expect((await submit([answer])).submitted).toMatchObject({ kind: "accepted", job: { key: "", resumed: false } });
  });
});

describe("a batch of nothing, or after the run has stopped", () => {
  it("is not sent, and not in the ledger", async () => {
    const bench = createBench();
    expect(await submitBatch(bench.removal, [])).toEqual({ kind: "unsent" });
    bench.removal.stop({ kind: "cancelled" });
    const one = { reachable: scriptedReachable("a.jpg"), url: scriptedUrl("a.jpg") };
    expect(await submitBatch(bench.removal, [one])).toEqual({ kind: "unsent" });
    expect(bench.written).toEqual([]);
  });
});
