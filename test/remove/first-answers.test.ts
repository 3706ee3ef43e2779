import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import type { PictureFault } from "../support/scripted-service/script.js";
import { named } from "./names.js";
import { createWorld, hurriedClock, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

function runOf(count: number, isTried: boolean) {
  return world.run(
    named(count).map((name) => scriptedReachable(name)),
    { context: { isTried, clock: hurriedClock } },
  );
}

describe("a service that is new here", () => {
  it.each<PictureFault>(["no-alpha", "wrong-size", "html"])(
    "is paid for one job when all that it answers is of no use (%s), and the run says what it saw",
    async (fault) => {
      world = await createWorld({ faults: { "/p": fault }, jobMilliseconds: 20 });
      const ended = await runOf(60, false);
      expect(world.service.bill().tasks).toBe(10);
      expect(ended.paid).toBe(10);
      const unpaid = ended.results.filter((one) => one.kind === "failed" && one.failure.paid === false);
      expect(unpaid).toHaveLength(50);
      for (const one of unpaid) {
        if (one.kind !== "failed") continue;
        expect(one.failure).toMatchObject({ stage: "submit", retryable: true });
        expect(one.failure.reason).toMatch(
          /answers in a form that this version cannot use: 3 .* The service's answer /,
        );
      }
    },
  );

  it("gets its other jobs as soon as one answer is good", async () => {
    world = await createWorld({ faults: { "/p000": "no-alpha", "/p001": "no-alpha" }, jobMilliseconds: 20 });
    const ended = await runOf(60, false);
    expect(ended.names("failed")).toEqual(["p000.jpg", "p001.jpg"]);
    expect(ended.names("cutout")).toHaveLength(58);
  });
});

describe("a service that is known", () => {
  it("is not doubted for a few pictures", async () => {
    world = await createWorld({ faults: { "/p00": "full-alpha" } });
    const ended = await runOf(30, true);
    expect(ended.names("cutout")).toHaveLength(20);
    expect(world.service.bill().tasks).toBe(30);
  });
});

describe("an answer that is no cutout", () => {
  it("is kept as it came, where the log says", async () => {
    world = await createWorld({ faults: { bad: "html" } });
    const ended = await world.run([scriptedReachable("bad.jpg")]);
    const failed = ended.of("bad.jpg");
    const reason = failed.kind === "failed" ? failed.failure.reason : "";
    expect(reason).toContain("What it sent is kept: the run's log says where.");
    const kept = /^photos\/bad\.jpg: .* is kept as (\/\S+)\.$/m.exec(ended.told.join("\n"))?.[1] ?? "";
    expect(reason).not.toContain(kept);
    expect(await readFile(kept, "utf8")).toBe("<html>");
  });

  it("gives way to the cutout that a later run pays for", async () => {
    world = await createWorld({ faults: { bad: "html" } });
    await world.run([scriptedReachable("bad.jpg")]);
    world.service.change({ faults: {} });
    const again = await world.run([scriptedReachable("bad.jpg")]);
    expect(again.names("cutout")).toEqual(["bad.jpg"]);
  });
});
