// @module-tag long: each test runs the step, some twice, against a real S3 server.
import { readFileSync, rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseManifest } from "../../src/memory/manifest.js";
import { once } from "../../src/once.js";
import { type FreeService, startFreeService } from "../support/free-service.js";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runCommand, runStep } from "../support/run-action.js";
import { type S3, startS3 } from "../support/s3.js";

let place: Place;
let s3: S3;
let service: FreeService;
beforeAll(async () => {
  service = await startFreeService();
});
beforeEach(async () => {
  s3 = await startS3();
  place = createPlace({ "photos/a b+1.jpg": await photo(1), "photos/蓝.jpg": await photo(2, { width: 440 }) });
});
afterEach(async () => {
  await s3.close();
  place.remove();
});
afterAll(async () => {
  made?.remove();
  await service.close();
});

const credentials = () => ({
  AWS_ACCESS_KEY_ID: s3.bucket.accessKeyId,
  AWS_SECRET_ACCESS_KEY: s3.bucket.secretAccessKey,
});

const step = (inputs: Readonly<Record<string, string>> = {}) =>
  runStep(place, {
    inputs: {
      paths: "photos",
      deliver: "bucket",
      bucket: s3.bucket.name,
      "bucket-endpoint": s3.bucket.endpoint,
      "bucket-cache-control": "public, max-age=60",
      ...service.inputs,
      ...inputs,
    },
    env: credentials(),
  });

/** A place where the products are made, and delivered nowhere yet. */
let made: Place | undefined;
const make = once(async () => {
  await step(undelivered);
  made = place.copy();
  return made;
});
const undelivered = { deliver: "none", bucket: "", "bucket-endpoint": "", "bucket-cache-control": "" };

/** From here on there are products. */
async function startMade(): Promise<void> {
  const origin = await make();
  place.remove();
  place = origin.copy();
}

const puts = () => s3.requests.filter((line) => line.startsWith("PUT"));

describe("delivery to a bucket", () => {
  it("puts the products there as they are, with type and cache control, and links to them", async () => {
    await startMade();
    const { code, outputs, summary } = await step({
      format: "webp",
      "bucket-key": "shop/{path}",
      "bucket-url": "https://cdn.example/x/",
    });
    expect(code).toBe(0);
    expect(await s3.keys()).toEqual(["shop/cutouts/photos/a b+1.webp", "shop/cutouts/photos/蓝.webp"]);
    const urls = JSON.parse(outputs["bucket-urls"] ?? "");
    expect(urls["cutouts/photos/a b+1.webp"]).toBe("https://cdn.example/x/shop/cutouts/photos/a%20b%2B1.webp");
    expect(summary).toContain("bucket pictures, 2 uploaded, 0 there already");
    const signed = s3.requests.filter((line) => line === "HEAD /pictures/shop/cutouts/photos/a%20b%2B1.webp");
    expect(signed).toHaveLength(1);
  });

  it("sends again only what has changed", async () => {
    await startMade();
    await step();
    expect(puts()).toHaveLength(2);
    place.write({ "photos/蓝.jpg": await photo(3, { width: 460 }) });
    const { summary } = await step();
    expect([puts().length, summary]).toEqual([3, expect.stringContaining("1 uploaded, 1 there already")]);
    await step({ "bucket-cache-control": "no-cache" });
    expect(puts()).toHaveLength(5);
  });

  it("is remembered by the manifest, and told by results, report and summary", async () => {
    const { outputs, results, summary } = await step({ "bucket-url": "https://cdn.example" });
    const url = "https://cdn.example/cutouts/photos/a%20b%2B1.png";
    const lines = () => parseManifest(place.read(".cutouts.json").toString(), "manifest");
    expect(lines().map(({ bucket }) => bucket)).toEqual([url, expect.stringContaining("/cutouts/photos/%E8")]);
    expect(results?.pictures[0]?.products[0]).toMatchObject({ url });
    expect(readFileSync(outputs["report"] ?? "", "utf8")).toContain(`href="${url}"`);
    expect(summary).toContain(`<a href="${url}"><code>cutouts/<wbr>`);

    // A machine of which nothing is left but what git would have.
    rmSync(place.state, { recursive: true, force: true });
    const before = place.read(".cutouts.json");
    const fresh = await step({ "bucket-url": "https://cdn.example" });
    expect([puts().length, fresh.results?.counts.reused]).toEqual([2, 2]);
    expect(place.read(".cutouts.json").equals(before)).toBe(true);

    place.write({ "photos/copy.jpg": place.read("photos/a b+1.jpg") });
    await step(undelivered);
    expect(lines().map(({ bucket }) => bucket === undefined)).toEqual([false, true, false]);
  });

  it("never sends a file that is not what its record says", async () => {
    await startMade();
    const retouched = place.read("cutouts/photos/蓝.png");
    place.write({ "cutouts/photos/蓝.png": Buffer.concat([retouched, Buffer.from("x")]) });
    const { results } = await step();
    expect(results?.counts).toMatchObject({ kept: 1, reused: 1 });
    expect(await s3.keys()).toEqual(["cutouts/photos/a b+1.png"]);
  });

  it("fails by name of the cause where the store refuses, once and not for each product", async () => {
    s3.switches.answer = { status: 403, code: "AccessDenied" };
    s3.switches.answerTo = ["PUT"];
    await startMade();
    const { code, stdout } = await step({ format: "webp" });
    expect(code).toBe(1);
    expect(stdout).toContain('the key may not write in bucket "pictures"');
    expect(place.read("cutouts/photos/蓝.webp").length).toBeGreaterThan(0);
  });

  it("refuses a key that two products would have, before it sends any", async () => {
    await startMade();
    place.write({ "photos/copy/蓝.jpg": await photo(3, { width: 460 }) });
    const { code, stdout } = await step({ "bucket-key": "all/{name}" });
    expect([code, stdout]).toEqual([1, expect.stringContaining('gives two products the key "all/蓝"')]);
    expect(s3.requests).toEqual([]);
    expect((await step({ "bucket-key": "all/{name}-{hash}.{format}" })).code).toBe(0);
  });

  it("is there on a command line, and is no way for a run without credentials", async () => {
    const flags = [
      "photos",
      "--deliver",
      "bucket",
      "--bucket",
      "pictures",
      "--bucket-endpoint",
      s3.bucket.endpoint,
      ...service.flags,
    ];
    await startMade();
    expect((await runCommand(place, flags, credentials())).code).toBe(0);
    expect(await s3.keys()).toHaveLength(2);
    const without = await runCommand(place, flags);
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining("AWS_ACCESS_KEY_ID")]);
  });

  it("leaves a fork's pull request without credentials, and says so", async () => {
    const side = (owner: string) => ({ ref: "x", sha: "1".repeat(40), repo: { full_name: `${owner}/shop` } });
    for (const each of ["a b+1.jpg", "蓝.jpg"]) rmSync(`${place.workspace}/photos/${each}`);
    // Small, since the embedded service makes its cutout.
    place.write({ "photos/small.jpg": await photo(1, { width: 240, height: 210 }) });
    const { code, stdout } = await runStep(place, {
      inputs: { paths: "photos", deliver: "bucket", bucket: "pictures", "bucket-endpoint": s3.bucket.endpoint },
      event: { name: "pull_request", payload: { pull_request: { number: 1, head: side("x"), base: side("octo") } } },
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining("GitHub gives this run no credentials for it")]);
    expect(s3.requests).toEqual([]);
  });
});
