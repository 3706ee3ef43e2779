// @module-tag long: each test carries out all steps of an example workflow.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commitTo, git } from "../support/git.js";
import { photo } from "../support/photos.js";
import { tipOf } from "../support/refs.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { startS3 } from "../support/s3.js";
import { type ExampleWorld, openExampleWorld, pullRequestEvent } from "../workflows/world.js";

let results: ResultsService;
let world: ExampleWorld;

beforeAll(async () => {
  results = await startResultsService();
});
beforeEach(() => results.reset());
afterEach(() => world.close());
afterAll(() => results.close());

async function open(names: readonly string[]): Promise<ExampleWorld> {
  world = await openExampleWorld(results, names);
  return world;
}

function artifactNames(): readonly string[] {
  return results.artifacts().map(({ name }) => name);
}

describe("the example", () => {
  it("pull-request.yml cuts out what a pull request touches, for nothing, and commits it to its branch with a comment", async () => {
    const { bare } = await open(["photos/a.jpg"]);
    git(bare, "branch", "topic", "main");
    commitTo(bare, "topic", { "photos/new.jpg": await photo(9) }, "Add a picture");
    const ended = await world.run({ example: "pull-request", ...pullRequestEvent(bare) });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ total: "1", made: "1", paid: "0" });
    expect(world.files("topic")).toContain("cutouts/photos/new.png");
    expect(world.files("topic")).not.toContain("cutouts/photos/a.png");
    expect(artifactNames()).toContain("cutouts");
    expect(world.talk.list).toHaveLength(1);
  });

  it("catalog-refresh.yml makes two files of each paid cutout, leaves drafts out, and opens one pull request", async () => {
    await open(["catalog/a.jpg", "catalog/people/b.jpeg", "catalog/drafts/c.jpg"]);
    const ended = await world.run({ example: "catalog-refresh", event: { name: "schedule", payload: {} } });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ total: "2", made: "2", paid: "2", "pull-request-number": "1" });
    expect(ended.results?.pictures.map(({ path, model }) => [path, model])).toEqual([
      ["catalog/a.jpg", "general"],
      ["catalog/people/b.jpeg", "human"],
    ]);
    expect(world.files("cutouts/main").filter((path) => path.startsWith("cutouts/"))).toEqual([
      "cutouts/catalog/a.png",
      "cutouts/catalog/a.webp",
      "cutouts/catalog/people/b.png",
      "cutouts/catalog/people/b.webp",
    ]);
    expect(world.hub.list).toMatchObject([{ title: "Refresh the catalog's cutouts" }]);
    expect(artifactNames()).toContain("cutouts");
    const again = await world.run({ example: "catalog-refresh", event: { name: "schedule", payload: {} } });
    expect(again.outputs, again.stdout).toMatchObject({ paid: "0", reused: "2" });
    expect(world.service.bill().tasks).toBe(2);
  });

  it("on-demand.yml first shows what would be paid for, and then, unticked, makes it into an artifact", async () => {
    await open(["photos/a.jpg"]);
    const started = (dryRun: string) =>
      world.run({
        example: "on-demand",
        values: { "inputs.paths": "photos", "inputs.dry-run": dryRun, "inputs.max-paid": "20" },
        event: { name: "workflow_dispatch", payload: {} },
      });
    const planned = await started("true");
    expect(planned.code, planned.stdout + planned.stderr).toBe(0);
    expect(planned.outputs).toMatchObject({ planned: "1", paid: "0", submits: "0" });
    expect([world.service.requests, artifactNames()]).toEqual([[], []]);
    const done = await started("false");
    expect(done.code, done.stdout + done.stderr).toBe(0);
    expect(done.outputs).toMatchObject({ made: "1", paid: "1" });
    expect(artifactNames()).toContain("cutouts");
    expect(world.files("main")).toEqual(["photos/a.jpg"]);
  });

  it("private-oss.yml stages each picture in the bucket, commits by the API, and leaves the bucket empty", async () => {
    await open(["photos/a.jpg"]);
    const s3 = await startS3();
    try {
      const { name, endpoint, region, accessKeyId, secretAccessKey } = s3.bucket;
      const ended = await world.run({
        example: "private-oss",
        values: { "secrets.OSS_ACCESS_KEY_ID": accessKeyId, "secrets.OSS_ACCESS_KEY_SECRET": secretAccessKey },
        inputs: { bucket: name, "bucket-endpoint": endpoint, "bucket-region": region },
        event: { name: "push", payload: { repository: { name: "shop", owner: { login: "octo" }, private: true } } },
      });
      expect(ended.code, ended.stdout + ended.stderr).toBe(0);
      expect(ended.outputs).toMatchObject({ made: "1", paid: "1" });
      expect(world.files("main")).toContain("cutouts/photos/a.png");
      expect(ended.outputs["commit-sha"]).toBe(tipOf(world.bare, "main"));
      expect(s3.requests.some((request) => request.startsWith("PUT"))).toBe(true);
      expect(await s3.keys()).toEqual([]);
      expect(ended.stdout.replaceAll(/^::add-mask::.*$/gm, "")).not.toMatch(/X-Amz-Signature/i);
    } finally {
      await s3.close();
    }
  });
});
