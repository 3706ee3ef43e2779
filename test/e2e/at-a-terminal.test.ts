// @module-tag long: each test starts the command line several times.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entry } from "../support/entry.js";
import { type FreeService, startFreeService } from "../support/free-service.js";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runCommand } from "../support/run-action.js";

let place: Place;
let service: FreeService;
beforeEach(async () => {
  place = createPlace({ "photos/a.jpg": await photo(1) });
  service = await startFreeService();
});
afterEach(async () => {
  place.remove();
  await service.close();
});

const has = (path: string) => existsSync(join(place.workspace, path));

describe("the command line", () => {
  it("says its version, and what each flag means", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await runCommand(place, ["--version"])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
    const { stdout } = await runCommand(place, ["--help"]);
    expect(stdout).toContain("  --canvas ");
    expect(stdout.split("\n").filter((line) => line.length > 110)).toEqual([]);
  });

  it("takes a folder for the output's", async () => {
    for (const folder of ["shop/", "shop.v2", "./deep/er"]) {
      const { code } = await runCommand(place, ["photos", "--output", folder, ...service.flags]);
      expect([code, has(join(folder, "photos/a.png"))]).toEqual([0, true]);
    }
  });

  it("takes one file to one file, in the format that its name says", async () => {
    const { code, stdout } = await runCommand(place, ["photos/a.jpg", "-o", "out.webp", ...service.flags]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("→ out.webp")]);
    expect(place.read("out.webp").subarray(8, 12).toString()).toBe("WEBP");
  });

  it("refuses one file for several pictures, and another format than the name's, with 2", async () => {
    const several = await runCommand(place, ["photos", "--output", "out.png"]);
    expect(several).toMatchObject({ code: 2, stderr: expect.stringContaining("name a folder") });
    const other = await runCommand(place, ["photos/a.jpg", "--output", "out.png", "--format", "webp"]);
    expect(other).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("its suffix does not say what the file is"),
    });
    expect(has("cutouts")).toBe(false);
  });

  it("takes absolute paths and paths that go up where they lie in the working directory's tree", async () => {
    place.write({ "more/b.jpg": await photo(2) });
    const paths = [join(place.workspace, "photos"), "../workspace/more/*.jpg"];
    const { code } = await runCommand(place, [...paths, "--output", join(place.workspace, "x/"), ...service.flags]);
    expect([code, has("x/photos/a.png"), has("x/more/b.png")]).toEqual([0, true, true]);
  });

  it("names --working-directory for what lies elsewhere, which then does it", async () => {
    const elsewhere = createPlace({ "shoes/b.jpg": await photo(2) });
    const told = await runCommand(place, [join(elsewhere.workspace, "shoes")]);
    expect(told).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--working-directory ${elsewhere.workspace}`),
    });
    const done = await runCommand(place, ["--working-directory", elsewhere.workspace, "shoes", ...service.flags]);
    expect([done.code, existsSync(join(elsewhere.workspace, "cutouts/shoes/b.png"))]).toEqual([0, true]);
    elsewhere.remove();
  });

  it("writes nothing but the results to the standard output with --json", async () => {
    const { stdout, stderr, code } = await runCommand(place, ["photos", "--json", ...service.flags]);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, counts: { made: 1 }, pictures: [{ path: "photos/a.jpg" }] });
    expect([code, stderr]).toEqual([0, expect.stringContaining("1 picture: 1 made")]);
  });

  it("names a short flag as it was typed, and the nearest long one", async () => {
    const { stderr, code } = await runCommand(place, ["photos", "-q", "--jsn"]);
    expect(code).toBe(2);
    expect(stderr).toContain("There is no flag -q:");
    expect(stderr).toContain("There is no flag --jsn: did you mean --json?");
  });

  it("is told that a working directory is not there as one is told of a wrong flag", async () => {
    const { stderr, code } = await runCommand(place, ["--working-directory", "nope", "photos"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('"working-directory" is "nope"')]);
  });

  it("is told in words what is in the way of a file, and where the AppCode belongs", async () => {
    place.write({ afile: "x" });
    const { stdout } = await runCommand(place, ["photos", "--report", "afile/r.html", ...service.flags]);
    expect(stdout).toContain("could not be written: ");
    expect(stdout).toContain("a file stands where a folder has to be");
    const unpaid = await runCommand(place, ["photos", "--service", "alibaba", "--open=perhaps"]);
    expect(unpaid.stderr).toContain("in the environment as CUTOUT_APP_CODE");
    expect(unpaid.stderr).toContain('--open is "perhaps"; it stands alone');
  });

  it.skipIf(process.platform !== "linux")("opens the report with --open, but not in CI", async () => {
    const bin = join(place.root, "bin");
    mkdirSync(bin);
    const opened = join(place.root, "opened");
    writeFileSync(join(bin, "xdg-open"), `#!/bin/sh\necho "$1" > ${opened}.part; mv ${opened}.part ${opened}\n`);
    chmodSync(join(bin, "xdg-open"), 0o755);
    const env = { PATH: `${bin}:${process.env["PATH"]}` };
    await runCommand(place, ["photos", "--open", ...service.flags], { ...env, CI: "true" });
    expect(existsSync(opened)).toBe(false);
    await runCommand(place, ["photos", "--open", "--force", ...service.flags], env);
    await expect.poll(() => existsSync(opened), { timeout: 10_000 }).toBe(true);
    expect(readFileSync(opened, "utf8")).toBe(`${join(place.workspace, "cutouts/cutout-report.html")}\n`);
  });

  it("redoes what changes with --watch, be it a backdrop, passes over its own products, and ends on Ctrl-C", async () => {
    place.write({ "backdrops/oak.jpg": await photo(3) });
    const flags = ["--state-directory", place.state, "--watch", "photos", "--background", "file:backdrops/oak.jpg"];
    const child = spawn(process.execPath, [entry, ...flags], {
      cwd: place.workspace,
      env: { PATH: process.env["PATH"] ?? "", HOME: place.root, NO_COLOR: "1" },
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const runs = () => said.split("Watching for changes").length - 1;
    await expect.poll(runs, { timeout: 60_000 }).toBe(1);
    expect(has("cutouts/photos/a.png")).toBe(true);
    place.write({ "photos/new.jpg": await photo(2) });
    await expect.poll(runs, { timeout: 60_000 }).toBe(2);
    expect(has("cutouts/photos/new.png")).toBe(true);
    const before = place.read("cutouts/photos/new.png");
    place.write({ "backdrops/oak.jpg": await photo(4) });
    await expect.poll(runs, { timeout: 60_000 }).toBe(3);
    expect(place.read("cutouts/photos/new.png").equals(before)).toBe(false);
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect([code, runs()]).toEqual([0, 3]);
  });

  it("watches for the free engine alone", async () => {
    const { stderr, code } = await runCommand(place, ["photos", "--watch", "--service", "alibaba"], {
      CUTOUT_APP_CODE: "abc",
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining("--watch is for the embedded service")]);
  });
});
