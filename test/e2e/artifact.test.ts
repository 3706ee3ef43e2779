// @module-tag long: each test runs the step with the real artifact client.
import { inflateRawSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FreeService, startFreeService } from "../support/free-service.js";
import { photo } from "../support/photos.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";

let github: ResultsService;
let place: Place;
let service: FreeService;

beforeAll(async () => {
  github = await startResultsService();
});
beforeEach(async () => {
  github.reset();
  service = await startFreeService();
  place = createPlace({ "photos/a b.jpg": await photo(1), "photos/deep/c.jpg": await photo(2) });
});
afterEach(async () => {
  place.remove();
  await service.close();
});
afterAll(() => github.close());

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", deliver: "artifact", ...service.inputs, ...inputs },
    env: github.env,
  });
}

/** The files of a zip by their names, from its central directory: enough of the format for what the client makes. */
function unzip(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const bytes = Buffer.from(zip);
  const files = new Map<string, Uint8Array>();
  for (let at = bytes.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4, "latin1")) {
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString();
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    if (!name.endsWith("/")) files.set(name, bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content));
  }
  return files;
}

describe("the artifact", () => {
  it("holds products and results, and the report beside it opens as a page; the outputs lead to both", async () => {
    const ended = await run({ "artifact-name": "shop cutouts", "retention-days": "3" });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    const [files, page] = [
      github.artifacts().find(({ name }) => name === "shop cutouts"),
      github.artifacts().find(({ name }) => name.endsWith(".html")),
    ];
    if (files === undefined || page === undefined) throw new Error(ended.stdout);
    expect([...unzip(await files.bytes()).keys()].sort()).toEqual([
      ".cutouts.json",
      "cutouts/photos/a b.png",
      "cutouts/photos/deep/c.png",
      "results.json",
    ]);
    expect(ended.stdout).toContain(`\nProducts: artifact shop cutouts, ${ended.outputs["artifact-url"]}\n`);
    expect(files.finalized && page.finalized).toBe(true);
    const days = (Date.parse(files.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(3);
    expect(page.mimeType).toBe("text/html");
    expect(Buffer.from(await page.bytes()).toString()).toMatch(/^<!doctype html>/i);
    expect(ended.outputs).toMatchObject({
      "artifact-id": String(files.id),
      "artifact-url": `https://github.com/octo/shop/actions/runs/1/artifacts/${files.id}`,
      "report-url": `https://github.com/octo/shop/actions/runs/1/artifacts/${page.id}`,
    });
    expect(ended.summary).toContain(`/artifacts/${page.id}`);
  });

  it("makes the products known where it is unpacked: they follow their pictures, and no hand is blamed", async () => {
    await run();
    const files = github.artifacts().find(({ name }) => name === "cutouts");
    const elsewhere = createPlace({ "photos/a b.jpg": await photo(1), "photos/deep/c.jpg": await photo(2) });
    try {
      elsewhere.write(Object.fromEntries(unzip((await files?.bytes()) ?? new Uint8Array())));
      const there = () => runStep(elsewhere, { inputs: { paths: "photos", deliver: "none", ...service.inputs } });
      expect((await there()).outputs).toMatchObject({ reused: "2", kept: "0" });
      elsewhere.write({ "photos/a b.jpg": await photo(3), ".cutouts.json": elsewhere.read(".cutouts.json") });
      expect((await there()).outputs).toMatchObject({ made: "1", reused: "1", kept: "0" });
      elsewhere.write({ ".cutouts.json": "" });
      const unknown = await runStep(
        { ...elsewhere, state: `${elsewhere.state}-fresh` },
        { inputs: { paths: "photos", deliver: "none", ...service.inputs } },
      );
      expect(unknown.outputs).toMatchObject({ kept: "2" });
      expect(unknown.stdout).toContain("2 there before and not in the manifest, left alone");
      expect(unknown.stdout).not.toContain("edited by hand");
    } finally {
      elsewhere.remove();
    }
  });

  it("is not made in a dry run", async () => {
    const ended = await run({ "dry-run": "true" });
    expect(ended.code, ended.stdout).toBe(0);
    expect(github.artifacts()).toEqual([]);
    expect(ended.outputs["artifact-id"]).toBe("");
  });

  it("that cannot be uploaded fails the step with the reason, and the products are in the work tree all the same", async () => {
    github.switches.status = 403;
    const ended = await run();
    expect(ended.code).toBe(1);
    expect(ended.outputs).toMatchObject({ made: "2", "artifact-id": "" });
    expect(ended.stdout).toMatch(/artifact/i);
    expect(ended.stdout + ended.stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(place.read("cutouts/photos/a b.png").length).toBeGreaterThan(0);
  });
});
