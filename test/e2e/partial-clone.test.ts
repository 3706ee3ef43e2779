import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git, temporaryFolder } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { pulls } from "../support/github/pulls.js";
import { startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { createPlace, runStep } from "../support/run-action.js";
import { startScriptedService } from "../support/scripted-service.js";

/** A clone that has every commit and tree, and gets files when they are asked for, from where `lose` takes them away. */
function partialClone(bare: string, url: string, filter: string) {
  const folder = temporaryFolder();
  const [source, workspace] = [join(folder, "source.git"), join(folder, "work")];
  git(folder, "clone", "-q", "--bare", bare, source);
  git(source, "config", "uploadpack.allowFilter", "true");
  git(source, "config", "uploadpack.allowAnySHA1InWant", "true");
  git(folder, "clone", "-q", `--filter=${filter}`, "-o", "source", `file://${source}`, workspace);
  git(workspace, "remote", "add", "origin", url);
  return { workspace, lose: () => renameSync(source, `${source}-gone`) };
}

it.each(["blob:none", "tree:0"])(
  "what waits in a pull request is not paid for again by a clone without it (%s) that cannot fetch it either",
  async (filter) => {
    const bare = bareRepository({ "photos/a.jpg": await photo(1) });
    const github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, pulls(bare).handler] });
    const service = await startScriptedService();
    const night = async (workspace: string) => {
      const place = createPlace();
      const inputs = { paths: "photos", service: service.url.href, "app-code": service.appCode };
      const ended = await runStep(
        { ...place, workspace },
        {
          inputs: { ...inputs, "image-urls": "serve", token: github.switches.token, deliver: "pull-request" },
          env: { ...github.environment, GITHUB_SHA: headOf(workspace), GITHUB_REF: "refs/heads/main" },
          event: { name: "schedule", payload: {} },
        },
      );
      place.remove();
      return ended;
    };
    try {
      expect((await night(checkOut(github))).outputs).toMatchObject({ made: "1", paid: "1" });
      const { workspace, lose } = partialClone(bare, `${github.url}/octo/shop`, filter);
      lose();
      const { code, stdout } = await night(workspace);
      expect(code, stdout).toBe(1);
      expect(stdout).toMatch(/^::error::.*pull request #1/m);
      expect(service.bill().tasks).toBe(1);
    } finally {
      await github.close();
      await service.close();
    }
  },
);
