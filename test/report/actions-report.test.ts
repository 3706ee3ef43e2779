import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { annotations } from "../../src/report/annotations.js";
import { outputs } from "../../src/report/outputs.js";
import { failed, HOSTILE_NAMES, made, run } from "./fixture.js";
import { commandsIn } from "./runner-commands.js";

async function told(data: unknown) {
  const folder = await mkdtemp(join(tmpdir(), "outputs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "outputs");
  await writeFile(file, "");
  const code = `import { tellRunner } from "./lib/report/actions-report.js"; tellRunner(...${JSON.stringify(data)});`;
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
    env: { ...process.env, GITHUB_OUTPUT: file },
  });
  return { status, stdout, outputs: await readFile(file, "utf8") };
}

test("outputs reach the runner's file, failed pictures are errors, and a failed verdict is exit code 1", async () => {
  const result = run([made("a.jpg"), failed("photos/b.jpg")]);
  const verdict = { kind: "failed", message: "1 of 2 pictures failed." };
  const {
    status,
    stdout,
    outputs: file,
  } = await told([outputs(result, { results: "/tmp/r.json" }), annotations(result), verdict]);
  expect(status).toBe(1);
  expect(file).toMatch(/^failed<<(ghadelimiter_[\w-]+)\n1\n\1$/m);
  expect(stdout).toMatch(/^::error title=No cutout%3A downloading the cutout,file=photos\/b\.jpg::photos\/b\.jpg: /m);
  expect(stdout).toContain("::error::1 of 2 pictures failed.");
});

test("hostile names make no other commands than the ten errors that GitHub keeps", async () => {
  const result = run(HOSTILE_NAMES.map((name) => failed(name, { reason: name })));
  const { stdout } = await told([
    outputs(result, { results: "r" }),
    annotations(result),
    { kind: "failed", message: "All failed." },
  ]);
  expect(commandsIn(stdout)).toEqual(Array.from({ length: 10 }, () => "error"));
});

test("a passed verdict is exit code 0", async () => {
  const { status, stdout } = await told([outputs(run([]), { results: "r" }), [], { kind: "passed" }]);
  expect([status, stdout]).toEqual([0, ""]);
});
