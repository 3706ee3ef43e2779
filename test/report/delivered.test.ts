import { expect, test } from "vitest";
import { deliveredLine, isHeldBack } from "../../src/report/delivered.js";
import { terminalTable } from "../../src/report/terminal.js";
import type { Delivered } from "../../src/run-model.js";
import { made, run } from "./fixture.js";

const note = "Checks wait for approval.";

const WAYS: readonly (readonly [Delivered, string, string])[] = [
  [
    { kind: "artifact", name: "cutouts", id: 7, url: "https://e.example/7" },
    'Products: artifact <a href="https://e.example/7"><code>cutouts</code></a>.',
    "Products: artifact cutouts, https://e.example/7",
  ],
  [
    { kind: "commit", sha: "0123456789abcdef", branch: "main", url: "https://e.example/c" },
    'Products: commit <a href="https://e.example/c"><code>0123456789ab</code></a> on <code>main</code>.',
    "Products: commit 0123456789ab on main",
  ],
  [
    { kind: "pull-request", number: 12, url: "https://e.example/12", branch: "cutouts/main", sha: "abc", note },
    `Products: <a href="https://e.example/12">pull request 12</a> from <code>cutouts/main</code>. ${note}`,
    `Products: pull request 12, https://e.example/12 (${note})`,
  ],
  [
    { kind: "branch", branch: "cutouts/main", sha: "abc", compareUrl: "https://e.example/compare", note },
    `Products: branch <code>cutouts/main</code>; <a href="https://e.example/compare">open a pull request</a>. ${note}`,
    `Products: branch cutouts/main, https://e.example/compare (${note})`,
  ],
  [
    { kind: "nothing", way: "commit", reason: "Everything is committed already." },
    "Nothing to deliver by commit: Everything is committed already.",
    "Nothing to deliver by commit: Everything is committed already.",
  ],
  [
    { kind: "failed", way: "pull-request", reason: "The token may not push." },
    "❌ **Delivery by pull-request failed**: The token may not push.",
    "Delivery by pull-request failed: The token may not push.",
  ],
];

test.each(WAYS)("%j is told in the summary and on a terminal", (delivered, markdown, plain) => {
  expect(deliveredLine(delivered)).toBe(markdown);
  const table = terminalTable(run([made("a.jpg")], { delivered: [delivered] }), { columns: 200, colour: false });
  expect(table.split("\n")).toContain(plain);
});

test("a branch's name is as hostile as a file's", () => {
  const line = deliveredLine({ kind: "commit", sha: "abc", branch: "x`@octocat`<b>", url: "https://e.example" });
  expect(line).not.toMatch(/@octocat|<b>|`/);
});

test("products count as held back where they were to go a way and did not, and not where there were none", () => {
  const held = WAYS.map(([delivered]) => delivered).filter(isHeldBack);
  expect(held.map(({ kind }) => kind)).toEqual(["failed"]);
  const nothing = { kind: "nothing", way: "commit", reason: "The branch is gone." } as const;
  expect([isHeldBack(nothing), isHeldBack({ ...nothing, withheld: true })]).toEqual([false, true]);
});
