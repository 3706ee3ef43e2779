import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { pulls } from "../support/github/pulls.js";
import { startFakeGitHub } from "../support/github/server.js";
import { notingGit } from "../support/noting-git.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { createPlace, runStep } from "../support/run-action.js";
import { startScriptedService } from "../support/scripted-service.js";

/** What git is called for by a night that finds all of its pictures in the pull request of the night before. */
async function callsOfQuietNight(pictures: number): Promise<readonly string[]> {
  const photos = Array.from({ length: pictures }, async (_, i) => [`photos/${i}.jpg`, await photo(i + 1)] as const);
  const bare = bareRepository(Object.fromEntries(await Promise.all(photos)));
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
          env: { ...github.environment, GITHUB_SHA: headOf(workspace), PATH: path },
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
    expect(await night(noting.path)).toMatchObject({ reused: String(pictures), paid: "0" });
    return noting
      .calls()
      .map((call) => call.split(" ")[0] ?? "")
      .sort();
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
