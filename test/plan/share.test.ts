import fc from "fast-check";
import { expect, test } from "vitest";
import type { TaskId } from "../../src/model.js";
import { shardOf, shareOfBudget } from "../../src/plan/share.js";

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
