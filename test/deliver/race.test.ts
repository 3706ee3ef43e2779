// @module-tag long: pairs of deliveries race for one branch, round after round.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bareRepository, git } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { tipOf } from "../support/refs.js";
import { checkOut, deliverFrom, discard, fileAt, filesOf } from "./workbench.js";

let bare: string;
let start: string;
let github: FakeGitHub;

beforeAll(async () => {
  bare = bareRepository({ "pictures/a.jpg": "a" });
  start = tipOf(bare, "main");
  github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler] });
});
afterAll(() => github.close());

interface Race {
  readonly branch: string;
  readonly rounds: number;
  /** Whether the first of the two makes verified commits. */
  readonly verified: boolean;
}

interface Raced {
  readonly products: string[];
  /** How often a run found the branch moved. */
  readonly collisions: number;
}

/** Two runs, each with a product of its own in each round, that bring it to one branch at the same time. */
async function race({ branch, rounds, verified }: Race): Promise<Raced> {
  const runs = ["left", "right"].map((run) => ({ run, workspace: checkOut(github) }));
  const raced = await Array.from({ length: rounds }).reduce<Promise<Raced>>(
    async (before, _, round) => {
      const { products, collisions } = await before;
      const made = runs.map(({ run, workspace }) => ({ run, workspace, product: `${branch}/${run}/${round}.png` }));
      const results = await Promise.all(
        made.map(({ run, workspace, product }) =>
          deliverFrom(github, workspace, {
            products: { [product]: product },
            settings: { branch, verifiedCommits: verified && run === "left" ? "required" : "none" },
          }),
        ),
      );
      expect(results.flatMap(({ delivered }) => delivered.map(({ kind }) => kind))).toEqual(["commit", "commit"]);
      const lost = results.flatMap(({ log }) => log).filter((line) => line.includes("moved by somebody else"));
      return { products: [...products, ...made.map(({ product }) => product)], collisions: collisions + lost.length };
    },
    Promise.resolve({ products: [], collisions: 0 }),
  );
  discard(...runs.map(({ workspace }) => workspace));
  return raced;
}

function expectEverything(branch: string, products: string[]): void {
  expect(filesOf(bare, branch)).toEqual(expect.arrayContaining(products));
  for (const product of products) expect(fileAt(bare, branch, product)).toBe(product);
  expect(fileAt(bare, branch, ".cutouts.json")?.split("\n")).toEqual([...products].sort());
  expect(git(bare, "rev-list", "--count", branch)).toBe(String(1 + products.length));
  expect(git(bare, "rev-list", "--merges", "--count", branch)).toBe("0");
}

describe("two runs that race for one branch", () => {
  it("lose nothing in four rounds: every product and every line of the manifest is there, in one line of commits", async () => {
    const { products, collisions } = await race({ branch: "main", rounds: 4, verified: false });
    expect(products).toHaveLength(8);
    expectEverything("main", products);
    expect(collisions).toBeGreaterThan(0);
  }, 180_000);

  it("lose nothing where one of them has GitHub make its commits", async () => {
    git(bare, "branch", "-f", "mixed", start);
    const { products } = await race({ branch: "mixed", rounds: 2, verified: true });
    expectEverything("mixed", products);
  });
});
