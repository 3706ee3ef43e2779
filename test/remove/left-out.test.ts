import { describe, expect, it } from "vitest";
import { leftOut, type Stop, stopBySignal, stopFor, withoutLedger } from "../../src/remove/stop.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";

const task = scriptedTask("a.jpg");
const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
const denied = Object.assign(new Error("permission denied"), { code: "EACCES" });
const never = new AbortController().signal;

describe("a picture that was not submitted since the run had stopped", () => {
  it.each<[string, Stop, RegExp]>([
    ["was cancelled", { kind: "cancelled" }, /was stopped before this picture.*Run again: nothing was paid/],
    ["ran out of time", { kind: "time-up", minutes: 7 }, /"time-limit" \(7 min\).*the next run goes on, and nothing/],
  ])("waits for the next run and cost nothing, where it %s", (_what, stop, reason) => {
    const outcome = leftOut(task, stop);
    expect(outcome).toEqual({ kind: "deferred", task, reason: expect.stringMatching(reason), paid: false });
  });

  it("fails without cost for what stopped the run, with the request to ask about", () => {
    const fault = { kind: "fault", reason: "No credit.", retryable: false } as const;
    const failure = { stage: "submit", reason: "No credit.", paid: false, retryable: false };
    expect(leftOut(task, fault)).toEqual({ kind: "failed", task, failure });
    expect(leftOut(task, { ...fault, requestId: "r1" })).toMatchObject({ failure: { ...failure, requestId: "r1" } });
    expect(leftOut(task, { ...fault, retryable: true })).toMatchObject({ failure: { ...failure, retryable: true } });
  });

  it("fails without cost, to be tried again, where the run broke", () => {
    expect(leftOut(task, { kind: "broken", error: new Error("out of order") })).toEqual({
      kind: "failed",
      task,
      failure: {
        stage: "submit",
        reason: "The run broke before this picture was submitted: out of order. Nothing was paid for it.",
        paid: false,
        retryable: true,
      },
    });
  });
});

describe("what stops a run", () => {
  it("is a cancellation, unless another run has taken its state over", () => {
    const lost = AbortSignal.abort(new Error("Another run has the folder."));
    expect(stopBySignal(never, never)).toBeUndefined();
    expect(stopBySignal(AbortSignal.abort(), never)).toEqual({ kind: "cancelled" });
    expect(stopBySignal(AbortSignal.abort(), lost)).toEqual({
      kind: "fault",
      reason: "Another run has the folder.",
      retryable: true,
    });
  });

  it("is a ledger that cannot be written, whatever the reason", () => {
    for (const [error, words] of [
      [full, /without it nothing may be paid for: state-directory is full \(ENOSPC\)/],
      [denied, /without it nothing may be paid for: state-directory cannot be written \(permission denied\)/],
    ] as const) {
      expect(withoutLedger(error)).toEqual({ kind: "fault", reason: expect.stringMatching(words), retryable: true });
    }
  });

  it("is a disk that would take no other cutout either, and not the trouble of one file", () => {
    expect(stopFor(denied)).toBeUndefined();
    expect(stopFor(full)).toEqual({
      kind: "fault",
      reason: expect.stringMatching(/could not be kept, so nothing more was submitted: .* is full/),
      retryable: true,
    });
  });
});
