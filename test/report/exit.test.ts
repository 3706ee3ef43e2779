import { describe, expect, test } from "vitest";
import { verdict } from "../../src/report/exit.js";
import { EVERY_OUTCOME, failed, made, reused, run } from "./fixture.js";

const some = run([failed("a.jpg"), made("b.jpg")]);
const all = run([failed("a.jpg"), failed("b.jpg")]);
const none = run([made("a.jpg"), reused("b.jpg")]);

describe("fail-on", () => {
  test.each([
    ["any", "some", some, "failed"],
    ["any", "all", all, "failed"],
    ["any", "none", none, "passed"],
    ["any", "nothing found", run([]), "passed"],
    ["all", "some", some, "passed"],
    ["all", "all", all, "failed"],
    ["all", "nothing found", run([]), "passed"],
    ["never", "all", all, "passed"],
  ] as const)("%s, with %s failed", (failOn, _which, result, expected) => {
    expect(verdict(failOn, result).kind).toBe(expected);
  });
});

test("deferred, skipped, kept and planned pictures fail nothing", () => {
  expect(verdict("any", run(EVERY_OUTCOME.filter(({ outcome }) => outcome.kind !== "failed"))).kind).toBe("passed");
});

test("the message counts the failed pictures and says where the reasons are", () => {
  expect(verdict("any", some)).toEqual({
    kind: "failed",
    message: "1 of 2 pictures failed; the summary says why, picture by picture.",
  });
});

test("a delivery that failed fails the step, unless nothing shall", () => {
  const undelivered = run([made("a.jpg")], { delivered: [{ kind: "failed", way: "commit", reason: "Protected." }] });
  expect(verdict("any", undelivered)).toEqual({ kind: "failed", message: "Delivery by commit failed: Protected." });
  expect(verdict("never", undelivered).kind).toBe("passed");
});
