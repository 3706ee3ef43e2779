import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { pulls } from "../support/github/pulls.js";
import { startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { createPlace, runStep } from "../support/run-action.js";
import { startScriptedService } from "../support/scripted-service.js";

/** A folder with a `git` that notes each of its calls, and is git. */
function notingGit(): { readonly folder: string; readonly calls: () => readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), "bin-"));
  const [notes, real] = [join(folder, "notes"), git(folder, "--exec-path")];
  writeFileSync(join(folder, "git"), `#!/bin/sh\necho "$1" >> '${notes}'\nexec '${real}/git' "$@"\n`);
  chmodSync(join(folder, "git"), 0o755);
  return { folder, calls: () => readFileSync(notes, "utf8").split("\n").filter(Boolean).sort() };
}

/** What git is called for by a night that finds all of its pictures in the pull request of the night before. */
async function callsOfQuietNight(pictures: number): Promise<readonly string[]> {
  const files = Object.fromEntries(Array.from({ length: pictures }, (_, i) => [`photos/${i}.jpg`, i + 1]));
  const photos = await Promise.all(
    Object.entries(files).map(async ([path, seed]) => [path, await photo(seed)] as const),
  );
  const bare = bareRepository(Object.fromEntries(photos));
  const github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, pulls(bare).handler] });
  const service = await startScriptedService();
  try {
    const night = async (path: string) => {
      const [place, workspace] = [createPlace(), checkOut(github)];
      const { code, stdout, outputs } = await runStep(
        { ...place, workspace },
        {
          inputs: {
            paths: "photos",
            service: service.url.href,
            "app-code": service.appCode,
            "image-urls": "serve",
            token: github.switches.token,
            deliver: "pull-request",
          },
          env: { ...github.environment, GITHUB_SHA: git(workspace, "rev-parse", "HEAD"), PATH: path },
          event: { name: "schedule", payload: {} },
        },
      );
      expect(code, stdout).toBe(0);
      place.remove();
      rmSync(workspace, { recursive: true });
      return outputs;
    };
    const [path, noting] = [process.env["PATH"] ?? "", notingGit()];
    expect(await night(path)).toMatchObject({ made: String(pictures), paid: String(pictures) });
    expect(await night(`${noting.folder}${delimiter}${path}`)).toMatchObject({ reused: String(pictures), paid: "0" });
    return noting.calls();
  } finally {
    await github.close();
    await service.close();
  }
}

it("a night that finds everything in the open pull request starts no more of git for seven pictures than for two", async () => {
  const [two, seven] = [await callsOfQuietNight(2), await callsOfQuietNight(7)];
  const but = (calls: readonly string[], command: string) => calls.filter((call) => call !== command);
  expect(but(seven, "cat-file")).toEqual(but(two, "cat-file"));
  // The one that answers questions leaves when none come for some time.
  expect(Math.abs(seven.length - two.length)).toBeLessThan(3);
  expect(two.filter((command) => command === "push")).toHaveLength(2);
  expect(two.filter((command) => command === "ls-remote")).toHaveLength(4);
});
