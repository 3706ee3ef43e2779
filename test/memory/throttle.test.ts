import { expect, it } from "vitest";
import type { Clock } from "../../src/clock.js";
import { createThrottle } from "../../src/memory/cache-sync/throttle.js";

/** Time that stands still until it is told to go on. */
function play(interval = 60_000) {
  let now = 1_000;
  let wake = (): void => {};
  const waits: number[] = [];
  const clock: Clock = {
    now: () => now,
    date: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        waits.push(milliseconds);
        wake = resolve;
        signal?.addEventListener("abort", () => resolve());
      }),
  };
  const works: { readonly signal: AbortSignal; readonly done: () => void }[] = [];
  const throttle = createThrottle(
    clock,
    interval,
    (signal) => new Promise((done) => void works.push({ signal, done: () => done() })),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    wake();
    await settle();
  };
  return { throttle, waits, works, settle, pass };
}

const never = new AbortController().signal;

it("works at once the first time, and not twice at the same time", async () => {
  const { throttle, waits, works, settle } = play();
  throttle.ask();
  throttle.ask();
  await settle();
  expect([works.length, waits]).toEqual([1, []]);
});

it("works once an interval, which begins when the work does", async () => {
  const { throttle, waits, works, settle, pass } = play();
  throttle.ask();
  await settle();
  works[0]?.done();
  await pass(10_000);
  throttle.ask();
  throttle.ask();
  await settle();
  expect([works.length, waits]).toEqual([1, [50_000]]);
  await pass(50_000);
  expect(works.length).toBe(2);
  works[1]?.done();
  await pass(60_000);
  throttle.ask();
  await settle();
  expect([works.length, waits.length]).toEqual([3, 1]);
});

it("begins nothing once it is over, and what waited does not begin", async () => {
  const { throttle, works, settle } = play();
  throttle.ask();
  await settle();
  works[0]?.done();
  await settle();
  throttle.ask();
  await throttle.over(never);
  throttle.ask();
  await settle();
  expect(works.length).toBe(1);
});

it("waits at its end for what was begun, and hurries it when there is no more time", async () => {
  for (const late of [false, true]) {
    const { throttle, works, settle } = play();
    throttle.ask();
    await settle();
    const time = new AbortController();
    if (late) time.abort();
    let isOver = false;
    const over = throttle.over(time.signal).then(() => {
      isOver = true;
    });
    await settle();
    expect([isOver, works[0]?.signal.aborted]).toEqual([false, late]);
    time.abort();
    expect(works[0]?.signal.aborted).toBe(true);
    works[0]?.done();
    await over;
  }
});
