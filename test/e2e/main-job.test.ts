import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Files, type Place, runCommand, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place | undefined;
let service: ScriptedService | undefined;

afterEach(async () => {
  place?.remove();
  await service?.close();
  [place, service] = [undefined, undefined];
});

async function shop(count: number): Promise<Files> {
  const names = Array.from(
    { length: count },
    (_, i) => `photos/${i % 3 === 0 ? "shoes/" : ""}item-${String(i).padStart(2, "0")}.jpg`,
  );
  return Object.fromEntries(await Promise.all(names.map(async (name, i) => [name, await photo(i)] as const)));
}

describe("the main job", () => {
  it("turns a folder of photographs into cutouts of the same tree with the embedded service", async () => {
    place = createPlace({ ...(await shop(4)), "photos/notes.txt": "not a picture" });
    const ended = await runStep(place, { inputs: { paths: "photos" } });
    expect(ended.stderr).toBe("");
    expect(ended.code).toBe(0);
    expect(ended.outputs).toMatchObject({ total: "4", made: "4", failed: "0", paid: "0" });
    const { data, info } = await sharp(place.read("cutouts/photos/shoes/item-00.png"))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 480, height: 420, channels: 4 });
    const alphaAt = (x: number, y: number) => data[(y * info.width + x) * 4 + 3];
    expect(alphaAt(5, 5)).toBe(0);
    expect(alphaAt(240, 210)).toBe(255);
    const sure = ended.results?.pictures.map(({ confidence }) => confidence ?? 0) ?? [];
    expect(Math.min(...sure)).toBeGreaterThan(0.5);
  });

  it("takes 25 pictures to a paid service in three submits, and leaks nothing", async () => {
    service = await startScriptedService();
    place = createPlace(await shop(25));
    const ended = await runStep(place, {
      inputs: {
        paths: "photos/**/*.jpg",
        service: service.url.href,
        "app-code": service.appCode,
        token: "ghs_secretToken",
      },
    });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stderr).toBe("");
    expect(ended.outputs).toMatchObject({ total: "25", made: "25", paid: "25", submits: "3" });
    expect(service.bill()).toMatchObject({ tasks: 25, submits: 3 });
    const nonces = service.requests
      .filter(({ call }) => call === "submit" || call === "query")
      .map(({ headers }) => headers["x-ca-nonce"]);
    expect(new Set(nonces).size).toBe(nonces.length);
    const said = [
      ended.stdout,
      ended.stderr,
      ended.summary,
      JSON.stringify(ended.outputs),
      JSON.stringify(ended.results),
    ]
      .join("\n")
      .replaceAll(/^::add-mask::.*$/gm, "");
    expect(said).not.toContain(service.appCode);
    expect(said).not.toContain("ghs_secretToken");
    for (const request of service.requests.filter(({ call }) => call === "download"))
      expect(request.headers.authorization).toBeUndefined();
  });

  it("says every fault of the settings at once, and names the nearest right input", async () => {
    place = createPlace(await shop(1));
    const ended = await runStep(place, {
      inputs: { paths: "photos", concurrency: "many", formatt: "png", format: "gif" },
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("3 settings are wrong");
    expect(ended.stdout).toContain('did you mean \\"format\\"'.replaceAll("\\", ""));
    expect(ended.stdout).toContain('"concurrency" is "many"');
    expect(ended.stdout).toContain('"format" is "gif"');
    expect(ended.stdout + ended.stderr).not.toMatch(/\n\s+at /);
  });

  it("is the same program on a command line, where a positional argument is a path", async () => {
    place = createPlace(await shop(2));
    const ended = await runCommand(place, ["photos"]);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).toContain("2 made");
    expect(ended.stdout).not.toContain("::");
    expect(place.read("cutouts/photos/item-01.png").subarray(1, 4).toString()).toBe("PNG");
  });
});
