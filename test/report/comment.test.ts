import { describe, expect, test } from "vitest";
import { COMMENT_LIMIT, renderComment } from "../../src/report/comment.js";
import { bytesOf } from "../../src/report/markdown.js";
import { BODY_LIMIT, renderPullRequestBody } from "../../src/report/pull-request-body.js";
import type { Links } from "../../src/report/sections.js";
import { EVERY_OUTCOME, failed, HOSTILE_NAMES, made, product, reused, run } from "./fixture.js";

const here = { workflow: "Cutouts", job: "cutouts", step: "__self", work: ["photos"] };
const bySha: Links = { file: (path) => `https://github.com/o/r/raw/0123abc/${encodeURIComponent(path)}` };

describe("the comment", () => {
  test("begins with a hidden marker that is the same for every run of one step, and another for another step, or another leg of its matrix", () => {
    const marker = renderComment(run([made("a.jpg")]), bySha, here).marker;
    expect(renderComment(run([failed("b.jpg")]), bySha, here).body.startsWith(`${marker}\n`)).toBe(true);
    for (const other of [{ step: "__self_2" }, { job: "x" }, { workflow: "--> x" }, { work: ["icons"] }]) {
      const another = renderComment(run([]), bySha, { ...here, ...other }).marker;
      expect(another).not.toBe(marker);
      expect(another).toMatch(/^<!-- [\w:-]+ -->$/);
    }
  });

  test("has nothing to say where everything was up to date", () => {
    expect(renderComment(run([reused("a.jpg")]), bySha, here)).toMatchObject({ kind: "nothing" });
    expect(renderComment(run([]), bySha, here)).toMatchObject({ kind: "nothing" });
  });

  test("speaks up for anything made, failed, planned, deferred or skipped, and for a delivery that failed", () => {
    for (const result of EVERY_OUTCOME.filter(({ outcome }) => !["reused", "kept"].includes(outcome.kind)))
      expect(renderComment(run([result]), bySha, here).kind).toBe("something");
    const delivered = [{ kind: "failed", way: "commit", reason: "Protected." }] as const;
    expect(renderComment(run([reused("a.jpg")], { delivered }), bySha, here).kind).toBe("something");
  });

  test("shows before and after, of twelve pictures at most", () => {
    const { body } = renderComment(
      run(Array.from({ length: 30 }, (_none, index) => made(`${index}.jpg`))),
      bySha,
      here,
    );
    expect(body.split("<img").length - 1).toBe(24);
    expect(body).toContain("And 18 more pictures");
  });

  test("stays below 65,536 characters, and says what it left out", () => {
    const results = Array.from({ length: 5000 }, (_none, index) =>
      failed(`照片/${index}.jpg`, { reason: `Fault ${index}.` }),
    );
    const { body } = renderComment(run(results), bySha, here);
    expect(bytesOf(body)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(body).toMatch(/[\d,]+ more causes left out here: a comment has room for 65,536 characters/);
  });

  test("hostile names notify nobody and end no marker", () => {
    const { body } = renderComment(run(HOSTILE_NAMES.map((name) => failed(name, { reason: name }))), bySha, here);
    expect(body.match(/<!--/g)).toHaveLength(1);
    expect(body).not.toMatch(/@octocat|<script/);
  });
});

describe("the pull request's body", () => {
  test("shows the pictures before the tables, and says what becomes of others' work on the branch", () => {
    const body = renderPullRequestBody(run(EVERY_OUTCOME), bySha, []);
    expect(body.indexOf("### Before and after")).toBeGreaterThan(0);
    expect(body.indexOf("### Before and after")).toBeLessThan(body.indexOf("<details"));
    expect(body).toContain("What you commit to it stays");
  });

  test("stays below 65,536 characters with its last line in place", () => {
    const body = renderPullRequestBody(
      run(Array.from({ length: 5000 }, (_none, index) => made(`照片/${index}.jpg`))),
      bySha,
      Array.from({ length: 5000 }, (_none, index) => ({
        source: `照片/b${index}.jpg`,
        path: `cutouts/照片/b${index}.png`,
        variant: "",
      })),
    );
    expect(bytesOf(body)).toBeLessThanOrEqual(BODY_LIMIT);
    expect(body.trimEnd().endsWith("left alone._")).toBe(true);
  });

  test("shows what other runs have put on the branch as well, before and after", () => {
    const others = [
      { source: "b.jpg", path: "cutouts/b.png", variant: "" },
      { source: "c.jpg", path: "c.jpg", variant: "shop" },
      { source: "c.jpg", path: "c.png", variant: "clear" },
    ];
    const body = renderPullRequestBody(run([made("a.jpg"), reused("b.jpg")]), bySha, others);
    expect(body).toContain("this pull request also brings 3 products of other runs");
    const [, also = ""] = body.split("### Also in this pull request");
    expect(also).toContain(`<img src="${bySha.file("b.jpg")}"`);
    expect(also).toContain(`<img src="${bySha.file("cutouts/b.png")}"`);
    expect(body.split('alt="After: cutouts/b.png"')).toHaveLength(2);
    expect(also.match(/alt="Before: c.jpg"/g), "variants stand beside each other").toHaveLength(1);
  });

  test("shows every variant with its name", () => {
    const products = [product("a-web.webp", { variant: "web" }), product("a-print.png", { variant: "print" })];
    const body = renderPullRequestBody(run([made("a.jpg", { products })]), bySha, []);
    for (const { path, variant } of products)
      expect(body).toMatch(new RegExp(`alt="After: ${path}"></a><br><code>${variant}</code>`));
  });
});
