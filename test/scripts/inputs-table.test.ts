import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";

const PAGE = `# Title

<!-- inputs:start -->
What was here before.
<!-- inputs:end -->

Between.

<!-- outputs:start -->
<!-- outputs:end -->

The end.
`;

async function folderWith(page: string) {
  const folder = await mkdtemp(join(tmpdir(), "table-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "inputs.md");
  await writeFile(file, page);
  const run = (...flags: readonly string[]) =>
    spawnSync(process.execPath, ["scripts/inputs-table.mjs", ...flags, "action.yml", file], { encoding: "utf8" });
  return { file, run };
}

test("every input and output of action.yml gets a row, and the text around the tables stays", async () => {
  const { file, run } = await folderWith(PAGE);
  expect(run().status).toBe(0);
  const page = await readFile(file, "utf8");
  const action = parse(await readFile("action.yml", "utf8"));
  for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
    expect(page).toContain(`| \`${name}\` |`);
  expect(page).toContain("| `paths` |  |");
  expect(page).not.toContain("What was here before");
  expect(page.startsWith("# Title\n\n<!-- inputs:start -->\n")).toBe(true);
  expect(page).toContain("\n<!-- inputs:end -->\n\nBetween.\n\n<!-- outputs:start -->\n");
  expect(page.endsWith("\nThe end.\n")).toBe(true);
});

test("a check fails on a page that is out of date, writes nothing, and passes after a run", async () => {
  const { file, run } = await folderWith(PAGE);
  expect(run("--check")).toMatchObject({ status: 1, stderr: expect.stringContaining("node scripts/inputs-table.mjs") });
  expect(await readFile(file, "utf8")).toBe(PAGE);
  run();
  expect(run("--check").status).toBe(0);
});

test("a page without the markers is an error that names them", async () => {
  const { run } = await folderWith("# Title\n");
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\S+inputs\.md lacks the markers <!-- inputs:start --> and <!-- inputs:end -->\n$/);
});
