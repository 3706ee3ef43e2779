import { afterEach, expect, it } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import { refusal } from "../support/scripted-service.js";
import { createWorld, hurriedClock, type World } from "./world.js";

let world: World;

afterEach(() => world.close());

it("tells a job that could not be asked for by what the last query failed with, and its request", async () => {
  const reply = refusal(500, "23500000", "Internal server error");
  world = await createWorld({ rules: [{ on: "query", act: { kind: "reply", reply } }] });
  const ended = await world.run([scriptedReachable("a.jpg")], {
    jobTimeoutMilliseconds: 1500,
    context: { clock: hurriedClock },
  });
  expect(ended.of("a.jpg")).toMatchObject({
    kind: "deferred",
    paid: true,
    requestId: "trace-23500000",
    reason: expect.stringMatching(
      /not done within job-timeout.*could not be asked.*23500000.*the next run collects it/,
    ),
  });
});
