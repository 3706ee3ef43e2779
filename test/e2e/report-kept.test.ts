import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runCommand } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "photos/a.jpg": await photo(1) });
});

afterEach(async () => {
  place.remove();
  await service.close();
});

function run(...flags: readonly string[]) {
  return runCommand(place, ["--service", service.url.href, "--app-code", service.appCode, "photos", ...flags]);
}

it("the report lies beside the products, and only a run with new pictures replaces it or speaks of it", async () => {
  const file = join(place.workspace, "cutouts/cutout-report.html");
  const first = await run();
  expect(first.stdout).toContain(`Before and after: ${file}\n`);
  const report = readFileSync(file, "utf8");
  expect(report).toContain('alt="After: photos/a.jpg"');

  for (const flags of [["--dry-run", "--force"], ["--force", "--max-paid=0"], []]) {
    const later = await run(...flags);
    expect(later.stdout, flags.join(" ")).not.toContain(file);
    expect(readFileSync(file, "utf8") === report, flags.join(" ")).toBe(true);
  }
});

it("shows what is new first, among what was there before, each as what it is", async () => {
  await run();
  place.write({ "photos/b.jpg": await photo(2), "photos/none.jpg": "no picture" });
  await run();
  const report = place.read("cutouts/cutout-report.html").toString();
  const cards = [...report.matchAll(/data-path="(.*?)" data-outcome="(.*?)"/g)].map(([, ...card]) => card.join(" "));
  expect(cards).toEqual(["photos/none.jpg failed", "photos/b.jpg made", "photos/a.jpg reused"]);
  for (const name of ["a", "b"]) expect(report).toContain(`alt="After: photos/${name}.jpg"`);
});

it("goes where it is told to", async () => {
  const ended = await run("--report", "out/here.html");
  expect(ended.stdout).toContain(`Before and after: ${join(place.workspace, "out/here.html")}`);
  expect(existsSync(join(place.workspace, "cutouts/cutout-report.html"))).toBe(false);
});

it("a plan says where no picture could be handed over", async () => {
  const elsewhere = ["--service", "https://198.51.100.7", "--app-code", "x", "--dry-run", "photos"];
  const without = await runCommand(place, elsewhere);
  expect(without.stdout).toContain(
    "Warning: No picture could be handed to the service, so none would be paid for or made. Nothing lets the service fetch the pictures: set `bucket`",
  );
  const served = await runCommand(place, [...elsewhere, "--serve-url", "https://tunnel.example"]);
  expect(served.stdout).not.toContain("could be handed");
  const misspelt = await runCommand(place, [
    "--service",
    "https://no-such-service.invalid",
    "--app-code",
    "x",
    "photos",
  ]);
  expect(misspelt.stdout).toContain("The service's name, no-such-service.invalid, does not resolve (ENOTFOUND)");
  expect(misspelt.stdout).not.toContain("set `bucket`");
});
