import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deliver } from "../../src/deliver/deliver.js";
import { openGit } from "../../src/github/git.js";
import { silentLog } from "../../src/log.js";
import { bareRepository, git, gitEnvironment, temporaryFolder, write } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { checkOut, deliverFrom, filesOf, linesIn, mergeLines } from "./workbench.js";

let service: ResultsService;
let bare: string;
let github: FakeGitHub;

beforeAll(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  service = await startResultsService();
  for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value);
});
beforeEach(async () => {
  bare = bareRepository({ "pictures/a.jpg": "a" });
  github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, pulls(bare).handler] });
});
afterEach(() => github.close());
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await service.close();
});

const products = { "cutouts/a.png": "A" };

describe("delivery", () => {
  it("goes every way that was asked for, with the report as a page of its own", async () => {
    const folder = temporaryFolder();
    write(folder, { "results.json": "{}", "report.html": "<h1>Cutouts</h1>" });
    const { delivered } = await deliverFrom(github, checkOut(github), {
      cloud: true,
      products,
      settings: { deliver: ["artifact", "commit", "pull-request"], branch: "topic", artifactName: "all" },
      attachments: [{ file: join(folder, "results.json"), path: "results.json" }],
      page: join(folder, "report.html"),
    });
    expect(delivered).toMatchObject([
      { kind: "commit", branch: "topic" },
      { kind: "pull-request", branch: "topic" },
      { kind: "artifact", name: "all" },
      { kind: "artifact", name: "all-report-cutouts-__run.html" },
    ]);
  });

  it("goes no way where none was asked for", async () => {
    const { delivered } = await deliverFrom(github, checkOut(github), { products, settings: { deliver: [] } });
    expect(delivered).toEqual([]);
    expect(filesOf(bare, "main")).toEqual(["pictures/a.jpg"]);
  });

  it("saves the products as an artifact where they could not be committed, though none was asked for", async () => {
    github.switches.contents = "read";
    const { delivered } = await deliverFrom(github, checkOut(github), {
      cloud: true,
      products,
      settings: { artifactName: "saved" },
    });
    expect(delivered).toMatchObject([
      { kind: "failed", way: "commit" },
      { kind: "artifact", name: "saved" },
    ]);
    expect(service.artifacts().find(({ name }) => name === "saved")?.finalized).toBe(true);
  });

  it("says what is missing where there is no repository", async () => {
    const workspace = temporaryFolder();
    const { delivered } = await deliverFrom(github, workspace, { products, git: undefined });
    expect(delivered[0]).toMatchObject({ kind: "failed", reason: expect.stringContaining("actions/checkout") });
  });

  it("on a command line pushes to the branch that is checked out, with the user's own access", async () => {
    const workspace = join(temporaryFolder(), "shop");
    git(bare, "clone", "-q", bare, workspace);
    git(workspace, "switch", "-q", "-c", "mine");
    write(workspace, products);
    const delivered = await deliver({
      settings: {
        workspace,
        deliver: ["commit", "pull-request"],
        artifactName: "",
        retentionDays: 0,
        signOff: false,
        branch: "",
        base: "",
        verifiedCommits: "required",
        pullRequestTitle: "",
        pullRequestLabels: [],
      },
      event: { kind: "none" },
      workflow: { kind: "none" },
      git: openGit({ directory: workspace, env: gitEnvironment, anyOwner: false }),
      api: () => Promise.reject(new Error("No API was needed.")),
      changes: {
        written: ["cutouts/a.png"],
        removed: [],
        manifest: "m.json",
        mergeManifest: mergeLines(),
        recordedIn: linesIn,
        seen: new Map(),
      },
      commitMessage: "Add cutouts",
      pullRequestBody: async () => "",
      attachments: [],
      log: silentLog,
    });
    expect(delivered).toMatchObject([
      { kind: "commit", branch: "mine", url: "" },
      { kind: "failed", way: "pull-request" },
    ]);
    expect(filesOf(bare, "mine")).toContain("cutouts/a.png");
  });
});
