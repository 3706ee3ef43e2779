import { expect, test } from "vitest";
import { duration, fileSize, moneyLine, totals, whatLeft } from "../../src/report/words.js";
import type { Counts } from "../../src/run-model.js";
import { counts, EVERY_OUTCOME, made, reused, run } from "./fixture.js";

const planned = { path: "a.jpg", model: "general", outcome: { kind: "planned", reason: "new" } } as const;

test.each([
  [0, "0.0 s"],
  [840, "0.8 s"],
  [9_960, "10 s"],
  [42_400, "42 s"],
  [185_000, "3 min 05 s"],
  [3_720_000, "1 h 02 min"],
])("%i milliseconds are %s", (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test.each([
  [0, "0 B"],
  [812, "812 B"],
  [64_400, "64 kB"],
  [999_600, "1.0 MB"],
  [14_350_000, "14.3 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});

test("totals tell what needs a person first, and leave out what there is none of", () => {
  expect(totals(counts([]))).toBe("No pictures");
  expect(totals(counts([reused("a.jpg")]))).toBe("1 picture: 1 reused");
  expect(totals(counts(EVERY_OUTCOME))).toMatch(/^8 pictures: 1 failed, 2 deferred, 1 made/);
});

test("a dry run, and one without secrets, are told as what would be, paid or free", () => {
  expect(moneyLine(run([planned], { planOnly: "dry-run", wouldSubmit: 1 }))).toBe(
    "Dry run: nothing was paid; a real run would pay for 1 picture.",
  );
  expect(moneyLine(run([planned], { planOnly: "dry-run", wouldSubmit: 1, terms: "embedded" }))).toBe(
    "Dry run: a real run would cut out 1 picture, free of charge.",
  );
  expect(moneyLine(run([planned], { planOnly: "no-secrets", wouldSubmit: 1 }))).toBe(
    "Nothing was paid, since GitHub gives this run no secrets; a run that has them would pay for 1 picture.",
  );
  expect(whatLeft(run([planned], { planOnly: "dry-run", wouldSubmit: 1 }))).toContain(
    "would hand the planned pictures to https://bgrem.example",
  );
});

test("a paid run that submitted nothing says so, and that the service was given no picture", () => {
  const idle = run([reused("a.jpg")]);
  expect(moneyLine(idle)).toBe("Nothing was paid (1 reused at no cost).");
  expect(whatLeft(idle)).toBe(`No picture was handed to ${idle.service}.`);
  expect(whatLeft({ ...idle, terms: "embedded" })).toBe("No picture was handed to a service elsewhere.");
});

test("one unknown charge is one task, in grammar too", () => {
  const results = [made("a.jpg")];
  expect(moneyLine(run(results, { counts: counts(results, { unknown: 1 }) }))).toBe(
    "Paid for 1 picture; whether 1 more picture was charged is unknown.",
  );
});

test("what was handed over is what the service accepted, and no more", () => {
  const of = (over: Partial<Counts>) => {
    const base = run([]);
    return whatLeft({ ...base, counts: { ...base.counts, ...over } });
  };
  const service = "https://bgrem.example";
  expect(of({ submits: 3 })).toBe(`${service} accepted no picture.`);
  expect(of({ submits: 1, paid: 1 })).toBe(`1 picture was handed to ${service}, a third party.`);
  expect(of({ submits: 2, paid: 12, unknown: 1 })).toBe(
    `12 pictures were handed to ${service}, a third party; whether 1 picture arrived there is unknown.`,
  );
  expect(of({ submits: 1, unknown: 10 })).toBe(
    `Pictures were sent to ${service}, a third party; whether 10 pictures arrived there is unknown.`,
  );
});
