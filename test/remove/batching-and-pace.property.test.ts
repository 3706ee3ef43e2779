import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attempt, afterAcceptance, afterRefusal, fresh } from "../../src/remove/halving.js";
import { createPace } from "../../src/remove/pace.js";
import { createTimetable } from "../../src/remove/timetable.js";

/** Plays one batch against a service that refuses every submit with a bad task in it. */
function isolate(count: number, bad: ReadonlySet<number>): { accepted: number[]; failed: number[]; submits: number } {
  const accepted: number[] = [];
  const failed: number[] = [];
  const queue: Attempt<number>[] = [fresh(Array.from({ length: count }, (_, index) => index))];
  let pool: number[] = [];
  let submits = 0;
  for (;;) {
    const attempt = queue.pop() ?? (pool.length > 0 ? fresh(pool.splice(0, 10)) : undefined);
    if (!attempt) return { accepted: accepted.sort((a, b) => a - b), failed: failed.sort((a, b) => a - b), submits };
    submits += 1;
    if (attempt.tasks.some((task) => bad.has(task))) {
      const verdict = afterRefusal(attempt);
      pool = [...verdict.innocent, ...pool];
      if (verdict.kind === "culprit") failed.push(verdict.culprit);
      else queue.push(verdict.next);
    } else {
      accepted.push(...attempt.tasks);
      const next = afterAcceptance(attempt);
      if (next) queue.push(next);
    }
  }
}

describe("a refused batch", () => {
  it("is narrowed down until exactly the pictures at fault have failed, whatever they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.uniqueArray(fc.nat(9), { maxLength: 10 }), (count, bad) => {
        const faulty = new Set(bad.filter((index) => index < count));
        const { accepted, failed } = isolate(count, faulty);
        const all = Array.from({ length: count }, (_, index) => index);
        expect(failed).toEqual(all.filter((index) => faulty.has(index)));
        expect(accepted).toEqual(all.filter((index) => !faulty.has(index)));
      }),
    );
  });

  it("costs seven more submits at most for one picture at fault among ten", () => {
    for (let bad = 0; bad < 10; bad++) expect(isolate(10, new Set([bad])).submits).toBeLessThanOrEqual(8);
  });
});

describe("the rest of a halved batch", () => {
  it("is halved again once the first half was accepted, as it is known to hold the one at fault", () => {
    expect(afterAcceptance({ tasks: [1, 2], rest: [3, 4, 5] })).toEqual({ tasks: [3, 4], rest: [5] });
  });

  it("is sent as it is where it is one picture, and not at all where there is none", () => {
    expect(afterAcceptance({ tasks: [1, 2], rest: [3] })).toEqual(fresh([3]));
    expect(afterAcceptance(fresh([1, 2]))).toBeUndefined();
  });
});

describe("the pace", () => {
  const step = fc.record({
    kind: fc.constantFrom("accepted" as const, "throttled" as const, "stumbled" as const),
    after: fc.nat(5000),
    rate: fc.boolean(),
    retryAfterMilliseconds: fc.nat(60_000),
  });

  it("stays between one job and the concurrency, and never leaves before a Retry-After is over", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.array(step, { maxLength: 200 }), (concurrency, steps) => {
        const pace = createPace({ concurrency, random: () => 0.5 });
        let now = 1_000_000;
        for (const { kind, after, rate, retryAfterMilliseconds } of steps) {
          now += after;
          pace.left(now);
          const refusal = { now, leftAt: now, retryAfterMilliseconds, rate };
          if (kind === "accepted") pace.accepted(now);
          else pace[kind](refusal);
          const wait = kind === "accepted" ? 0 : retryAfterMilliseconds;
          expect(pace.nextAt()).toBeGreaterThanOrEqual(now + wait);
          expect(pace.limit()).toBeGreaterThanOrEqual(1);
          expect(pace.limit()).toBeLessThanOrEqual(concurrency);
        }
      }),
    );
  });

  it("halves on throttling, once for all that left together, and grows back", () => {
    const pace = createPace({ concurrency: 8, random: () => 0.5 });
    for (const now of [1000, 1001, 1002]) pace.throttled({ now, leftAt: 900, rate: true });
    expect(pace.limit()).toBe(4);
    for (let accepted = 0; accepted < 1000; accepted++) pace.accepted(2000);
    expect(pace.limit()).toBe(8);
  });

  it("keeps in flight what a full service took, and looks for one more place as jobs end", () => {
    const pace = createPace({ concurrency: 8, random: () => 0.5 });
    for (const now of [901, 902, 903]) pace.accepted(now);
    pace.throttled({ now: 1000, leftAt: 900, rate: false });
    expect([pace.limit(), pace.nextAt()]).toEqual([3, 1000]);
    pace.ended({ now: 1400, milliseconds: 500 });
    expect(pace.limit()).toBe(3);
    pace.accepted(1410);
    pace.ended({ now: 2500, milliseconds: 500 });
    expect(pace.limit()).toBe(4);
    for (const now of [2510, 2520, 2530, 2540]) pace.accepted(now);
    expect(pace.limit()).toBe(7);
    pace.throttled({ now: 2600, leftAt: 2590, rate: false });
    expect(pace.limit()).toBe(6);
  });

  it("does not take a job's end for leave to submit before a Retry-After is over", () => {
    const pace = createPace({ concurrency: 8, random: () => 0.5 });
    pace.accepted(950);
    pace.throttled({ now: 1000, leftAt: 900, rate: false, retryAfterMilliseconds: 9_000 });
    pace.ended({ now: 1001, milliseconds: 500 });
    expect(pace.nextAt()).toBe(10_000);
  });
});

describe("the timetable", () => {
  /** Asks for a job that takes `duration`, as the step does. */
  function play(timetable: ReturnType<typeof createTimetable>, duration: number): { queries: number; added: number } {
    let elapsed = 0;
    let undoneAt: number | undefined;
    for (let queries = 1; ; queries++) {
      elapsed = timetable.next(elapsed);
      if (elapsed >= duration) {
        timetable.learn({ doneBy: elapsed, ...(undoneAt === undefined ? {} : { undoneAt }) });
        return { queries, added: (elapsed - duration) / duration };
      }
      undoneAt = elapsed;
    }
  }

  it("asks about six times at most and adds a tenth at most, for jobs up to half as long again as it has learned", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 120_000 }),
        fc.array(fc.double({ min: 1, max: 1.5, noNaN: true }), { minLength: 30, maxLength: 60 }),
        fc.integer(),
        (shortest, factors, seed) => {
          const timetable = createTimetable({ firstMilliseconds: 500, random: randomFrom(seed) });
          for (let job = 0; job < 30; job++) play(timetable, shortest);
          for (const factor of factors) {
            const learned = timetable.expected() ?? 0;
            const duration = shortest * factor;
            const { queries, added } = play(timetable, duration);
            if (duration > learned * 1.5) continue;
            expect(queries).toBeLessThanOrEqual(7);
            if (duration >= learned) expect(added).toBeLessThanOrEqual(0.1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("needs few queries for jobs that all take the same time, and adds little to them", () => {
    const timetable = createTimetable({ firstMilliseconds: 500, random: randomFrom(1) });
    for (let job = 0; job < 20; job++) play(timetable, 20_000);
    const played = Array.from({ length: 100 }, () => play(timetable, 20_000));
    expect(played.reduce((sum, { queries }) => sum + queries, 0) / played.length).toBeLessThan(2.5);
    expect(Math.max(...played.map(({ added }) => added))).toBeLessThanOrEqual(0.1);
    expect(played.reduce((sum, { added }) => sum + added, 0) / played.length).toBeLessThan(0.03);
  });

  it("follows jobs that become ten times faster", () => {
    const timetable = createTimetable({ firstMilliseconds: 500, random: randomFrom(1) });
    for (let job = 0; job < 20; job++) play(timetable, 60_000);
    for (let job = 0; job < 60; job++) play(timetable, 6000);
    expect(play(timetable, 6000).added).toBeLessThan(0.15);
  });
});

function randomFrom(seed: number): () => number {
  let state = (seed >>> 0) + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
