import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createJobs, type Jobs } from "../../../src/embedded/jobs.js";
import type { Matter } from "../../../src/embedded/matter.js";
import { guardedDispatcher, publicOnly } from "../../../src/service/connect.js";

const tasks = Array.from({ length: 10 }, () => ({
  image: "https://pictures.example/a.jpg",
  model: "general" as const,
}));
const breaking: Matter = async () => {
  throw new Error("out of the blue");
};

let folder: string;
let jobs: Jobs;
const dispatcher = guardedDispatcher({ rule: publicOnly });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cutout-jobs-"));
  jobs = createJobs({
    directory: join(folder, "jobs"),
    matter: breaking,
    fetching: { dispatcher, rule: publicOnly, maximumImageBytes: 1000, timeoutMilliseconds: 100 },
    resultsUrl: () => "http://127.0.0.1/results",
    capacity: 10,
    capacityBytes: 1e9,
    lifetimeMilliseconds: 60_000,
    afterDownloadMilliseconds: 60_000,
  });
});
afterEach(async () => {
  await jobs.close();
  await rm(folder, { recursive: true, force: true });
});

it("a folder that cannot be written to takes no room from later submits", async () => {
  await writeFile(join(folder, "jobs"), "in the way");
  await expect(jobs.submit(tasks)).rejects.toThrow("EEXIST");
  await rm(join(folder, "jobs"));
  // It gets as far as the images, where it was full before.
  expect(await jobs.submit(tasks)).toMatchObject({ kind: "refused", code: "23500006" });
  expect(jobs.pending()).toBe(0);
});
