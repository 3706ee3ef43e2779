import { afterEach, describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../../src/clock.js";
import type { Reachable } from "../../src/model.js";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import { type Rule, refusal } from "../support/scripted-service.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

/** What a submit costs if a copy of it goes out at the wrong time: all of its pictures, once more. */

let world: World;
afterEach(() => world.close());

const pictures = (count: number) => named(count).map((name) => scriptedReachable(name));
const submitsOf = () => world.service.requests.filter(({ call }) => call === "submit");
const lost = (nths: readonly number[]): Rule => ({
  on: "submit",
  nth: (count) => nths.includes(count),
  act: { kind: "hang-up-before" },
});

/** Sleeps at once; the pauses before copies of a submit are noted, and each takes `minutes`. */
function clockOf(minutes = 0): Clock & { readonly pauses: readonly number[] } {
  const pauses: number[] = [];
  let later = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + later,
    sleep: (milliseconds, signal) => {
      if ([1000, 2000, 4000].includes(milliseconds)) {
        pauses.push(milliseconds);
        later += minutes * 60_000;
      }
      return systemClock.sleep(milliseconds / 100, signal);
    },
    pauses,
  };
}

describe("a copy of a submit that may not have arrived", () => {
  it("goes out while the gateway knows the first one's nonce, which is a quarter of an hour", async () => {
    world = await createWorld({ rules: [lost([0])] });
    const ended = await world.run(pictures(10), { context: { clock: clockOf(13) } });
    expect(ended).toMatchObject({ paid: 10, unknown: 0 });
    expect(submitsOf()).toHaveLength(2);
  });

  it("does not go out once the gateway may have forgotten it", async () => {
    world = await createWorld({ rules: [lost([0])] });
    const ended = await world.run(pictures(10), { context: { clock: clockOf(14.5) } });
    expect(ended).toMatchObject({ paid: 0, unknown: 10 });
    expect(submitsOf()).toHaveLength(1);
    expect(ended.warnings).toContainEqual(
      expect.stringMatching(/^It is not known whether a submit of 10 pictures arrived: ./),
    );
  });

  it("goes out three times at most, with longer pauses each time", async () => {
    world = await createWorld({ rules: [lost([0, 1, 2, 3])] });
    const clock = clockOf();
    const ended = await world.run(pictures(10), { context: { clock } });
    expect(ended).toMatchObject({ paid: 0, unknown: 10 });
    expect(submitsOf()).toHaveLength(4);
    expect(clock.pauses).toEqual([1000, 2000, 4000]);
  });

  it("goes through at the last of them", async () => {
    world = await createWorld({ rules: [lost([0, 1, 2])] });
    const ended = await world.run(pictures(10), { context: { clock: clockOf() } });
    expect(ended).toMatchObject({ paid: 10, unknown: 0 });
    expect(new Set(submitsOf().map(({ headers }) => headers["x-ca-nonce"])).size).toBe(1);
  });

  it("does not go out where somebody answered, who has seen the nonce", async () => {
    const reply = refusal(500, "23500000", "Internal server error");
    world = await createWorld({
      rules: [{ on: "submit", nth: (count) => count === 0, act: { kind: "reply", reply } }],
    });
    const ended = await world.run(pictures(10), { context: { clock: clockOf() } });
    expect(ended).toMatchObject({ paid: 0, unknown: 10 });
    expect(submitsOf()).toHaveLength(1);
  });
});

describe("a batch whose links have to be made first", () => {
  it("is not sent where none of them can be", async () => {
    world = await createWorld();
    const without = pictures(10).map((one): Reachable => ({ ...one, address: () => Promise.reject(new Error("no")) }));
    const ended = await world.run(without);
    expect(submitsOf()).toEqual([]);
    expect(ended.names("failed")).toHaveLength(10);
    expect(ended).toMatchObject({ paid: 0, unknown: 0 });
  });

  it("is not sent where the run is stopped meanwhile, and waits for the next one", async () => {
    world = await createWorld();
    const stop = new AbortController();
    const stopping = pictures(10).map(
      (one): Reachable => ({
        ...one,
        address: async () => {
          stop.abort();
          return one.address();
        },
      }),
    );
    const ended = await world.run(stopping, { signal: stop.signal });
    expect(submitsOf()).toEqual([]);
    expect(ended.names("deferred")).toHaveLength(10);
    expect(ended).toMatchObject({ paid: 0, unknown: 0 });
  });
});
