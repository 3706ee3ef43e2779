import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type CallResult, createService, type JobState, type Service } from "../../src/service/client.js";
import { scriptedReachable, scriptedUrl } from "../support/scripted-service/pictures.js";
import { createWorld, hurriedClock, type World } from "./world.js";

let world: World;
const services: Service[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  await world.close();
});

/** The service, whose good answers are told differently. */
function telling(differently: (state: JobState, call: "submit" | "query") => JobState): Service {
  const service = createService({ origin: world.service.url, appCode: world.service.appCode });
  services.push(service);
  const retold = (call: "submit" | "query") => (result: CallResult) =>
    result.kind === "job" ? differently(result, call) : result;
  return {
    ...service,
    submit: (tasks, options) => service.submit(tasks, options).then(retold("submit")),
    query: (key, options) => service.query(key, options).then(retold("query")),
  };
}

describe("results for tasks that nobody asked for", () => {
  it("are neither fetched nor kept, nor taken for a task's own", async () => {
    world = await createWorld({ jobMilliseconds: 20 });
    const uninvited = scriptedUrl("never-asked.jpg");
    const service = telling((state) => ({
      ...state,
      tasks: [
        {
          image: uninvited,
          model: "general",
          status: "SUCCESS",
          results: [new URL("/uninvited", world.service.url).href],
        },
        { status: "SUCCESS", results: [new URL("/unnamed", world.service.url).href] },
        ...state.tasks,
      ],
    }));
    const ended = await world.run([scriptedReachable("a.jpg"), scriptedReachable("b.jpg")], { context: { service } });
    expect(ended.names("cutout")).toEqual(["a.jpg", "b.jpg"]);
    expect(world.service.requests.map(({ path }) => path).filter((path) => /uninvited|unnamed/.test(path))).toEqual([]);
    const kept = await readdir(join(world.directory, "store"), { recursive: true });
    expect(kept.filter((name) => name.endsWith(".png"))).toHaveLength(2);
  });
});

describe("a SUCCESS that turns WAITING", () => {
  it("costs nothing more, and its cutout is had when it is there again", async () => {
    world = await createWorld({ jobMilliseconds: 0, faults: { "a.jpg": "expired-once" } });
    let queries = 0;
    // It succeeds with an address that has expired, and is then not done yet.
    const service = telling((state, call) => {
      if (call === "query") queries++;
      return queries < 2
        ? state
        : {
            ...state,
            tasks: state.tasks.map(({ results: _, ...task }) => ({ ...task, status: "WAITING", results: [] })),
          };
    });
    const first = await world.run([scriptedReachable("a.jpg")], { context: { service, clock: hurriedClock } });
    expect(first.of("a.jpg")).toMatchObject({
      kind: "failed",
      failure: { stage: "download", paid: true, retryable: true },
    });
    const second = await world.run([scriptedReachable("a.jpg")]);
    expect(second.names("cutout")).toEqual(["a.jpg"]);
    expect(second.submits).toBe(0);
    expect(world.service.bill().tasks).toBe(1);
  });

  it("is not waited for where the cutout is here already", async () => {
    world = await createWorld({ jobMilliseconds: (job) => job });
    let told = 0;
    const service = telling((state) => {
      told++;
      // One task is done in the first answer, the other in the third; what was done is not any more.
      return {
        ...state,
        tasks: state.tasks.map((task, index) =>
          told < 3 === (index === 0) ? task : { ...task, status: "WAITING", results: [] },
        ),
      };
    });
    const ended = await world.run([scriptedReachable("a.jpg"), scriptedReachable("b.jpg")], {
      context: { service, clock: hurriedClock },
    });
    expect(ended.names("cutout")).toEqual(["a.jpg", "b.jpg"]);
    expect(world.service.bill().tasks).toBe(2);
  });
});
