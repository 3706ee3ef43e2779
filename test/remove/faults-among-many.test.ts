import { afterEach, describe, expect, it } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import type { PictureFault } from "../support/scripted-service.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

describe("no picture is hurt by another's fault", () => {
  it("takes 25 pictures in 3 submits, with a nonce of its own for each request", async () => {
    world = await createWorld();
    const ended = await world.run(named(25).map((name) => scriptedReachable(name)));
    expect(ended.names("cutout")).toEqual(named(25));
    expect(world.service.bill()).toMatchObject({ submits: 3, jobs: 3, tasks: 25 });
    expect(ended).toMatchObject({ paid: 25, unknown: 0, submits: 3, queries: world.service.bill().queries });
    const calls = world.service.requests.filter(({ call }) => call === "submit" || call === "query");
    const nonces = calls.map(({ headers }) => headers["x-ca-nonce"]);
    expect(new Set(nonces).size).toBe(nonces.length);
    const downloads = world.service.requests.filter(({ call }) => call === "download");
    expect(downloads.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
  });

  it("fails exactly the faulty ones of 40, and has no task accepted twice", async () => {
    const faults: Record<string, PictureFault> = {
      "p001.": "23500005",
      "p007.": "23500006",
      "p011.": "23500007",
      "p013.": "failed",
      "p017.": "no-result",
      "p019.": "truncated",
      "p021.": "html",
      "p023.": "no-alpha",
      "p025.": "empty-alpha",
      "p027.": "full-alpha",
      "p029.": "wrong-size",
      "p031.": "private",
      "p033.": "redirect-private",
      "p035.": "wrong-echo",
      "p037.": "expired",
    };
    world = await createWorld({
      faults: {
        ...faults,
        "p002.": "two-results",
        "p004.": "cut-once",
        "p006.": "broken-once",
        "p008.": "expired-once",
        "p010.": "redirect",
      },
    });
    const ended = await world.run(named(40).map((name) => scriptedReachable(name)));
    expect(ended.results).toHaveLength(40);
    expect(ended.names("failed").map((name) => name.slice(0, 5))).toEqual(Object.keys(faults).sort());
    expect([...world.service.bill().accepted.values()].filter((times) => times > 1)).toEqual([]);
    expect(ended.paid).toBe(world.service.bill().tasks);
    expect(ended.of("p002.jpg")).toMatchObject({ kind: "cutout", cutout: { images: [{}, {}] } });
  });
});
