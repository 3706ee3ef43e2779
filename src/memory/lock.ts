import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Clock } from "../clock.js";

/** One run at a time on a state directory: two would not see each other's ledger lines, and both would pay. */
export interface Lock {
  /** Aborted, with an Error for a user, when somebody took the lock for stale and over: nothing more may be paid for. */
  readonly lost: AbortSignal;
  readonly release: () => Promise<void>;
}

export type Locked =
  | { readonly kind: "locked"; readonly lock: Lock }
  /** Another run holds it. The reason is fit for a user. */
  | { readonly kind: "refused"; readonly reason: string };

export interface LockOptions {
  readonly directory: string;
  readonly clock: Clock;
  /** How long to wait for another run to end before refusing. */
  readonly patienceMilliseconds: number;
  readonly signal?: AbortSignal;
  /** Told once, when there is somebody to wait for. */
  readonly onWait?: (holder: string) => void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly startedAt: number;
  /** Unlike a pid, never used again. */
  readonly token: string;
}

const heartbeatMilliseconds = 5_000;
/** A holder on another machine (or container) can only be judged by its heartbeat. */
const silentElsewhere = 60_000;
/** One on this machine is alive while its pid is; but a pid may be another program's by now. */
const silentHere = 300_000;
const pollMilliseconds = 500;

/**
 * Takes the lock of a state directory, waits for a living holder, and takes over from a dead one: a process of this
 * machine that is gone, or one anywhere whose heartbeat has stopped.
 *
 * @throws the file system's errors.
 */
export async function acquireLock(options: LockOptions): Promise<Locked> {
  const { clock } = options;
  const mine: Holder = { pid: process.pid, host: hostname(), startedAt: clock.date(), token: randomUUID() };
  // Before its file is there: another of this process that reads it would take it for an earlier container's.
  held.add(mine.token);
  let locked: Locked | undefined;
  try {
    locked = await waitFor(mine, options);
    return locked;
  } finally {
    if (locked?.kind !== "locked") held.delete(mine.token);
  }
}

async function waitFor(mine: Holder, options: LockOptions): Promise<Locked> {
  const { directory, clock, patienceMilliseconds, signal } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, "lock");
  const until = clock.now() + patienceMilliseconds;
  let told = false;
  for (;;) {
    if (await create(file, JSON.stringify(mine))) return { kind: "locked", lock: hold(file, mine) };
    const standing = await read(file);
    if (standing === undefined) continue;
    if (isStale(standing, clock.date())) {
      await breakStale(file, standing, clock);
      continue;
    }
    const holder = describe(standing.holder);
    if (clock.now() >= until || signal?.aborted) return { kind: "refused", reason: refusalOf(holder, directory) };
    if (!told) options.onWait?.(holder);
    told = true;
    await clock.sleep(Math.min(pollMilliseconds, Math.max(1, until - clock.now())), signal);
  }
}

function refusalOf(holder: string, directory: string): string {
  return `Another run (${holder}) uses the state directory ${directory}, and two at once could pay twice. Wait for it to end, or give this run a state-directory of its own. If no such run exists, delete the file “lock” there.`;
}

function describe(holder: Holder | undefined): string {
  return holder
    ? `process ${holder.pid} on ${holder.host}, since ${new Date(holder.startedAt).toISOString()}`
    : "of an unknown process";
}

interface Standing {
  readonly holder: Holder | undefined;
  readonly text: string;
  readonly heardAt: number;
}

function isStale({ holder, heardAt }: Standing, now: number): boolean {
  const silence = now - heardAt;
  if (!holder || holder.host !== hostname()) return silence > silentElsewhere;
  if (!isAlive(holder.pid)) return true;
  // In a container each run may have the same pid. This very process never waits for itself: see `held`.
  if (holder.pid === process.pid && !held.has(holder.token)) return true;
  return silence > silentHere;
}

/** Tokens that this process holds. */
const held = new Set<string>();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive all the same.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function hold(file: string, mine: Holder): Lock {
  const lost = new AbortController();
  const beat = async (): Promise<void> => {
    const standing = await read(file);
    if (standing?.holder?.token !== mine.token) return lost.abort(new Error(lossOf(standing?.holder)));
    const now = new Date();
    await utimes(file, now, now);
  };
  const timer = setInterval(() => {
    // One heartbeat that cannot be written is no harm: many would be, and then the lock is lost to another.
    beat().catch(() => {});
  }, heartbeatMilliseconds);
  timer.unref();
  return {
    lost: lost.signal,
    release: async () => {
      clearInterval(timer);
      held.delete(mine.token);
      const standing = await read(file);
      if (standing?.holder?.token === mine.token) await rm(file, { force: true });
    },
  };
}

function lossOf(taker: Holder | undefined): string {
  const by = taker
    ? `Another run (${describe(taker)}) took the state directory over`
    : "The state directory's file “lock” is gone";
  return `${by} while this run was using it, so this one submits nothing more: two at once could pay twice. A machine that slept, or somebody who deleted the file “lock” there, is the likely cause. Run again once no other run uses the directory.`;
}

/**
 * Removes a stale lock. Two runs may find it stale at once, and the slower one must not remove the faster one's new
 * lock: so only the holder of a second file may remove, and it looks again first.
 */
async function breakStale(file: string, stale: Standing, clock: Clock): Promise<void> {
  const breaker = `${file}.break`;
  if (!(await create(breaker, ""))) {
    const left = await stat(breaker).catch(() => undefined);
    // Breaking takes milliseconds: one that is still there was left by a run that was killed in them.
    if (left && clock.date() - left.mtimeMs > 10_000) await rm(breaker, { force: true });
    await clock.sleep(20);
    return;
  }
  try {
    const standing = await read(file);
    if (standing?.text === stale.text) await rm(file, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}

async function create(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function read(file: string): Promise<Standing | undefined> {
  try {
    const text = await readFile(file, "utf8");
    return { holder: parseHolder(text), text, heardAt: (await stat(file)).mtimeMs };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Nothing where the file is still being written, or was cut. */
function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const { pid, host, startedAt, token } = { pid: 0, host: "", startedAt: 0, token: "", ...value };
    const valid =
      Number.isInteger(pid) &&
      pid > 0 &&
      typeof host === "string" &&
      Number.isFinite(startedAt) &&
      typeof token === "string";
    return valid ? { pid, host, startedAt, token } : undefined;
  } catch {
    return undefined;
  }
}
