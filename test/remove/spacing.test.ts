import { describe, expect, it } from "vitest";
import { createPace } from "../../src/remove/pace.js";
import { createRoom } from "../../src/remove/room.js";
import { createSteadyTimetable, createTimetable } from "../../src/remove/timetable.js";

const half = () => 0.5;
const paceOf = (concurrency = 8) => createPace({ concurrency, random: half });

describe("after a refusal for too many calls a second, the next submit", () => {
  it("waits a quarter of a second, and twice as long for each further one in a row, up to half a minute", () => {
    const pace = paceOf();
    const waits = Array.from({ length: 9 }, (_, at) => {
      const now = 100_000 * (at + 1);
      pace.throttled({ now, leftAt: now, rate: true });
      return pace.nextAt() - now;
    });
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it("waits as long as it is told to, and not the shorter time of its own", () => {
    const pace = paceOf();
    pace.throttled({ now: 1_000, leftAt: 1_000, rate: true, retryAfterMilliseconds: 5_000 });
    pace.throttled({ now: 1_001, leftAt: 990, rate: true, retryAfterMilliseconds: 10 });
    expect(pace.nextAt()).toBe(6_000);
  });

  it("keeps a distance to the one before it, which doubles to ten seconds and goes again with what is accepted", () => {
    const pace = paceOf();
    const spacing = (now: number) => {
      pace.left(now);
      return pace.nextAt() - now;
    };
    const seen = Array.from({ length: 9 }, (_, at) => {
      const now = 1_000_000 * (at + 1);
      pace.throttled({ now, leftAt: now, rate: true });
      return spacing(now + 500_000);
    });
    expect(seen).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);
    pace.accepted(20_000_000);
    expect(spacing(20_000_001)).toBe(9_000);
    for (let at = 0; at < 80; at++) pace.accepted(20_000_000);
    expect(spacing(30_000_000)).toBe(0);
  });

  it("is one fewer job at a time, of half as many, and never none", () => {
    const pace = paceOf();
    const limits = Array.from({ length: 5 }, (_, at) => {
      pace.throttled({ now: 1_000 * (at + 1), leftAt: 1_000 * (at + 1), rate: true });
      return pace.limit();
    });
    expect(limits).toEqual([4, 2, 1, 1, 1]);
    pace.accepted(10_000);
    expect(pace.limit()).toBe(2);
  });
});

describe("after trouble that passes, the next submit", () => {
  it("waits a second, then two, and as many jobs as before may be under way", () => {
    const pace = paceOf();
    pace.stumbled({ now: 1_000, leftAt: 900 });
    expect([pace.nextAt(), pace.stumbles(), pace.limit()]).toEqual([2_000, 1, 8]);
    pace.stumbled({ now: 1_010, leftAt: 950 });
    expect([pace.nextAt(), pace.stumbles()]).toEqual([2_010, 1]);
    pace.stumbled({ now: 3_000, leftAt: 2_100 });
    expect([pace.nextAt(), pace.stumbles(), pace.refusedSince()]).toEqual([5_000, 2, 1_000]);
    pace.accepted(6_000);
    expect([pace.stumbles(), pace.refusedSince()]).toEqual([0, undefined]);
  });

  it("waits as long as it is told to", () => {
    const pace = paceOf();
    pace.stumbled({ now: 1_000, leftAt: 900, retryAfterMilliseconds: 40 });
    expect(pace.nextAt()).toBe(1_040);
  });
});

describe("a leg that was refused for want of room", () => {
  it("counts its waiting from the first refusal since it had a place", () => {
    const room = createRoom({ concurrency: 4, random: half });
    room.lacked(0);
    expect(room.lacked(100_000)).toBe(5_000);
    room.taken(100_001);
    room.ended({ now: 100_002, milliseconds: 200 });
    expect(room.lacked(100_003)).toBe(100);
  });

  it("waits no longer than half a minute, however long it has waited", () => {
    const room = createRoom({ concurrency: 4, random: half });
    room.lacked(0);
    expect(room.lacked(10_000_000)).toBe(30_000);
  });

  it("learns how long jobs take from the last ones, the latest counting most", () => {
    const room = createRoom({ concurrency: 1, random: half });
    for (const milliseconds of [1_000, 3_000, 6_000]) {
      room.taken(0);
      room.ended({ now: 0, milliseconds });
    }
    expect(room.lacked(1_000)).toBe(4_000 * 0.4);
  });

  it("does not look for more before it has waited for it", () => {
    const room = createRoom({ concurrency: 8, random: half });
    for (const now of [1, 2]) room.taken(now);
    expect(room.lacked(1_000)).toBe(0);
    room.ended({ now: 1_999, milliseconds: 500 });
    expect(room.limit()).toBe(2);
    room.taken(2_000);
    room.ended({ now: 2_000, milliseconds: 500 });
    expect(room.limit()).toBe(3);
  });
});

describe("the first query of all", () => {
  it("is made after half a second, and the next ones half as late again, at most 30 s apart", () => {
    const { next, expected } = createTimetable({ firstMilliseconds: 500, random: half });
    expect([next(0), next(500), next(1_000), next(100_000)]).toEqual([500, 750, 1_500, 130_000]);
    expect(expected()).toBeUndefined();
  });

  it("is made near the end of jobs that are known, and then in small steps", () => {
    const timetable = createTimetable({ firstMilliseconds: 500, random: half });
    timetable.learn({ undoneAt: 9_000, doneBy: 11_000 });
    expect(timetable.expected()).toBe(10_000);
    const { next } = timetable;
    expect([next(0), next(8_999), next(9_000), next(10_000), next(10_400), next(15_000)].map(Math.round)).toEqual([
      9_900, 9_900, 9_270, 10_600, 11_388, 19_500,
    ]);
    expect(next(1_000_000)).toBe(1_030_000);
    timetable.learn({ doneBy: 10 });
    expect(timetable.expected()).toBeLessThan(10);
    expect(next(9.5)).toBeCloseTo(49.5);
  });

  it("looks earlier after jobs that were done at the first look, and much earlier when that goes on", () => {
    const timetable = createTimetable({ firstMilliseconds: 500, random: half });
    const seen = Array.from({ length: 8 }, () => {
      timetable.learn({ doneBy: 1_000 });
      return timetable.expected() ?? 0;
    });
    expect(seen[0]).toBe(940);
    expect(seen.at(-1)).toBe(500);
    for (let at = 0; at < 8; at++) timetable.learn({ undoneAt: 1_900, doneBy: 2_100 });
    expect(timetable.expected()).toBe(2_000);
  });

  it("is spread by a hundredth, so that jobs which left together do not ask together", () => {
    const [early, late] = [0, 1].map((luck) => createTimetable({ firstMilliseconds: 500, random: () => luck }).next(0));
    expect([early, late]).toEqual([495, 505]);
  });

  it("comes at even steps from a service on this machine, which nothing is learned of", () => {
    const steady = createSteadyTimetable(150);
    steady.learn({ doneBy: 1 });
    expect([steady.next(0), steady.next(1_000), steady.expected()]).toEqual([150, 1_150, undefined]);
  });
});
