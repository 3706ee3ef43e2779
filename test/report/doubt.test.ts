import { expect, test } from "vitest";
import { renderComment } from "../../src/report/comment.js";
import { renderSummary } from "../../src/report/summary.js";
import { terminalTable } from "../../src/report/terminal.js";
import { made, run } from "./fixture.js";

const doubtful = run([
  made("a.jpg", { confidence: 0.99 }),
  made("b.jpg", { confidence: 0.75 }),
  made("c.jpg", { confidence: 0.52 }),
]);
const bySha = { file: (path: string) => `https://github.com/o/r/raw/abc/${path}` };

test.each([
  ["summary", renderSummary(doubtful, bySha)],
  ["comment", renderComment(doubtful, bySha, { workflow: "w", job: "j", step: "s", work: [] }).body],
])("a %s names the doubtful cutouts, and shows the worst first", (_page, markdown) => {
  const [, headline = ""] = /⚠️ (.*)/.exec(markdown) ?? [];
  expect(headline).toMatch(
    /^\*\*2 doubtful cutouts\*\*, to be looked at first: .*c\.jpg.* \(52% sure\), .*b\.jpg.* \(75% sure\)\.$/,
  );
  const gallery = markdown.slice(markdown.indexOf("### Before and after"), markdown.indexOf("<details"));
  const places = ["c.jpg", "b.jpg", "a.jpg"].map((name) =>
    gallery.indexOf(`After: cutouts/${name.replace("jpg", "png")}`),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(gallery).toContain("⚠️ 52% sure");
});

test("a terminal says it beside the cutout and at the end", () => {
  const text = terminalTable(doubtful, { columns: 100, colour: false });
  expect(text.match(/doubtful, \d+% sure/g)).toEqual(["doubtful, 75% sure", "doubtful, 52% sure"]);
  expect(text).toContain("2 cutouts to look at, the most doubtful first: c.jpg (52% sure), b.jpg (75% sure).");
});

test("nothing is said where nobody knows, or all are sure", () => {
  const sure = run([made("a.jpg"), made("b.jpg", { confidence: 0.97 })]);
  expect(renderSummary(sure, bySha) + terminalTable(sure, { columns: 80, colour: false })).not.toMatch(/doubt|sure/);
});
