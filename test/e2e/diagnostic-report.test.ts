import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, startStep } from "../support/run-action.js";
import { startScriptedService } from "../support/scripted-service.js";

const SECRETS = {
  "INPUT_APP-CODE": "scripted-app-code",
  INPUT_TOKEN: "ghs_token-of-the-job",
  AWS_SECRET_ACCESS_KEY: "key-of-the-bucket",
} as const;

it("a diagnostic report of the running process, which NODE_OPTIONS can ask for, holds none of its secrets", async () => {
  const place = createPlace({ "photos/a.jpg": await photo(1) });
  const service = await startScriptedService({
    rules: [{ on: "submit", act: { kind: "silence" } }],
    onRequest: () => {
      running.kill("SIGUSR2");
      running.kill("SIGTERM");
    },
  });
  const running = startStep(place, {
    inputs: { paths: "photos", service: service.url.href },
    env: {
      ...SECRETS,
      NODE_OPTIONS: `--report-on-signal --report-signal=SIGUSR2 --report-directory=${place.root}`,
    },
  });
  const { stdout, stderr } = await running.ended;
  const reports = readdirSync(place.root).filter((name) => name.startsWith("report."));
  expect(reports, stdout + stderr).toHaveLength(1);
  const text = readFileSync(join(place.root, reports.join()), "utf8");
  expect(text).toContain("javascriptHeap");
  for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
  await service.close();
  place.remove();
});
