import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runStep } from "../support/run-action.js";
import { type PictureFault, type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { type StaticServer, serveFolder } from "../support/static-server.js";

let place: Place;
let service: ScriptedService;
let cdn: StaticServer;

beforeEach(async () => {
  place = createPlace();
  cdn = await serveFolder(place.workspace);
});

afterEach(async () => {
  place.remove();
  await cdn.close();
  await service.close();
});

async function fill(names: readonly string[]): Promise<void> {
  place.write(
    Object.fromEntries(
      await Promise.all(names.map(async (name, i) => [`photos/${name}.jpg`, await photo(i)] as const)),
    ),
  );
}

function run(inputs: Readonly<Record<string, string>> = {}) {
  return runStep(place, {
    inputs: {
      paths: "photos",
      service: service.url.href,
      "app-code": service.appCode,
      "image-urls": `${cdn.url}/{path}`,
      ...inputs,
    },
  });
}

/** Each fault, whether its task was accepted (and so charged), and what the user reads. */
const FAULTS: Readonly<Record<string, { fault: PictureFault; paid: boolean; stage: string; says: RegExp }>> = {
  unlawful: { fault: "23500005", paid: false, stage: "submit", says: /content|compliance/i },
  unfit: { fault: "23500007", paid: false, stage: "submit", says: /limit|requirement|400/i },
  failing: { fault: "failed", paid: true, stage: "job", says: /could not remove the background, and gives no reason/ },
  cut: { fault: "truncated", paid: true, stage: "verify", says: /end|cut|whole|truncated/i },
  page: { fault: "html", paid: true, stage: "verify", says: /no PNG|HTML/i },
  opaque: { fault: "no-alpha", paid: true, stage: "verify", says: /opaque everywhere/ },
  empty: { fault: "empty-alpha", paid: true, stage: "verify", says: /empty|nothing/i },
  full: { fault: "full-alpha", paid: true, stage: "verify", says: /full|removed nothing|everything|background/i },
  resized: { fault: "wrong-size", paid: true, stage: "verify", says: /pixels instead of/ },
};

describe("among 21 pictures with one of each fault", () => {
  it("exactly the faulty ones fail, each with its reason and what it cost, and the step fails once", async () => {
    const good = Array.from({ length: 11 }, (_, i) => `good-${i}`);
    await fill([...good, ...Object.keys(FAULTS), "behind-a-wall"]);
    const faults = Object.fromEntries(Object.entries(FAULTS).map(([name, { fault }]) => [`/${name}.jpg`, fault]));
    // What the service cannot fetch by one route goes by the next: here by our own server, where URLs have no names.
    service = await startScriptedService({ faults: { ...faults, "/behind-a-wall.jpg": "23500006" } });
    const ended = await run();
    expect(ended.code, ended.stderr).toBe(1);
    const paid = 12 + Object.values(FAULTS).filter((fault) => fault.paid).length;
    expect(ended.outputs).toMatchObject({ total: "21", made: "12", failed: "9", paid: String(paid), unknown: "0" });
    expect(service.bill().tasks).toBe(paid);
    expect(Math.max(...service.bill().accepted.values())).toBe(1);
    expect(ended.outputs).toMatchObject({
      submits: String(service.bill().submits),
      queries: String(service.bill().queries),
    });
    for (const [name, fault] of Object.entries(FAULTS)) {
      const record = ended.results?.pictures.find(({ path }) => path === `photos/${name}.jpg`);
      expect(record, name).toMatchObject({ outcome: "failed", stage: fault.stage, paid: fault.paid });
      expect(record?.reason, name).toMatch(fault.says);
      expect(ended.summary, name).toContain(`photos/${name}.jpg`);
    }
  });
});

describe("when the service stops taking pictures", () => {
  it("delivers the 10 that the credit was for, and says where to look for the other 11", async () => {
    await fill(Array.from({ length: 21 }, (_, i) => `p-${i}`));
    service = await startScriptedService({ credits: 10 });
    const ended = await run({ concurrency: "1" });
    expect(ended.code).toBe(1);
    expect(ended.outputs).toMatchObject({ made: "10", failed: "11", paid: "10" });
    expect(ended.summary).toContain("账单明细");
  });

  it("stops after the first answer to a wrong AppCode, and names the input", async () => {
    await fill(Array.from({ length: 11 }, (_, i) => `p-${i}`));
    service = await startScriptedService({ appCode: "another" });
    const ended = await run({ "app-code": "wrong-code", concurrency: "1" });
    expect(ended.code).toBe(1);
    expect(ended.outputs).toMatchObject({ made: "0", failed: "11", paid: "0", submits: "1" });
    expect(ended.summary).toContain("app-code");
    expect(ended.stdout.replaceAll(/^::add-mask::.*$/gm, "") + ended.summary).not.toContain("wrong-code");
  });

  it("charges nothing twice where the connection is cut after an accepted submit", async () => {
    await fill(["a", "b", "c"]);
    service = await startScriptedService({
      rules: [{ on: "submit", nth: (n) => n === 0, act: { kind: "hang-up-after" } }],
    });
    const ended = await run();
    expect(ended.code).toBe(1);
    expect(ended.outputs).toMatchObject({ failed: "3", unknown: "3", paid: "0" });
    expect(service.bill().tasks).toBe(3);
    expect(ended.results?.pictures.map(({ paid }) => paid)).toEqual(["unknown", "unknown", "unknown"]);
  });
});
