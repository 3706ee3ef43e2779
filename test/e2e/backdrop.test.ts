import { existsSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pngOf } from "../support/bytes.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
beforeEach(async () => {
  place = createPlace({ "photos/a.jpg": await photo(1), "photos/oak.jpg": await photo(7) });
  service = await startScriptedService();
});
afterEach(async () => {
  place.remove();
  await service.close();
});

const shop = { format: "jpg", background: "file:photos/oak.jpg", canvas: "200x200", margin: "30%" };
const run = (inputs: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...shop, ...inputs },
  });
const bytes = () => place.read("cutouts/photos/a.jpg");

describe("background: file:", () => {
  it("is never cut out itself, and redoes products, unpaid, when its content changes and not when its name does", async () => {
    const first = await run();
    expect(first.results?.pictures).toMatchObject([{ path: "photos/a.jpg", outcome: "made", width: 200, height: 200 }]);
    expect(first.stdout).toContain('1 file left out: a backdrop of "background" is never cut out');
    const before = bytes();
    renameSync(join(place.workspace, "photos/oak.jpg"), join(place.workspace, "photos/elm.jpg"));
    const renamed = await run({ background: "file:photos/elm.jpg", paths: "photos/a.jpg" });
    expect(renamed.results?.pictures).toMatchObject([{ outcome: "reused", reason: "up to date" }]);
    place.write({ "photos/oak.jpg": await photo(3) });
    const redone = await run({ paths: "photos/a.jpg" });
    expect(redone.results?.pictures).toMatchObject([
      { outcome: "reused", reason: expect.stringContaining("the recipe was") },
    ]);
    expect(bytes().equals(before)).toBe(false);
    expect(service.bill().tasks).toBe(1);
  });

  it("is named and refused, unpaid, where it is damaged in its middle, in a dry run too", async () => {
    const whole = await photo(7);
    place.write({ "photos/oak.jpg": Buffer.concat([whole.subarray(0, 900), Buffer.alloc(whole.length - 900)]) });
    for (const more of [{}, { "dry-run": "true" }]) {
      const { code, stdout } = await run(more);
      expect([code, stdout]).toEqual([1, expect.stringMatching(/The backdrop photos\/oak\.jpg, .* cannot be used: /)]);
    }
    expect(service.bill().tasks).toBe(0);
  });

  it.each([
    ["missing", "file:none.jpg", /none\.jpg.*no such file/],
    ["a link that leads out", "file:out.jpg", /out\.jpg.*it is a link/],
    ["behind a link", "file:away/secret.jpg", /behind a link \(away\)/],
    ["a folder", "file:photos", /not a regular file/],
    ["no picture", "file:notes.jpg", /notes\.jpg.*it is text/],
    ["a product", "file:cutouts/photos/b.jpg", /it is a product of ours/],
    ["too large", "file:huge.png", /huge\.png.*64 megapixels are the most/],
    ["a pointer", "file:pointer.jpg", /Git LFS pointer.*lfs: true/],
  ])("is refused by name, unpaid, where it is %s", async (_what, background, why) => {
    place.write({
      "notes.jpg": "no picture",
      "cutouts/photos/b.jpg": await photo(2),
      "huge.png": HUGE,
      "pointer.jpg": POINTER,
    });
    writeFileSync(join(place.root, "secret.jpg"), await photo(9));
    symlinkSync(join(place.root, "secret.jpg"), join(place.workspace, "out.jpg"));
    symlinkSync(place.root, join(place.workspace, "away"));
    const { code, stdout } = await run({ background, paths: "photos/a.jpg" });
    expect([code, stdout]).toEqual([1, expect.stringMatching(why)]);
    expect([service.bill().tasks, existsSync(join(place.workspace, "cutouts/photos/a.jpg"))]).toEqual([0, false]);
  });
});

const HUGE = pngOf(10_000, 10_000);
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 1000\n`;
