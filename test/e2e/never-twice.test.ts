import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
/** Three pictures as they were before the first run, and after it. */
let fresh: Place;
let paid: Place;
let earlier: { readonly tasks: number; readonly requests: number };

beforeAll(async () => {
  service = await startScriptedService();
  const names = ["a", "b", "c"];
  fresh = createPlace(
    Object.fromEntries(
      await Promise.all(names.map(async (name, i) => [`photos/${name}.jpg`, await photo(i)] as const)),
    ),
  );
  paid = fresh.copy();
  place = paid;
  expect((await run()).outputs).toMatchObject({ made: "3", paid: "3" });
  expect(service.bill().tasks).toBe(3);
});
beforeEach(() => {
  earlier = { tasks: service.bill().tasks, requests: service.requests.length };
});
afterEach(() => place.remove());
afterAll(async () => {
  for (const each of [fresh, paid]) each.remove();
  await service.close();
});

const billed = () => service.bill().tasks - earlier.tasks;
const requests = () => service.requests.slice(earlier.requests);

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });
}

/** Drops what a machine remembers, as a fresh runner does: only the work tree is left. */
function forget(): void {
  rmSync(place.state, { recursive: true, force: true });
}

describe("a paid picture is never paid for twice", () => {
  beforeEach(() => {
    place = paid.copy();
  });

  it("pays nothing in a second run", async () => {
    const again = await run();
    expect(again.code, again.stdout).toBe(0);
    expect(again.outputs).toMatchObject({ total: "3", reused: "3", made: "0", paid: "0", submits: "0", queries: "0" });
    expect(billed()).toBe(0);
  });

  it("pays for the one picture that changed", async () => {
    place.write({ "photos/b.jpg": await photo(77) });
    const again = await run();
    expect(again.outputs).toMatchObject({ made: "1", reused: "2", paid: "1" });
    expect(billed()).toBe(1);
  });

  it("pays nothing on a fresh machine that has the manifest and the products", async () => {
    forget();
    const again = await run();
    expect(again.outputs).toMatchObject({ reused: "3", paid: "0" });
    expect(billed()).toBe(0);
  });

  it("pays nothing for another background, format or size", async () => {
    const again = await run({ format: "jpg", background: "#ffffff", canvas: "600x600", margin: "5%" });
    expect(again.code, again.stdout).toBe(0);
    expect(again.outputs).toMatchObject({ reused: "3", paid: "0", submits: "0" });
    expect(place.read("cutouts/photos/a.jpg").subarray(0, 2).toString("hex")).toBe("ffd8");
  });

  it("brings a lost product back from the store, unpaid", async () => {
    const before = place.read("cutouts/photos/c.png");
    rmSync(join(place.workspace, "cutouts/photos/c.png"));
    const again = await run();
    expect(again.outputs).toMatchObject({ reused: "3", paid: "0" });
    expect(place.read("cutouts/photos/c.png").equals(before)).toBe(true);
  });

  it("leaves a product that was edited by hand alone until it is forced", async () => {
    place.write({ "cutouts/photos/a.png": "retouched by hand" });
    const again = await run();
    expect(again.outputs).toMatchObject({ kept: "1", reused: "2", paid: "0" });
    expect(place.read("cutouts/photos/a.png").toString()).toBe("retouched by hand");
    const forced = await run({ force: "true", paths: "photos/a.jpg" });
    expect(forced.outputs).toMatchObject({ made: "1", paid: "1" });
    expect(place.read("cutouts/photos/a.png").subarray(1, 4).toString()).toBe("PNG");
  });
});

describe("a first run", () => {
  beforeEach(() => {
    place = fresh.copy();
  });

  it("leaves a file that it did not make alone", async () => {
    place.write({ "cutouts/photos/a.png": "somebody's own" });
    const ended = await run();
    expect(ended.outputs).toMatchObject({ kept: "1", made: "2", paid: "2" });
    expect(place.read("cutouts/photos/a.png").toString()).toBe("somebody's own");
  });

  it("sends equal pictures once, however many paths they have", async () => {
    place.write({ "photos/copy of a.jpg": place.read("photos/a.jpg") });
    const ended = await run();
    expect(ended.outputs).toMatchObject({ total: "4", made: "4", paid: "3" });
    expect(billed()).toBe(3);
    expect(place.read("cutouts/photos/copy of a.png").equals(place.read("cutouts/photos/a.png"))).toBe(true);
  });
});

describe("the budget", () => {
  beforeEach(() => {
    place = fresh.copy();
  });

  it("refuses a plan beyond max-paid before anything is paid, and says both numbers", async () => {
    const ended = await run({ "max-paid": "2" });
    expect(ended.code).toBe(1);
    expect(ended.outputs).toMatchObject({ failed: "3", paid: "0", submits: "0" });
    expect(ended.summary).toContain("3 pictures are to be paid for");
    expect(ended.summary).toContain("is 2");
    expect(billed()).toBe(0);
  });

  it("with defer pays for the first ones now and for the rest next time", async () => {
    const first = await run({ "max-paid": "2", "over-budget": "defer" });
    expect(first.code, first.stdout).toBe(0);
    expect(first.outputs).toMatchObject({ made: "2", deferred: "1", paid: "2" });
    const second = await run({ "max-paid": "2", "over-budget": "defer" });
    expect(second.outputs).toMatchObject({ made: "1", reused: "2", deferred: "0", paid: "1" });
    expect(billed()).toBe(3);
  });

  it("in a dry run names each picture that would be paid for, and pays nothing", async () => {
    const ended = await run({ "dry-run": "true" });
    expect(ended.code).toBe(0);
    expect(ended.outputs).toMatchObject({ planned: "3", paid: "0" });
    expect(ended.results?.pictures.map(({ outcome }) => outcome)).toEqual(["planned", "planned", "planned"]);
    expect(requests()).toEqual([]);
  });

  it("stops at a manifest that it cannot read instead of paying for everything again", async () => {
    place.write({ ".cutouts.json": '{"version":1,"products":[\n<<<<<<< ours\n' });
    const ended = await run();
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("merge conflict");
    expect(requests()).toEqual([]);
  });
});
