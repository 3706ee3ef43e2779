// node scripts/slow-tests.mjs reports/tests.json: the twenty slowest tests of a vitest report, and the files over 20 s,
// the slowest first. A file over 20 s is tagged `long`, and says in that line why; but for those that show what matters most.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const most = 20;
const longFileMilliseconds = 20_000;

const [report = "reports/tests.json"] = process.argv.slice(2);
const files = JSON.parse(readFileSync(report, "utf8")).testResults.map(({ name, assertionResults }) => {
  const path = relative(process.cwd(), name);
  const tests = assertionResults.map(({ fullName, duration }) => ({ path, fullName, milliseconds: duration ?? 0 }));
  return { path, tests, milliseconds: tests.reduce((sum, test) => sum + test.milliseconds, 0) };
});

console.log(`The slowest ${most} tests, in seconds:`);
for (const { path, fullName, milliseconds } of slowest(files.flatMap(({ tests }) => tests)).slice(0, most)) {
  console.log(`${seconds(milliseconds)}  ${path}  ${fullName}`);
}

console.log(`\nFiles over ${longFileMilliseconds / 1000} s:`);
for (const { path, milliseconds } of slowest(files)) {
  if (milliseconds > longFileMilliseconds) console.log(`${seconds(milliseconds)}  ${path}`);
}

function slowest(timed) {
  return timed.toSorted((one, other) => other.milliseconds - one.milliseconds);
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1).padStart(6);
}
