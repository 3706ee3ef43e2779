import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ResultsService, startResultsService } from "./results-service.js";

let service: ResultsService;
let root: string;

beforeAll(async () => {
  // The clients print a great deal, and no test reads it.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  service = await startResultsService();
  root = await mkdtemp(join(tmpdir(), "results-"));
  for (const [name, value] of Object.entries({ ...service.env, RUNNER_TEMP: root, GITHUB_WORKSPACE: root }))
    vi.stubEnv(name, value);
});

afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await service.close();
  await rm(root, { recursive: true });
});

test("the real cache client saves, and restores the newest archive by prefix", async () => {
  const { restoreCache, saveCache } = await import("@actions/cache");
  const file = join(root, "ledger.jsonl");
  for (const generation of ["first", "second"]) {
    await writeFile(file, generation);
    expect(await saveCache([file], `ledger-${generation}`)).toBeGreaterThan(0);
  }
  await rm(file);
  expect(await restoreCache([file], "ledger-third", ["ledger-"])).toBe("ledger-second");
  expect(await readFile(file, "utf8")).toBe("second");
  expect(await saveCache([file], "ledger-first")).toBe(-1);
  expect(service.caches().map(({ key, finalized }) => [key, finalized])).toEqual([
    ["ledger-first", true],
    ["ledger-second", true],
  ]);
});

test("the real artifact client uploads a zip and a bare file, lists and downloads them, and meets 409 for a name that exists", async () => {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  const [cutout, report] = [join(root, "cutout.png"), join(root, "report.html")];
  await writeFile(cutout, "cutout");
  await writeFile(report, "<h1>Cutouts</h1>");
  const zip = await client.uploadArtifact("cutouts", [cutout], root);
  await client.uploadArtifact("ignored", [report], root, { skipArchive: true });
  await expect(client.uploadArtifact("cutouts", [cutout], root)).rejects.toThrow(/already exists/);
  expect((await client.listArtifacts()).artifacts.map(({ name }) => name)).toEqual(["cutouts", "report.html"]);
  const path = join(root, "download");
  await mkdir(path);
  await client.downloadArtifact(zip.id ?? 0, { path });
  expect(await readFile(join(path, "cutout.png"), "utf8")).toBe("cutout");
  const [, bare] = service.artifacts();
  expect(Buffer.from((await bare?.bytes()) ?? []).toString()).toBe("<h1>Cutouts</h1>");
  expect(bare?.mimeType).toBe("text/html");
});
