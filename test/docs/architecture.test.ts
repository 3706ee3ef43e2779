import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, "utf8");

const PAGES = [
  "CONTRIBUTING.md",
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

test.each(PAGES)("every file and folder of the repository that %s names is there", (page) => {
  const named = [...read(page).matchAll(/`((?:src|test|bench|scripts|examples|\.ci|\.github)\/[\w./-]*)`/g)].map(
    ([, path = ""]) => path,
  );
  expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
});

test("docs/architecture.md knows every folder of the source", () => {
  const folders = readdirSync(`${root}src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}/`);
  const text = read("docs/architecture.md");
  expect(folders.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([]);
});
