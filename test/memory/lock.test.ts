import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Clock, systemClock } from "../../src/clock.js";
import { acquireLock, type Locked, type LockOptions } from "../../src/memory/lock.js";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-lock-"));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(directory, { recursive: true, force: true });
});

const acquire = (options: Partial<LockOptions> = {}): Promise<Locked> =>
  acquireLock({ directory, clock: systemClock, patienceMilliseconds: 0, ...options });

async function release(locked: Locked): Promise<void> {
  if (locked.kind === "locked") await locked.lock.release();
}

async function standing(holder: { pid: number; host?: string; silentFor?: number }): Promise<void> {
  const file = join(directory, "lock");
  const { pid, host = hostname(), silentFor = 0 } = holder;
  await writeFile(file, JSON.stringify({ pid, host, startedAt: 0, token: "theirs" }));
  const heard = new Date(Date.now() - silentFor);
  await utimes(file, heard, heard);
}

describe("the lock of a state directory", () => {
  it("is held by one run at a time, and the refusal says by which and what to do", async () => {
    const first = await acquire();
    const second = await acquire();
    expect(second).toMatchObject({
      kind: "refused",
      reason: expect.stringMatching(new RegExp(`process ${process.pid} on .*state-directory of its own`)),
    });
    await release(first);
    const third = await acquire();
    expect(third.kind).toBe("locked");
    await release(third);
  });

  it("is waited for", async () => {
    const first = await acquire();
    const told: string[] = [];
    const second = acquire({
      patienceMilliseconds: 20_000,
      onWait: (holder) => {
        told.push(holder);
        void release(first);
      },
    });
    expect((await second).kind).toBe("locked");
    expect(told).toHaveLength(1);
  });

  it("is taken over from a process that is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.once("exit", resolve));
    await standing({ pid: child.pid ?? 0 });
    expect((await acquire()).kind).toBe("locked");
  });

  it("is left to a living process of this machine, for as long as its heart beats", async () => {
    await standing({ pid: process.ppid, silentFor: 120_000 });
    expect((await acquire()).kind).toBe("refused");
    await standing({ pid: process.ppid, silentFor: 400_000 });
    expect((await acquire()).kind).toBe("locked");
  });

  it("goes by the heartbeat alone where the holder is on another machine", async () => {
    await standing({ pid: 1, host: "elsewhere", silentFor: 30_000 });
    expect((await acquire()).kind).toBe("refused");
    await standing({ pid: 1, host: "elsewhere", silentFor: 90_000 });
    expect((await acquire()).kind).toBe("locked");
  });

  it("is taken over from an earlier container whose run had the same pid", async () => {
    await standing({ pid: process.pid });
    expect((await acquire()).kind).toBe("locked");
  });

  it("goes to exactly one of many that find it stale at once", async () => {
    await standing({ pid: 1, host: "elsewhere", silentFor: 90_000 });
    const all = await Promise.all(Array.from({ length: 10 }, () => acquire()));
    expect(all.filter(({ kind }) => kind === "locked")).toHaveLength(1);
  });

  it("that is lost tells its run who took it, and what to do", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const first = await acquire();
    if (first.kind === "refused") throw new Error(first.reason);
    const { lost } = first.lock;
    await standing({ pid: 1, host: "elsewhere" });
    const told = new Promise((resolve) => lost.addEventListener("abort", () => resolve(lost.reason)));
    vi.advanceTimersByTime(5_000);
    expect(await told).toMatchObject({
      message: expect.stringMatching(/process 1 on elsewhere.*took.*over.*Run again/),
    });
    await release(first);
  });

  it("is not removed by a run that lost it", async () => {
    const first = await acquire();
    await standing({ pid: 1, host: "elsewhere" });
    await release(first);
    expect(await readFile(join(directory, "lock"), "utf8")).toContain("theirs");
    expect((await stat(join(directory, "lock"))).isFile()).toBe(true);
  });

  it("stays the run's own while its heart beats, which others can see", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const mine = await acquire();
    if (mine.kind === "refused") throw new Error(mine.reason);
    const file = join(directory, "lock");
    const long = new Date(Date.now() - 250_000);
    await utimes(file, long, long);
    vi.advanceTimersByTime(5_000);
    await vi.waitFor(async () => expect((await stat(file)).mtimeMs).toBeGreaterThan(Date.now() - 100_000));
    expect(mine.lock.lost.aborted).toBe(false);
    await release(mine);
  });

  it("that somebody deleted is lost too, and told so", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const first = await acquire();
    if (first.kind === "refused") throw new Error(first.reason);
    const { lost } = first.lock;
    await rm(join(directory, "lock"));
    const told = new Promise((resolve) => lost.addEventListener("abort", () => resolve(lost.reason)));
    vi.advanceTimersByTime(5_000);
    expect(await told).toMatchObject({ message: expect.stringMatching(/^The state directory's file “lock” is gone/) });
    await release(first);
  });

  it("is taken over where a run was killed while it broke a stale one, but not while one is at it", async () => {
    await standing({ pid: 1, host: "elsewhere", silentFor: 90_000 });
    const breaker = join(directory, "lock.break");
    await writeFile(breaker, "");
    let slept = 0;
    const clock: Clock = {
      ...systemClock,
      sleep: async () => {
        slept += 1;
        const long = new Date(Date.now() - 11_000);
        if (slept === 3) await utimes(breaker, long, long);
      },
    };
    const locked = await acquire({ clock });
    expect([locked.kind, slept]).toEqual(["locked", 4]);
    await release(locked);
  });

  it.each([
    ["cut", '{"pid":'],
    ["no object", "1"],
    ["nothing", "null"],
    ["without a process", '{"host":"h","startedAt":0,"token":"t","pid":"1"}'],
    ["of half a process", '{"host":"h","startedAt":0,"token":"t","pid":1.5}'],
    ["of a group of processes", '{"host":"h","startedAt":0,"token":"t","pid":0}'],
    ["without a machine", '{"host":1,"startedAt":0,"token":"t","pid":1}'],
    ["without a time", '{"host":"h","startedAt":"now","token":"t","pid":1}'],
    ["without a token", '{"host":"h","startedAt":0,"token":1,"pid":1}'],
  ])("whose file is %s goes by its age alone", async (_what, text) => {
    const file = join(directory, "lock");
    await writeFile(file, text);
    expect(await acquire()).toMatchObject({
      kind: "refused",
      reason: expect.stringMatching(/\(of an unknown process\)/),
    });
    const long = new Date(Date.now() - 61_000);
    await utimes(file, long, long);
    const locked = await acquire();
    expect(locked.kind).toBe("locked");
    await release(locked);
  });
});
