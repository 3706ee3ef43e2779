import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep, startStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "photos/a.jpg": await photo(0) });
});
afterEach(async () => {
  place.remove();
  await service.close();
});

const inputsWith = (inputs: Readonly<Record<string, string>>) => ({
  paths: "photos",
  service: service.url.href,
  "app-code": service.appCode,
  ...inputs,
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, { inputs: inputsWith(inputs) });
}

/** Nothing but the state remembers what was paid for. */
function forgetProducts(): void {
  for (const path of ["cutouts", ".cutouts.json"]) rmSync(join(place.workspace, path), { recursive: true });
}

/** The failure of the only picture that failed, and what was billed until then. */
function told({ results }: Ended) {
  const failed = results?.pictures.filter(({ outcome }) => outcome === "failed") ?? [];
  return {
    reasons: failed.map(({ reason }) => reason),
    paid: failed.map(({ paid }) => paid),
    bill: service.bill().tasks,
  };
}

describe("what cannot be read in the state stops the payment", () => {
  it("be it a stored cutout, until pay-again says to pay", async () => {
    await run();
    forgetProducts();
    const [folder = ""] = readdirSync(join(place.state, "store"), { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith("cutout.json"),
    );
    writeFileSync(join(place.state, "store", folder), "{");
    expect(told(await run())).toEqual({
      reasons: [expect.stringMatching(/was paid for and is damaged .*"pay-again: true"/)],
      paid: [false],
      bill: 1,
    });
    const again = await run({ "pay-again": "true" });
    expect(again.outputs, again.stdout).toMatchObject({ made: "1", paid: "1" });
  });

  it("or a line in the ledger's middle, though what costs nothing goes on", async () => {
    await run();
    forgetProducts();
    place.write({ "photos/b.jpg": await photo(1) });
    const ledger = join(place.state, "ledger.jsonl");
    appendFileSync(ledger, `{"kind":"accepted","submit":"x\n${readFileSync(ledger, "utf8").split("\n")[0]}\n`);
    const ended = await run();
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "1", failed: "1", paid: "0" });
    expect(told(ended).reasons).toEqual([expect.stringMatching(/line \d+ of the ledger .* cannot be read/)]);
    expect(service.bill().tasks).toBe(1);
  });
});

it("a manifest that cannot be written costs nothing of the run's report, and nothing the next time", async () => {
  const running = startStep(place, { inputs: inputsWith({}) });
  await running.says("Remove the backgrounds");
  mkdirSync(join(place.workspace, ".cutouts.json"));
  const ended = await running.ended;
  expect(ended.code).toBe(1);
  expect(ended.stdout).toMatch(/::error::The manifest cannot be written/);
  expect(ended.outputs, ended.stdout).toMatchObject({ made: "1", paid: "1" });
  expect(ended.summary).toContain("photos/a.jpg");
  rmSync(join(place.workspace, ".cutouts.json"), { recursive: true });
  expect((await run()).outputs).toMatchObject({ reused: "1", paid: "0" });
  expect(service.bill().tasks).toBe(1);
});

it("a state directory that cannot be used is told in words, before anything is paid for", async () => {
  writeFileSync(join(place.root, "file"), "");
  const ended = await run({ "state-directory": join(place.root, "file", "state") });
  expect([ended.code, ended.stderr]).toEqual([1, ""]);
  expect(ended.stdout).toMatch(/::error::The state directory .* cannot be used .*state-directory/);
  expect(service.bill().tasks).toBe(0);
});
