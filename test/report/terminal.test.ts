import { expect, test } from "vitest";
import { terminalTable } from "../../src/report/terminal.js";
import { columns } from "../../src/report/visible.js";
import { EVERY_OUTCOME, failed, HOSTILE_NAMES, made, reused, run } from "./fixture.js";

const plain = { columns: 80, colour: false };

test("no line is wider than the terminal, whatever the names are", () => {
  const long = "a-rather-long-folder-name/".repeat(5);
  const results = [
    ...EVERY_OUTCOME,
    made(`${long}mug.jpg`),
    failed(`${long}cup.jpg`, { reason: "word ".repeat(60) }),
    ...HOSTILE_NAMES.map((name) => made(name)),
  ];
  for (const width of [60, 80, 120]) {
    for (const line of terminalTable(run(results), { columns: width, colour: false }).split("\n"))
      expect(columns(line)).toBeLessThanOrEqual(width);
  }
});

test("where the output goes elsewhere nothing is cut or wrapped", () => {
  const long = "a-rather-long-folder-name/".repeat(8);
  const reason = "word ".repeat(60).trim();
  const table = terminalTable(run([made(`${long}mug.jpg`), failed(`${long}cup.jpg`, { reason })]), {
    columns: Number.POSITIVE_INFINITY,
    colour: false,
  });
  for (const whole of [`${long}mug.jpg → cutouts/${long}mug.png  1200×900`, `${long}cup.jpg\n`, reason])
    expect(table).toContain(whole);
});

test("tells failures first, with the reason below, and closes with totals and money", () => {
  const lines = terminalTable(run(EVERY_OUTCOME), plain).split("\n");
  expect(lines[0]).toBe("failed   photos/broken.jpg");
  expect(lines[1]).toContain("submitting: The result could not be downloaded. (paid: unknown;");
  expect(lines.findIndex((line) => line.startsWith("made"))).toBeGreaterThan(1);
  expect(lines.join(" ")).toContain(
    "8 pictures: 1 failed, 2 deferred, 1 made, 1 planned, 1 reused, 1 kept, 1 skipped in 1 min 01 s. Paid for 1 picture",
  );
});

test("a made picture points to its product, with its size", () => {
  expect(
    terminalTable(run([made("mug.jpg")]), plain)
      .split("\n")[0]
      ?.replace(/ +/g, " "),
  ).toBe("made mug.jpg → cutouts/mug.png 1200×900 346 kB");
});

test("a picture of a plan is one line, which says what would become of it", () => {
  const planned = (path: string, reason = "dry run: would be submitted") =>
    ({ path, model: "general", outcome: { kind: "planned", reason } }) as const;
  const long = "a-rather-long-folder-name/".repeat(4);
  const judged = `dry run: would be submitted, and passes "require"; ${"word ".repeat(8)}`.trim();
  const lines = terminalTable(run([planned("cup.jpg"), planned(`${long}mug.jpg`), planned("b.jpg", judged)]), plain);
  const [cup, mug, b, why] = lines.split("\n");
  expect(cup).toBe("planned  cup.jpg  would be submitted");
  expect(mug).toMatch(/^planned {2}a-rather.*….*mug\.jpg {2}would be submitted$/);
  expect([b, why?.trim()]).toEqual([
    "planned  b.jpg",
    expect.stringMatching(/^would be submitted, and passes "require"/),
  ]);
});

test("of very many pictures those that were up to date are only counted", () => {
  const table = terminalTable(
    run([...Array.from({ length: 200 }, (_none, index) => reused(`${index}.jpg`)), made("new.jpg")]),
    plain,
  );
  expect(table.split("\n").length).toBeLessThan(10);
  expect(table).toContain("reused   200 pictures, as they were");
});

test("colours only where they are wanted", () => {
  expect(terminalTable(run(EVERY_OUTCOME), plain)).not.toContain("\u001b");
  expect(terminalTable(run(EVERY_OUTCOME), { columns: 80, colour: true })).toContain("\u001b[31mfailed");
});

test("of thousands that were made the first are listed, and the rest counted", () => {
  const table = terminalTable(run(Array.from({ length: 5_000 }, (_none, index) => made(`${index}.jpg`))), plain);
  expect(table.split("\n").filter((line) => line.includes("→")).length).toBe(1_000);
  expect(table).toContain("made     4,000 more pictures, which --json lists");
});

test("what is left to the next run for one reason is told once", () => {
  const left = (path: string, reason: string) =>
    ({ path, model: "general", outcome: { kind: "deferred", reason, paid: false } }) as const;
  const missing = "shard 3/4 is not in the folder: left to the next run";
  const table = terminalTable(
    run([left("a.jpg", missing), left("b.jpg", "over budget"), left("c.jpg", missing)]),
    plain,
  );
  expect(table.split("\n").slice(0, 5)).toEqual([
    "deferred 2 pictures, one cause",
    `         ${missing}`,
    "         a.jpg, c.jpg",
    "deferred b.jpg",
    "         over budget",
  ]);
});

test("what fails a run though every picture came out is told at its end", () => {
  const trouble = "The manifest cannot be written: .cutouts.json: the rights to it are missing (EACCES).";
  const table = terminalTable(
    { ...run([made("a.jpg")]), trouble, missingShards: ["3 of 4"] },
    { ...plain, columns: 200 },
  );
  expect(table).toContain(trouble);
  expect(table).toContain("1 shard could not be collected: 3 of 4.");
});
