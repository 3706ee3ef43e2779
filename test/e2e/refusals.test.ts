// @module-tag long: each test is several runs of the step, night after night.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { ENGINE_VERSION } from "../../src/embedded/engine-version.js";
import { photo } from "../support/photos.js";
import { startResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";

let place: Place;

beforeEach(async () => {
  place = createPlace({ "photos/blank.png": await blank("#c8c8cc"), "photos/a.jpg": await photo(1) });
});
afterEach(() => place.remove());

/** A picture of a backdrop alone, in which the engine finds nothing to keep. */
function blank(background: string): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
}

function night(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, { inputs: { paths: "photos", ...inputs } });
}

function blanks(ended: Ended): unknown {
  return ended.results?.pictures.find(({ path }) => path === "photos/blank.png");
}

it("a picture that the engine refuses fails the first night, and is passed over with a note after that", async () => {
  const first = await night();
  expect([first.code, first.outputs["made"], first.outputs["failed"]], first.stdout).toEqual([1, "1", "1"]);

  const second = await night();
  expect([second.code, second.outputs["skipped"], second.outputs["submits"]], second.stdout).toEqual([0, "1", "0"]);
  const today = new Date().toISOString().slice(0, 10);
  const reason = expect.stringContaining(`refused on ${today}, and looked at again once the picture changes.`);
  expect(blanks(second)).toMatchObject({ outcome: "skipped", reason });
  expect(second.summary).toContain("no object");

  const strict = await night({ "on-refusal": "fail" });
  expect([strict.code, strict.outputs["failed"], strict.outputs["submits"]], strict.stdout).toEqual([1, "1", "0"]);

  place.write({ "photos/blank.png": await blank("#112233") });
  const changed = await night({ "on-refusal": "skip" });
  expect([changed.code, changed.outputs["skipped"], changed.outputs["submits"]], changed.stdout).toEqual([0, "1", "1"]);

  rmSync(join(place.state, "store"), { recursive: true });
  expect((await night()).code).toBe(1);
});

it("a refusal travels by the cache to a fresh clone, and holds for the engine that refused alone", async () => {
  const github = await startResultsService();
  onTestFinished(() => github.close());
  const files = { "photos/blank.png": await blank("#c8c8cc") };
  let runs = 0;
  const job = async (before: (machine: Place) => void = () => {}) => {
    const machine = createPlace(files);
    onTestFinished(() => machine.remove());
    const env = { ...github.env, GITHUB_RUN_ID: String(++runs) };
    const ended = await runStep(machine, { inputs: { paths: "photos" }, env });
    before(machine);
    await runStep(machine, { inputs: { paths: "photos" }, env: { ...env, STATE_phase: "post" } });
    return ended;
  };
  const first = await job();
  expect([first.code, first.outputs["submits"]], first.stdout).toEqual([1, "1"]);

  const second = await job((machine) => {
    const record = recordOf(machine);
    expect(readFileSync(record, "utf8")).toContain(`"engine":"${ENGINE_VERSION}"`);
    writeFileSync(record, readFileSync(record, "utf8").replace(`"engine":"${ENGINE_VERSION}"`, '"engine":"of yore"'));
  });
  expect([second.code, second.outputs["skipped"], second.outputs["submits"]], second.stdout).toEqual([0, "1", "0"]);

  const third = await job();
  expect([third.code, third.outputs["skipped"], third.outputs["submits"]], third.stdout).toEqual([0, "1", "1"]);
  expect((await job()).outputs["submits"]).toBe("0");
});

function recordOf({ state }: Place): string {
  const store = join(state, "store");
  const [record] = readdirSync(store, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("cutout.json"),
  );
  return join(store, record ?? "");
}
