import fc from "fast-check";
import { expect, test } from "vitest";
import { indexLines } from "../../src/memory/manifest.js";
import type { TaskId } from "../../src/model.js";
import { shardOf, shareOfBudget, tellsOf } from "../../src/plan/share.js";
import { lineOf } from "../memory/lines.js";

const tasks = fc
  .uniqueArray(fc.stringMatching(/^[0-9a-f]{4,8}$/), { maxLength: 400 })
  .map((ids) => ids.map((id): TaskId => `${id}.general`));
const matrix = fc.integer({ min: 1, max: 256 });
const legs = (of: number) => Array.from({ length: of }, (_, at) => ({ index: at + 1, of }));

test("every task is in exactly one shard, and the shares are even", () => {
  const ids = Array.from({ length: 20_000 }, (_, at): TaskId => `${at.toString(16)}.general`);
  for (const of of [1, 2, 7, 64]) {
    const shards = ids.map((id) => shardOf(id, of));
    const counts = legs(of).map(({ index }) => shards.filter((shard) => shard === index).length);
    expect(counts.reduce((a, b) => a + b)).toBe(ids.length);
    expect(Math.max(...counts) / (ids.length / of)).toBeLessThan(1.25);
  }
});

test("all legs together may pay for max-paid at most, and with defer for all of it", () => {
  fc.assert(
    fc.property(tasks, matrix, fc.integer({ min: 0, max: 500 }), (ids, of, budget) => {
      const sum = legs(of).reduce((all, leg) => all + shareOfBudget({ budget, overBudget: "defer" }, ids, leg), 0);
      expect(sum).toBe(Math.min(budget, ids.length));
    }),
    { numRuns: 40 },
  );
});

test("where the whole is over budget and is to be refused, no leg has room for all that it has", () => {
  fc.assert(
    fc.property(tasks, matrix, fc.integer({ min: 0, max: 399 }), (ids, of, budget) => {
      fc.pre(ids.length > budget);
      for (const leg of legs(of)) {
        const own = ids.filter((id) => shardOf(id, of) === leg.index).length;
        if (own > 0) expect(shareOfBudget({ budget, overBudget: "refuse" }, ids, leg)).toBeLessThan(own);
      }
    }),
    { numRuns: 40 },
  );
});

test("what max-paid leaves over goes to the largest remainders, and of equal ones to the first leg", () => {
  const withCounts = (...counts: readonly number[]) => {
    const left = [...counts];
    const ids: TaskId[] = [];
    for (let at = 0; left.some((count) => count > 0); at++) {
      const id: TaskId = `${at.toString(16)}.general`;
      const leg = shardOf(id, counts.length) - 1;
      if ((left[leg] ?? 0) === 0) continue;
      left[leg] = (left[leg] ?? 0) - 1;
      ids.push(id);
    }
    return ids;
  };
  const shares = (budget: number, ...counts: readonly number[]) =>
    legs(counts.length).map((leg) => shareOfBudget({ budget, overBudget: "defer" }, withCounts(...counts), leg));
  expect(shares(5, 2, 2, 2)).toEqual([2, 2, 1]);
  expect(shares(4, 1, 2, 5)).toEqual([1, 1, 2]);
  expect(shares(1, 3, 3, 4)).toEqual([0, 0, 1]);
  expect(shares(0, 3, 3)).toEqual([0, 0]);
  expect(shares(6, 3, 3)).toEqual([3, 3]);
  expect(shares(Number.POSITIVE_INFINITY, 1, 1)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

test("a picture that needs no work is told of by the leg that has its task, or else by one that its path names", () => {
  const line = lineOf("a.png", { source: "a.jpg", content: "c".repeat(64), model: "human" });
  const context = { manifest: indexLines([line]), prefix: "shop/" } as const;
  for (const of of [2, 5, 16]) {
    const tell = (path: string) =>
      legs(of)
        .filter((shard) => tellsOf({ kind: "shard", shard }, { path, model: "human" }, context))
        .map(({ index }) => index);
    expect(tell("shop/a.jpg")).toEqual([shardOf(`${line.content}.human`, of)]);
    expect(tell("shop/new.jpg")).toEqual([shardOf("shop/new.jpg", of)]);
  }
  expect(tellsOf({ kind: "whole" }, { path: "shop/a.jpg", model: "human" }, context)).toBe(true);
});
