import { describe, expect, it } from "vitest";
import { concurrently } from "../src/concurrently.js";

/** Work that ends when it is told to. */
function createWork() {
  const ends = new Map<number, (value: string) => void>();
  let most = 0;
  return {
    under: ends,
    most: () => most,
    work: (item: number) =>
      new Promise<string>((resolve) => {
        ends.set(item, (value) => {
          ends.delete(item);
          resolve(value);
        });
        most = Math.max(most, ends.size);
      }),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("work that is done concurrently", () => {
  it("yields in the order in which it ends, each as soon as it is there", async () => {
    const { under, work } = createWork();
    const results = concurrently([1, 2, 3], 3, work);
    const first = results.next();
    await settled();
    under.get(3)?.("third");
    expect(await first).toEqual({ done: false, value: "third" });
    under.get(1)?.("first");
    under.get(2)?.("second");
    expect([(await results.next()).value, (await results.next()).value]).toEqual(["first", "second"]);
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it("is never more than the limit, and takes no item before there is room for it", async () => {
    const { under, work, most } = createWork();
    const taken: number[] = [];
    const items = (function* () {
      for (let item = 1; item <= 10; item++) {
        taken.push(item);
        yield item;
      }
    })();
    const results = concurrently(items, 3, work);
    let next = results.next();
    await settled();
    expect(taken).toEqual([1, 2, 3]);
    const got: unknown[] = [];
    for (let item = 1; item <= 10; item++) {
      under.get(item)?.(`${item}`);
      got.push((await next).value);
      next = results.next();
      await settled();
    }
    expect(got).toEqual(Array.from({ length: 10 }, (_, at) => `${at + 1}`));
    expect(most()).toBe(3);
  });

  it("takes no more items once nobody wants results, and tells their source so", async () => {
    const taken: number[] = [];
    let isTold = false;
    const items = (async function* () {
      try {
        for (let item = 0; ; item++) {
          taken.push(item);
          yield item;
        }
      } finally {
        isTold = true;
      }
    })();
    for await (const result of concurrently(items, 2, async (item) => item)) if (result >= 4) break;
    expect(isTold).toBe(true);
    expect(taken.length).toBeLessThan(10);
  });

  it("passes on what its items' source throws", async () => {
    const items = (async function* () {
      yield 1;
      throw new Error("the disk is full");
    })();
    const all = async () => {
      for await (const _ of concurrently(items, 2, async (item) => item));
    };
    await expect(all()).rejects.toThrow("the disk is full");
  });
});
