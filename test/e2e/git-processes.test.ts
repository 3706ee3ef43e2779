// @module-tag long: nights that deliver, whose commands of git are counted.
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

const callsOf = (calls: readonly string[], command: string) => calls.filter((call) => call === command);

/** The commands of git of a night that finds all of its pictures in the pull request of the night before, call by call. */
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
    return noting.calls().map((call) => call.replace(/^(?:-c \S+ )+/, "").split(" ")[0] ?? "");
  } finally {
    await github.close();
    await service.close();
  }
}

it("a night that finds everything in the open pull request starts no command of git once a picture", async () => {
  const pictures = 8;
  const calls = await callsOfQuietNight(pictures);
  for (const command of new Set(calls)) expect(callsOf(calls, command).length, command).toBeLessThan(pictures);
  expect(callsOf(calls, "push")).toHaveLength(2);
  expect(callsOf(calls, "ls-remote")).toHaveLength(4);
});
