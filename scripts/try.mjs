// npm run try: plays four people who use the program, and leaves what they saw in reports/try as pictures to look at.
//
//   npm run try                      all four
//   npm run try -- newcomer          only those named: newcomer, maintainer, reviewer, operator
//
// Runs lib/, as the end-to-end tests do, or the build that CUTOUT_DIST names. The services and GitHub are the tests' own.
import { execFileSync } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { maintainer } from "./try/maintainer.mjs";
import { newcomer } from "./try/newcomer.mjs";
import { operator } from "./try/operator.mjs";
import { reviewer } from "./try/reviewer.mjs";
import { photographScenes } from "./try/screenshots.mjs";
import { openStage } from "./try/stage.mjs";

const people = { newcomer, maintainer, reviewer, operator };
const root = fileURLToPath(new URL("../", import.meta.url));
const folder = fileURLToPath(new URL("../reports/try/", import.meta.url));

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(people, name));
if (unknown.length > 0) {
  console.error(`There is nobody called ${unknown.join(", ")}: name some of ${Object.keys(people).join(", ")}.`);
  process.exit(2);
}

if (process.env["CUTOUT_DIST"] === undefined) {
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], {
    cwd: root,
    stdio: "inherit",
  });
}
await mkdir(folder, { recursive: true });
const players = Object.keys(people).filter((name) => named.length === 0 || named.includes(name));
for (const file of await readdir(folder))
  if (players.some((name) => file.startsWith(`${name}-`))) await rm(folder + file);
const stage = await openStage(root);
try {
  for (const name of players) {
    console.log(`The ${name} …`);
    await people[name](stage.of(name));
  }
  for (const { name, text } of stage.scenes) await writeFile(`${folder}${name}.txt`, text);
  await photographScenes(stage.scenes, folder);
} finally {
  await stage.close();
}
console.log(`What they saw is in ${folder}`);
