import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../src/clock.js";
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
});
