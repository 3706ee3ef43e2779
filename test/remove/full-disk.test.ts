import { afterEach, describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../src/memory/ledger.js";
import { createStore } from "../../src/memory/store.js";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

const pictures = named(60).map((name) => scriptedReachable(name));

/** As the file system says it. */
function refuse(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(`${code}: write`), { code }));
}

describe.each(["ENOSPC", "EDQUOT", "EROFS"])("a state directory that cannot take more (%s)", (code) => {
  it("stops the run: what is paid for could not be kept", async () => {
    world = await createWorld();
    const store = { ...createStore(`${world.directory}/store`), put: () => refuse(code) };
    const first = await world.run(pictures, { concurrency: 1, context: { store } });
    // One more may leave while the first job's results are still being fetched.
    expect(world.service.bill().submits).toBeLessThanOrEqual(2);
    expect(first.of("p000.jpg")).toMatchObject({
      failure: { paid: true, retryable: true, reason: expect.stringMatching(`state-directory .*${code}.*next run`) },
    });
    expect(first.of("p059.jpg")).toMatchObject({
      failure: { paid: false, stage: "submit", reason: expect.stringMatching(`could not be kept.*${code}`) },
    });
    const second = await world.run(pictures);
    expect(second.names("cutout")).toHaveLength(60);
    expect(world.service.bill().tasks).toBe(60);
  });
});

it.each(["ENOSPC", "EDQUOT"])(
  "an answer that a full disk (%s) could not be brought into shape on is fetched again, unpaid",
  async (code) => {
    world = await createWorld();
    const first = await world.run(pictures.slice(0, 3), { context: { verify: () => refuse(code) } });
    expect(first.of("p000.jpg")).toMatchObject({
      failure: { paid: true, retryable: true, reason: expect.stringMatching(`state-directory .*${code}.*next run`) },
    });
    const second = await world.run(pictures.slice(0, 3));
    expect(second.names("cutout")).toHaveLength(3);
    expect(world.service.bill().tasks).toBe(3);
  },
);

it("a ledger that could not take a job's key stops the run after it, and the job is brought home", async () => {
  world = await createWorld();
  const ledger: Ledger = { ...(await openLedger(world.directory)), accepted: () => refuse("ENOSPC") };
  const ended = await world.run(pictures, { concurrency: 1, context: { ledger } });
  expect(world.service.bill().submits).toBe(1);
  expect(ended.names("cutout")).toHaveLength(10);
  expect(ended.of("p059.jpg")).toMatchObject({ failure: { paid: false, reason: expect.stringMatching(/is full/) } });
  expect(ended.warnings.join()).toMatch(/ledger could not be written.*ENOSPC/);
});
