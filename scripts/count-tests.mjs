// Prints the honest count of a vitest report as the last line, and fails where a test was skipped that CI has all means for.
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const skipped = report.testResults
  .flatMap((file) => file.assertionResults)
  .filter((test) => test.status !== "passed" && test.status !== "failed");
for (const test of skipped) console.log(`skipped: ${test.fullName}`);
if (skipped.length > 0) process.exitCode = 1;
if (report.numFailedTests > 0 || !report.success) process.exitCode = 1;
console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed`);
