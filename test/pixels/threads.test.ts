import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { createThreads, type Threads, type ThreadsOptions } from "../../src/pixels/threads.js";
import { asSharp, renderScene } from "../support/pictures.js";

const misbehaving = new URL("./misbehaving-worker.mjs", import.meta.url);
const real = new URL("../../lib/worker.js", import.meta.url);

let threads: Threads | undefined;
afterEach(() => threads?.close());

function start(options: Omit<ThreadsOptions, "entry"> = {}, entry = misbehaving): Threads {
  threads = createThreads({ entry, ...options });
  return threads;
}
/** The misbehaving worker tells its ways apart by the width. */
const job = (width: number) => ({ bytes: new Uint8Array(9), expected: { width, height: 1 } });
const fine = { kind: "good", width: 100, height: 9 };

describe("a thread that goes wrong", () => {
  it.each([
    ["ends its process", 1, /crashed \(it ended with code 3\)/],
    ["throws where nobody listens", 4, /crashed \(out of the blue\)/],
    ["throws what is no Error", 5, /a codec's exit status/],
  ])("fails its job alone when it %s, and the next job is done", async (_what, width, message) => {
    const { run } = start({ size: 1 });
    const results = await Promise.allSettled([
      run("verify", job(100)),
      run("verify", job(width)),
      run("verify", job(100)),
    ]);
    expect(results[0]).toEqual({ status: "fulfilled", value: fine });
    expect(results[1]).toMatchObject({ status: "rejected", reason: { message: expect.stringMatching(message) } });
    expect(results[2]).toEqual({ status: "fulfilled", value: fine });
  });

  it.each([
    ["loops forever", 2],
    ["waits forever", 3],
  ])("is replaced when it %s", async (_what, width) => {
    const { run } = start({ size: 2, timeoutMilliseconds: 2_000 });
    const [hung, ...others] = await Promise.allSettled([width, 100, 100, 100].map((of) => run("verify", job(of))));
    expect(hung).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("longer than 2 s") } });
    expect(others).toEqual(others.map(() => ({ status: "fulfilled", value: fine })));
    expect(await run("verify", job(100))).toEqual(fine);
  });

  it("is stopped when its job is aborted, whether it runs or waits", async () => {
    const { run } = start({ size: 1 });
    const stop = new AbortController();
    const running = run("verify", job(2), { signal: stop.signal });
    const waiting = run("verify", job(100), { signal: stop.signal });
    const other = run("verify", job(100));
    stop.abort(new Error("the user pressed Ctrl+C"));
    await expect(running).rejects.toThrow("Ctrl+C");
    await expect(waiting).rejects.toThrow("Ctrl+C");
    expect(await other).toEqual(fine);
    await expect(run("verify", job(100), { signal: stop.signal })).rejects.toThrow("Ctrl+C");
  });
});

describe("threads", () => {
  it("do not know the environment, which holds secrets", async () => {
    process.env["APP_CODE_FOR_TEST"] = "secret";
    expect(await start().run("verify", job(6))).toEqual({ kind: "bad", reason: "[]" });
  });

  it("take what they are given over, but never memory that others use too", async () => {
    const { run } = start();
    const own = new Uint8Array(9);
    await run("verify", { bytes: own, expected: { width: 100, height: 1 } });
    expect(own.length).toBe(0);
    const shared = new Uint8Array(18);
    const part = shared.subarray(0, 9);
    expect(await run("verify", { bytes: part, expected: { width: 100, height: 1 } })).toEqual(fine);
    expect(shared.length).toBe(18);
  });

  it("are no more than one for jobs that take no long time together", async () => {
    const { run } = start({ size: 2, patienceMilliseconds: 300_000 });
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => run("verify", job(7))));
    expect(new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size).toBe(1);
  });

  it("are one more at once for work that takes longer than to start one", async () => {
    const { run } = start({ size: 2, patienceMilliseconds: 300_000 });
    const long = run("verify", job(3)).catch(() => {});
    const matte = run("matte", { image: new Uint8Array(), model: "general", refuse: true });
    await expect(matte).rejects.toThrow(/no picture work/);
    await threads?.close();
    await long;
  });

  it("are as many as jobs wait for, once they have waited", async () => {
    const { run } = start({ size: 3, patienceMilliseconds: 1 });
    const long = [run("verify", job(3)), run("verify", job(3))].map((hung) => hung.catch(() => {}));
    expect(await Promise.all([1, 2, 3].map(() => run("verify", job(100))))).toEqual([fine, fine, fine]);
    await threads?.close();
    await Promise.all(long);
  });

  it("keep no job waiting for a long one where another thread may be opened", async () => {
    const { run } = start({ size: 2 });
    const long = run("verify", job(3)).catch(() => {});
    expect(await run("verify", job(100))).toEqual(fine);
    await threads?.close();
    await long;
  });

  it("rest where they have nothing to do: who works goes on, and the next job starts one again", async () => {
    const { run, rest } = start({ size: 2 });
    const stop = new AbortController();
    const running = run("verify", job(3), { signal: stop.signal });
    expect(await run("verify", job(100))).toEqual(fine);
    await rest();
    expect(await run("verify", job(100))).toEqual(fine);
    stop.abort(new Error("that is enough"));
    await expect(running).rejects.toThrow("that is enough");
  });

  it("reject what is still to be done when they are closed", async () => {
    const { run, close } = start({ size: 1 });
    const both = Promise.allSettled([run("verify", job(2)), run("verify", job(100))]);
    await close();
    expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(run("verify", job(100))).rejects.toThrow(/closed/);
  });

  it("do the real work of the real worker", async () => {
    const { cutout } = await renderScene({ width: 500, height: 400 });
    const png = await asSharp(cutout).png().toBuffer();
    const { run } = start({}, real);
    const verdict = await run("verify", { bytes: png, expected: { width: 500, height: 400 } });
    expect(verdict).toEqual({ kind: "good", width: 500, height: 400, notes: [] });
    await expect(run("preview", { file: "/nowhere/x.png", maxSide: 9, maxBytes: 9 })).rejects.toThrow(/ENOENT/);
  });

  it("name every kind of work in the worker's table", async () => {
    const entry = await readFile(real, "utf8");
    for (const kind of ["finish", "fit", "matte", "preview", "verify"])
      expect(entry).toMatch(new RegExp(`\\b${kind}: `));
  });
});
