import { expect, test } from "vitest";

test("an expectation that could not fail is an error", () => {
  expect(() => expect({ a: [{ reason: "x" }] }).toMatchObject({ a: [{ reason: /y/ }] })).toThrow(/"a\.0\.reason"/);
});

test("the others still hold, and still fail", () => {
  expect({ reason: "x", n: 1 }).toMatchObject({ reason: expect.stringMatching(/x/) });
  expect(() => expect({ reason: "x" }).toMatchObject({ reason: expect.stringMatching(/y/) })).toThrow();
  expect({ reason: "x" }).not.toMatchObject({ reason: "y" });
});
