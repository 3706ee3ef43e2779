import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPendingProducts, type PendingProducts } from "../../src/memory/pending-products.js";
import { lineOf } from "./lines.js";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-pending-"));
});
afterEach(async () => {
  await Promise.allSettled(runs.splice(0).map((run) => run.clear()));
  await rm(directory, { recursive: true, force: true });
});

const manifest = "/work/.cutouts.json";
const runs: PendingProducts[] = [];
const open = async (of = manifest) => {
  const run = await openPendingProducts(directory, of);
  runs.push(run);
  return run;
};
const known = async (of = manifest) => {
  const { left, begun } = await open(of);
  return { left: left.map(({ product }) => product), begun: [...begun] };
};

describe("the products of a run that was killed", () => {
  it("are known to the next one with all that the manifest would say of them", async () => {
    const run = await open();
    expect([run.left, run.begun.size]).toEqual([[], 0]);
    const line = lineOf("a.png", { bytes: 17, sha256: "ab".repeat(32) });
    await run.begin("a.png");
    await run.add(line);
    expect((await open()).left).toEqual([line]);
    expect(await known()).toEqual({ left: ["a.png"], begun: [] });
  });

  it("are no longer certain once they were begun anew, and certain again when written", async () => {
    const run = await open();
    await run.add(lineOf("a.png"));
    await run.begin("b.png");
    await run.begin("a.png");
    expect(await known()).toEqual({ left: ["a.png"], begun: ["b.png", "a.png"] });
    await run.add(lineOf("b.png"));
    expect(await known()).toEqual({ left: ["a.png", "b.png"], begun: ["a.png"] });
  });

  it("have the later of two lines", async () => {
    const run = await open();
    for (const bytes of [1, 2]) await run.add(lineOf("a.png", { bytes }));
    expect((await open()).left).toEqual([lineOf("a.png", { bytes: 2 })]);
  });

  it("count as begun where the line of one was cut, and no later line is lost in it", async () => {
    const run = await open();
    await run.begin("a.png");
    await run.add(lineOf("b.png"));
    const [name = ""] = await readdir(join(directory, "pending"));
    await writeFile(join(directory, "pending", name), '\n{"product":"a.p', { flag: "a" });
    const next = await open();
    await next.begin("c.png");
    expect(await known()).toEqual({ left: ["b.png"], begun: ["a.png", "c.png"] });
  });

  it("are those of one manifest, of several that share a state directory", async () => {
    await (await open()).begin("a.png");
    await (await open("/work/other.json")).begin("b.png");
    expect([await known(), await known("/work/other.json")]).toEqual([
      { left: [], begun: ["a.png"] },
      { left: [], begun: ["b.png"] },
    ]);
  });

  it("are forgotten once the manifest has them, and no file is left; the run may go on writing", async () => {
    const run = await open();
    await run.clear();
    await run.begin("a.png");
    await run.clear();
    expect([await known(), await readdir(join(directory, "pending"))]).toEqual([{ left: [], begun: [] }, []]);
    await run.begin("b.png");
    expect(await known()).toEqual({ left: [], begun: ["b.png"] });
  });

  it("stop the run where nobody can read of them, since they would be taken for edited by hand", async () => {
    await (await open()).begin("a.png");
    const [name = ""] = await readdir(join(directory, "pending"));
    await rm(join(directory, "pending", name));
    await mkdir(join(directory, "pending", name));
    await expect(open()).rejects.toThrow("EISDIR");
  });
});
