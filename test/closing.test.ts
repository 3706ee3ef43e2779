import { describe, expect, it } from "vitest";
import { closingAfter } from "../src/closing.js";

describe("what a run has opened", () => {
  it("is closed, the last one first, though one of them cannot be: that is a warning, and the run's end stands", async () => {
    const closed: string[] = [];
    const warnings: string[] = [];
    const end = await closingAfter({ warning: (text) => warnings.push(text) }, async (later) => {
      later("Closing the first", async () => closed.push("first"));
      later("Closing the second", () => Promise.reject(new Error("EBUSY")));
      later("Closing the third", async () => closed.push("third"));
      return "done";
    });
    expect([end, closed, warnings]).toEqual(["done", ["third", "first"], ["Closing the second failed: EBUSY"]]);
  });

  it("is closed where the run fails half-way, and the run's error is the one that is told", async () => {
    const closed: string[] = [];
    const work = closingAfter({ warning: () => {} }, async (later) => {
      later("Closing the first", async () => closed.push("first"));
      later("Closing the second", () => Promise.reject(new Error("EBUSY")));
      throw new Error("the third cannot be opened");
    });
    await expect(work).rejects.toThrow("the third cannot be opened");
    expect(closed).toEqual(["first"]);
  });
});
