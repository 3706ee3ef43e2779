import { expect, test } from "vitest";
import { OUTPUTS, outputs } from "../../src/report/outputs.js";
import { EVERY_OUTCOME, made, run } from "./fixture.js";

test("every output is set, the counts as numbers and what does not apply as nothing", () => {
  const set = outputs(run(EVERY_OUTCOME), { results: "/tmp/results.json" });
  expect(Object.keys(set).sort()).toEqual([...OUTPUTS].sort());
  expect(set).toMatchObject({
    total: "8",
    made: "1",
    failed: "1",
    deferred: "2",
    results: "/tmp/results.json",
    report: "",
    "commit-sha": "",
  });
});

test("a pull request gives its number, its address and its commit; an artifact its id", () => {
  const delivered = [
    { kind: "artifact", name: "cutouts", id: 7, url: "https://example/7" },
    { kind: "pull-request", number: 12, url: "https://example/12", branch: "cutouts/main", sha: "abc" },
  ] as const;
  expect(
    outputs(run([], { delivered }), { results: "r", report: "/tmp/report.html", reportUrl: "https://example/r" }),
  ).toMatchObject({
    "artifact-id": "7",
    "artifact-url": "https://example/7",
    "pull-request-number": "12",
    "pull-request-url": "https://example/12",
    "commit-sha": "abc",
    report: "/tmp/report.html",
    "report-url": "https://example/r",
  });
});

test("doubtful cutouts are a list of paths, the worst first", () => {
  const results = [
    made("a.jpg", { confidence: 0.7 }),
    made("b.jpg", { confidence: 0.99 }),
    made("c.jpg", { confidence: 0.5 }),
  ];
  expect(outputs(run(results), { results: "r" }).doubtful).toBe('["c.jpg","a.jpg"]');
  expect(outputs(run([made("paid.jpg")]), { results: "r" }).doubtful).toBe("[]");
});
