import { expect, it } from "vitest";
import { withdrawSecrets, withoutInputs, withoutSecrets } from "../src/child-environment.js";

const SECRETS = ["INPUT_APP-CODE", "INPUT_TOKEN", "input_token", "CUTOUT_APP_CODE"];
const CREDENTIALS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"];
const NEEDED = ["PATH", "HOME", "HTTPS_PROXY", "GIT_SSH_COMMAND", "ACTIONS_RUNTIME_TOKEN", "GITHUB_WORKSPACE"];

it("a child process sees what it needs, and no secret of ours, of the bucket or of GitHub", () => {
  const env = Object.fromEntries([...SECRETS, ...CREDENTIALS, ...NEEDED].map((name) => [name, "value"]));
  expect(Object.keys(withoutSecrets({ ...env, EMPTY: undefined }))).toEqual(NEEDED);
  expect(Object.keys(withoutInputs(env))).toEqual([...CREDENTIALS, ...NEEDED]);
});

it("the process gives its secrets to the program alone, and keeps the environment out of diagnostic reports", () => {
  const env = Object.fromEntries([...SECRETS, ...CREDENTIALS, ...NEEDED].map((name) => [name, "value"]));
  const program = { env: { ...env }, report: Object.create(process.report ?? null) };
  expect(withdrawSecrets(program)).toEqual(env);
  expect(Object.keys(program.env)).toEqual(NEEDED);
  expect(program.report.excludeEnv).toBe(true);
});
