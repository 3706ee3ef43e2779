import { mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { uploadFiles, uploadPage } from "../../src/deliver/artifact.js";
import { readEvent } from "../../src/github/event.js";
import { silentLog } from "../../src/log.js";
import { temporaryFolder, write } from "../support/git.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";

let service: ResultsService;
let folder: string;

beforeAll(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  service = await startResultsService();
});
beforeEach(() => {
  folder = temporaryFolder();
  for (const [name, value] of Object.entries({ ...service.env, GITHUB_WORKSPACE: folder })) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await service.close();
});

function request(name: string, variables: Readonly<Record<string, string>> = {}, retentionDays = 0) {
  const event = readEvent(
    {
      GITHUB_ACTIONS: "true",
      GITHUB_REPOSITORY: "octo/shop",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_EVENT_NAME: "push",
      GITHUB_JOB: "cut",
      GITHUB_ACTION: "__run",
      GITHUB_RUN_ID: "77",
      ...variables,
    },
    "{}",
  );
  return { event, name, retentionDays, log: silentLog };
}

async function contentOf(id: number): Promise<Readonly<Record<string, string>>> {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const path = await mkdtemp(join(tmpdir(), "download-"));
  await mkdir(path, { recursive: true });
  await new DefaultArtifactClient().downloadArtifact(id, { path });
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.slice(path.length + 1), await readFile(file, "utf8")])),
  );
}

describe("an artifact", () => {
  it("has the products in their folders and the results beside them, and the link that shows it", async () => {
    write(folder, { "shop/cutouts/a.png": "A", "shop/cutouts/deep/b.png": "B", "elsewhere/r.json": "{}" });
    const delivered = await uploadFiles(request("cutouts"), [
      { file: join(folder, "shop/cutouts/a.png"), path: "shop/cutouts/a.png" },
      { file: join(folder, "shop/cutouts/deep/b.png"), path: "shop/cutouts/deep/b.png" },
      { file: join(folder, "elsewhere/r.json"), path: "results.json" },
    ]);
    if (delivered.kind !== "artifact") throw new Error(JSON.stringify(delivered));
    expect(delivered.name).toBe("cutouts");
    expect(delivered.url).toBe(`https://github.com/octo/shop/actions/runs/77/artifacts/${delivered.id}`);
    expect(await contentOf(delivered.id)).toEqual({
      "shop/cutouts/a.png": "A",
      "shop/cutouts/deep/b.png": "B",
      "results.json": "{}",
    });
  });

  it("is there for every step and every job of a matrix, under names that tell them apart", async () => {
    write(folder, { "a.png": "A" });
    const files = [{ file: join(folder, "a.png"), path: "a.png" }];
    const names: string[] = [];
    for (const step of ["__run", "__run_2", "__run_2"]) {
      const delivered = await uploadFiles(request("many", { GITHUB_ACTION: step }), files);
      names.push(delivered.kind === "artifact" ? delivered.name : delivered.kind);
    }
    expect(names[0]).toBe("many");
    expect(names[1]).toBe("many-cut-__run_2");
    expect(names[2]).toMatch(/^many-cut-__run_2-[0-9a-f]{8}$/);
  });

  it("has no characters in its paths that the service refuses, and loses no file for it", async () => {
    const strange = ['a"b.png', "a:b.png", "a|b.png"];
    write(folder, Object.fromEntries(strange.map((name) => [name, name])));
    const delivered = await uploadFiles(
      request("strange"),
      strange.map((name) => ({ file: join(folder, name), path: `cutouts/${name}` })),
    );
    if (delivered.kind !== "artifact") throw new Error(JSON.stringify(delivered));
    expect(Object.values(await contentOf(delivered.id)).sort()).toEqual([...strange].sort());
  });

  it("is kept for as many days as were asked for", async () => {
    write(folder, { "a.png": "A" });
    await uploadFiles(request("brief", {}, 3), [{ file: join(folder, "a.png"), path: "a.png" }]);
    const expires = service.artifacts().find(({ name }) => name === "brief")?.expiresAt ?? "";
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(2.9);
    expect(days).toBeLessThan(3.1);
  });

  it("of the report is the page itself, unzipped, under a name of this step's own", async () => {
    write(folder, { "report.html": "<h1>Cutouts</h1>" });
    const first = await uploadPage(request("cutouts-report.html"), join(folder, "report.html"));
    const second = await uploadPage(request("cutouts-report.html"), join(folder, "report.html"));
    expect(first).toMatchObject({ kind: "artifact", name: "cutouts-report-cut-__run.html" });
    expect(second).toMatchObject({ kind: "artifact", name: expect.stringMatching(/-[0-9a-f]{8}\.html$/) });
    const stored = service.artifacts().find(({ name }) => name === "cutouts-report-cut-__run.html");
    expect(stored?.mimeType).toBe("text/html");
    expect(Buffer.from((await stored?.bytes()) ?? []).toString()).toBe("<h1>Cutouts</h1>");
  });

  it("is refused with the reason where there are none", async () => {
    const files = [{ file: join(folder, "a.png"), path: "a.png" }];
    const onServer = await uploadFiles(request("x", { GITHUB_SERVER_URL: "https://git.acme.example" }), files);
    expect(onServer).toMatchObject({ kind: "failed", reason: expect.stringContaining("Enterprise Server") });
    const onCommandLine = await uploadFiles({ ...request("x"), event: { kind: "none" } }, files);
    expect(onCommandLine).toMatchObject({ kind: "failed", reason: expect.stringContaining("GitHub Actions alone") });
  });

  it("that the service does not take is a failure, not an exception", async () => {
    write(folder, { "a.png": "A" });
    service.switches.status = 403;
    const delivered = await uploadFiles(request("refused"), [{ file: join(folder, "a.png"), path: "a.png" }]);
    service.switches.status = 0;
    expect(delivered).toMatchObject({ kind: "failed", way: "artifact", reason: expect.stringContaining("403") });
  });
});
