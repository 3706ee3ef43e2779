// Prints the changelog's section of one version, for the release's notes: node scripts/release-notes.mjs v1.2.3
import { readFileSync } from "node:fs";

const version = process.argv[2]?.replace(/^v/, "");
const sections = readFileSync(new URL("../CHANGELOG.md", import.meta.url), "utf8").split(/^## /m);
const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
if (section === undefined) {
  console.error(`CHANGELOG.md has no section "## ${version}": write what changed for users, then tag again.`);
  process.exit(1);
}
console.log(section.split("\n").slice(1).join("\n").trim());
