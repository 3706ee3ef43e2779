import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../src/log.js";
import { bytesOf } from "../../src/report/markdown.js";
import type { Links } from "../../src/report/sections.js";
import { renderSummary, SUMMARY_LIMIT, writeSummary } from "../../src/report/summary.js";
import { counts, EVERY_OUTCOME, failed, HOSTILE_NAMES, made, run } from "./fixture.js";

const nowhere: Links = { file: () => undefined };
const bySha: Links = {
  file: (path) => `https://github.com/o/r/raw/0123abc/${path.split("/").map(encodeURIComponent).join("/")}`,
  report: "https://github.com/o/r/actions/runs/1/artifacts/2",
};

test("opens with the totals and the money, then the failures, then the gallery, then every picture", () => {
  const page = renderSummary(run(EVERY_OUTCOME), bySha);
  const places = [
    "8 pictures: 1 failed",
    "Paid for 1 picture",
    "### 1 picture failed",
    "### Before and after",
    "<details",
  ].map((text) => page.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("a failure says its stage, its reason, whether it was paid and whether another try is worth it", () => {
  const page = renderSummary(
    run([failed("a.jpg", { stage: "verify", reason: "Cut off.", paid: true, retryable: false })]),
    nowhere,
  );
  expect(page).toContain(
    "| <code>a.jpg</code> | Cut off.<br><sub>checking the cutout · paid: yes · another try will not help by itself</sub> |",
  );
});

test("the money line tells paid, unknown, reused and deferred apart", () => {
  const results = [...EVERY_OUTCOME];
  const page = renderSummary(run(results, { counts: counts(results, { paid: 1, unknown: 2 }) }), nowhere);
  expect(page).toContain(
    "Paid for 1 picture; whether 2 more pictures were charged is unknown (1 reused at no cost, 2 deferred to the next run).",
  );
});

test("nothing is called paid with the embedded service, and no picture was handed to anybody", () => {
  const page = renderSummary(
    run([made("a.jpg", { paid: false })], { terms: "embedded", service: "embedded" }),
    nowhere,
  );
  expect(page).toContain("Nothing was paid: the embedded service is free.");
  expect(page).toContain("No picture was handed to a service elsewhere.");
});

test("what is wrong with the run as a whole stands at the top, and the plan promises nothing that cannot be", () => {
  const [planned, other] = EVERY_OUTCOME.filter(({ outcome }) => outcome.kind === "planned" || outcome.kind === "made");
  const noWay = "No picture could be handed to the service. Nothing lets the service fetch the pictures: set `bucket`.";
  const plan = renderSummary(run([planned ?? made("a.jpg")], { planOnly: "dry-run", wouldSubmit: 1, noWay }), nowhere);
  expect(plan).toContain("❌ **1 picture");
  expect(plan).toContain("❌ No picture could be handed to the service.");
  expect(plan).toContain("Dry run: nothing was paid; a real run would make and pay for nothing as it stands.");
  expect(plan).not.toContain("would pay for 1");
  const missingShards = ["shard 2/4 is not in the folder"];
  const collected = renderSummary(
    run([other ?? made("a.jpg")], { missingShards, trouble: "The disk is full." }),
    nowhere,
  );
  expect(collected).toContain("❌ The disk is full.");
  expect(collected).toContain("❌ 1 shard could not be collected: shard 2/4 is not in the folder.");
});

test("names the third party that pictures were handed to", () => {
  expect(renderSummary(run([made("a.jpg")]), nowhere)).toContain("handed to https&#58;//bgrem.example, a third party");
});

test("shows before and after by links that are pinned to a commit, and none where there is no commit", () => {
  expect(renderSummary(run([made("p/a b.jpg")]), bySha)).toContain(
    '<img src="https://github.com/o/r/raw/0123abc/p/a%20b.jpg"',
  );
  expect(renderSummary(run([made("p/a b.jpg")]), nowhere)).not.toContain("<img");
});

test("bounds the gallery and says how many more there are", () => {
  const page = renderSummary(run(Array.from({ length: 55 }, (_none, index) => made(`p/${index}.jpg`))), bySha);
  expect(page.split("<img").length - 1).toBe(80);
  expect(page).toContain("And 15 more pictures");
});

test("stays below 1 MiB with 20,000 failures of long names, and says what it left out", () => {
  const name = "很长的名字".repeat(20);
  const page = renderSummary(
    run(
      Array.from({ length: 20_000 }, (_none, index) => failed(`${name}/${index}.jpg`, { reason: `Fault ${index}.` })),
    ),
    bySha,
  );
  expect(bytesOf(page)).toBeLessThanOrEqual(SUMMARY_LIMIT);
  expect(bytesOf(page)).toBeGreaterThan(SUMMARY_LIMIT * 0.99);
  const shown = page.split("downloading the cutout").length - 1;
  expect(page).toContain(`${(20_000 - shown).toLocaleString("en-US")} more causes left out here`);
});

test("hostile names stay text", () => {
  const results = HOSTILE_NAMES.flatMap((name) => [made(name), failed(name, { reason: `could not read ${name}` })]);
  const page = renderSummary(run(results, { orphans: HOSTILE_NAMES }), bySha);
  expect(page).not.toMatch(/<script|onerror=|<!--|@octocat|\]\(|\*\*bold/);
  for (const line of page.split("\n").filter((each) => each.startsWith("| <a")))
    expect([5, 8]).toContain(line.split("|").length);
});

test("says where the products went", () => {
  const page = renderSummary(
    run([made("a.jpg")], {
      delivered: [
        { kind: "artifact", name: "cutouts", id: 7, url: "https://github.com/o/r/a/7" },
        { kind: "failed", way: "commit", reason: "The branch is protected." },
      ],
    }),
    nowhere,
  );
  expect(page).toContain('Products: artifact <a href="https://github.com/o/r/a/7"><code>cutouts</code></a>.');
  expect(page).toContain("**Delivery by commit failed**: The branch is protected.");
});

test("a summary is added to what the step's file holds, and without a file nothing happens", async () => {
  const folder = await mkdtemp(join(tmpdir(), "summary-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "summary.md");
  await writeFile(file, "before\n");
  await writeSummary("after", file, silentLog);
  expect(await readFile(file, "utf8")).toBe("before\nafter\n");
  await expect(writeSummary("after", undefined, silentLog)).resolves.toBeUndefined();
});

test("a summary that cannot be written is a warning that names the cause", async () => {
  const warnings: string[] = [];
  await writeSummary("text", join(tmpdir(), "no", "such", "folder.md"), {
    ...silentLog,
    warning: (message) => warnings.push(message),
  });
  expect(warnings.join()).toContain("ENOENT");
});
