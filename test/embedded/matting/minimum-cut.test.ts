import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../../src/embedded/matting/cut.js";
import { type FlowNetwork, minimumCut, NEIGHBOURS, newNetwork } from "../../../src/embedded/matting/flow-network.js";

const grid = { width: 4, height: 3 };
const size = grid.width * grid.height;
const DIRECTIONS = [
  { direction: 0, right: 1, down: 0 },
  { direction: 2, right: 0, down: 1 },
  { direction: 4, right: 1, down: 1 },
  { direction: 6, right: -1, down: 1 },
] as const;

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly direction: number;
}

const edges: readonly Edge[] = Array.from({ length: size }, (_, from) => edgesOf(from)).flat();

function edgesOf(from: number): readonly Edge[] {
  const [x, y] = [from % grid.width, Math.floor(from / grid.width)];
  return DIRECTIONS.filter(({ right, down }) => x + right >= 0 && x + right < grid.width && y + down < grid.height).map(
    ({ direction, right, down }) => ({ from, to: from + down * grid.width + right, direction }),
  );
}

interface Problem {
  readonly terminals: readonly number[];
  readonly prices: readonly number[];
}

/** Whole numbers, so that equal sums are equal. */
const problems: fc.Arbitrary<Problem> = fc.record({
  terminals: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: size, maxLength: size }),
  prices: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: edges.length, maxLength: edges.length }),
});

function network({ terminals, prices }: Problem): FlowNetwork {
  const { network: made } = newNetwork(grid);
  const [terminal, capacity, bond] = [made.terminal.values, made.capacity.values, made.bond.values];
  terminal.set(terminals, made.origin);
  for (const [k, { from, to, direction }] of edges.entries()) {
    const price = prices[k] ?? 0;
    const [a, b] = [made.origin + from, made.origin + to];
    capacity[a * NEIGHBOURS + direction] = price;
    capacity[b * NEIGHBOURS + (direction ^ 1)] = price;
    bond[a] = (bond[a] ?? 0) + price;
    bond[b] = (bond[b] ?? 0) + price;
  }
  return made;
}

function priceOf({ terminals, prices }: Problem, isObject: (pixel: number) => boolean): number {
  const overruled = terminals.filter((value, i) => value !== 0 && value > 0 !== isObject(i));
  const parted = prices.filter((_, k) => isObject(edges[k]?.from ?? 0) !== isObject(edges[k]?.to ?? 0));
  return [...overruled.map(Math.abs), ...parted].reduce((sum, price) => sum + price, 0);
}

function leastPrice(problem: Problem): number {
  let least = Number.POSITIVE_INFINITY;
  for (let labels = 0; labels < 2 ** size; labels++) {
    least = Math.min(
      least,
      priceOf(problem, (i) => ((labels >> i) & 1) === 1),
    );
  }
  return least;
}

function priceFound(problem: Problem, prepare: (made: FlowNetwork) => void): number {
  const made = network(problem);
  prepare(made);
  const tree = minimumCut(made);
  return priceOf(problem, (i) => tree[made.origin + i] === 1);
}

describe("the cut between object and backdrop", () => {
  it("is the cheapest of all there are", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(priceFound(problem, () => {})).toBe(leastPrice(problem));
      }),
      { numRuns: 25 },
    );
  });

  it("is as cheap where what is beyond doubt was settled before", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(priceFound(problem, ({ kernels }) => kernels.settleForced())).toBe(priceFound(problem, () => {}));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a cut of a picture", () => {
  const grid = { width: 40, height: 12 };
  const size = grid.width * grid.height;
  const plane = (least: number, most: number): fc.Arbitrary<Float32Array> =>
    fc
      .array(fc.integer({ min: least, max: most }), { minLength: size / 8, maxLength: size / 8 })
      .map((blocks) => Float32Array.from({ length: size }, (_, i) => blocks[i >> 3] ?? 0));
  const picture = fc.record({ evidence: plane(-20, 30), l: plane(0, 100), a: plane(-9, 9), b: plane(-9, 9) });

  it("is the same whatever picture was cut before it", () => {
    fc.assert(
      fc.property(picture, picture, (one, other) => {
        const cutOut = ({ evidence, ...colours }: typeof one): Uint8Array =>
          cut(evidence, { sharpness: 0.01 }, { ...grid, ...colours });
        // In memory that is as good as new.
        newNetwork(grid, [size, size, size, size, size, size]);
        const alone = cutOut(one);
        cutOut(other);
        expect(cutOut(one)).toEqual(alone);
      }),
    );
  });
});
