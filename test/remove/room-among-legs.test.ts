import { describe, expect, it } from "vitest";
import { createPace } from "../../src/remove/pace.js";
import { createRoom } from "../../src/remove/room.js";
import { type Matrix, play } from "./legs.js";

const SEEDS = Array.from({ length: 20 }, (_, at) => at + 1);

/** The same numbers each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const half = () => 0.5;

describe("legs at one service that has too little room for them", () => {
  const matrices: readonly (readonly [string, Omit<Matrix, "jobMilliseconds">, number])[] = [
    ["16 legs, room for 8", { legs: 16, room: 8, concurrency: 8, jobs: 80 }, 1.25],
    ["16 legs, room for 8, much to do", { legs: 16, room: 8, concurrency: 8, jobs: 400 }, 1.2],
    ["64 legs, room for 8", { legs: 64, room: 8, concurrency: 64, jobs: 400 }, 1.2],
    ["1 leg that asks for twice the room", { legs: 1, room: 8, concurrency: 16, jobs: 80 }, 1.1],
    ["2 legs that ask for twice the room", { legs: 2, room: 8, concurrency: 16, jobs: 80 }, 1.2],
    ["4 legs that ask for twice the room", { legs: 4, room: 8, concurrency: 16, jobs: 80 }, 1.25],
    ["8 legs that ask for twice the room", { legs: 8, room: 8, concurrency: 16, jobs: 80 }, 1.25],
    ["4 legs that ask for eight times the room", { legs: 4, room: 8, concurrency: 64, jobs: 400 }, 1.1],
  ];

  it.each(matrices)("leave it idle for little of the time, whatever a job takes: %s", (_name, matrix, most) => {
    for (const jobMilliseconds of [1_000, 20_000]) {
      const played = SEEDS.map((seed) => play({ ...matrix, jobMilliseconds }, randomFrom(seed)));
      for (const { done } of played) expect(done).toBe(matrix.jobs);
      expect(played.reduce((sum, { ratio }) => sum + ratio, 0) / played.length).toBeLessThan(most);
    }
  });

  it("are never refused where the room is enough", () => {
    const matrix = { legs: 8, room: 8, concurrency: 8, jobs: 80, jobMilliseconds: 1_000 };
    for (const seed of SEEDS) expect(play(matrix, randomFrom(seed)).refused).toBe(0);
  });
});

describe("a leg that waits for room", () => {
  it("loses no more than a fifteenth of the time that it waited, and asks ever more rarely", () => {
    const room = createRoom({ concurrency: 4, random: half });
    let now = 1_000;
    let asked = 0;
    for (const since = now; now - since < 300_000; asked++) {
      const wait = room.lacked(now);
      expect(wait).toBeLessThanOrEqual(Math.max(100, (now - since) / 15));
      now += wait;
    }
    expect(asked).toBeLessThan(130);
  });

  it("gives way to those that had fewer places, by no more than a job's time", () => {
    const waitAfter = (turns: number) => {
      const room = createRoom({ concurrency: 1, random: half });
      for (let turn = 0; turn < turns; turn++) {
        room.taken(0);
        room.ended({ now: 10_000, milliseconds: 10_000 });
      }
      return room.lacked(20_000);
    };
    expect(waitAfter(0)).toBe(100);
    expect(waitAfter(3)).toBeGreaterThan(waitAfter(1));
    expect(waitAfter(500)).toBeLessThanOrEqual(10_000);
  });

  it("fills its own places at once while it has some, and has a Retry-After obeyed all the same", () => {
    const pace = createPace({ concurrency: 4, random: half });
    pace.accepted(0);
    pace.accepted(0);
    pace.throttled({ now: 10, leftAt: 5, rate: false });
    expect([pace.limit(), pace.nextAt()]).toEqual([2, 10]);
    pace.throttled({ now: 20, leftAt: 15, rate: false, retryAfterMilliseconds: 3_000 });
    pace.ended({ now: 1_000, milliseconds: 990 });
    expect(pace.nextAt()).toBe(3_020);
  });

  it("counts as taken what was accepted after another submit was refused that left beside it", () => {
    const room = createRoom({ concurrency: 8, random: half });
    room.taken(10);
    room.lacked(11);
    for (const now of [12, 13, 14]) room.taken(now);
    expect(room.limit()).toBe(4);
  });

  it("tries no more than one place at a time beyond those that it has", () => {
    const room = createRoom({ concurrency: 8, random: half });
    for (const now of [1, 2, 3]) room.taken(now);
    room.lacked(10);
    room.ended({ now: 2_000, milliseconds: 1_000 });
    expect(room.limit()).toBe(4);
    room.taken(2_010);
    expect(room.limit()).toBe(4);
    room.lacked(2_020);
    expect(room.limit()).toBe(3);
  });
});
