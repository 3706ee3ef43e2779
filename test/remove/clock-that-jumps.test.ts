import { afterEach, describe, expect, it, vi } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

let world: World;
afterEach(async () => {
  vi.restoreAllMocks();
  await world.close();
});

const pictures = named(30).map((name) => scriptedReachable(name));
const hour = 3_600_000;

/** Sets this machine's clock once the run has made some requests. */
function setTheClock(by: number): () => void {
  const real = Date.now;
  let requests = 0;
  return () => {
    requests += 1;
    if (requests === 3) vi.spyOn(Date, "now").mockImplementation(() => real() + by);
  };
}

describe("a machine's clock that is set during a run", () => {
  it("back by an hour delays nothing", async () => {
    world = await createWorld({ jobMilliseconds: 200, onRequest: setTheClock(-hour) });
    const ended = await world.run(pictures, { concurrency: 1 });
    expect(ended.names("cutout")).toHaveLength(30);
    const times = ended.results.map((removed) => (removed.kind === "cutout" ? removed.milliseconds : -1));
    expect(times.every((time) => Number.isInteger(time) && time >= 0 && time < 60_000)).toBe(true);
  });

  it("on by a day does not time jobs out", async () => {
    world = await createWorld({ jobMilliseconds: 200, onRequest: setTheClock(24 * hour) });
    const ended = await world.run(pictures, { concurrency: 1 });
    expect(ended.names("cutout")).toHaveLength(30);
  });
});
