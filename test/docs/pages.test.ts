import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, "utf8");

/** A user's file, which pages name by its place. */
const THEIRS = ".github/cutouts.yml";

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
  expect(named.filter((path) => path !== THEIRS && !existsSync(`${root}${path}`))).toEqual([]);
});

test("docs/architecture.md knows every folder of the source", () => {
  const folders = readdirSync(`${root}src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}/`);
  const text = read("docs/architecture.md");
  expect(folders.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([]);
});

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test.each(["README.md", "SECURITY.md", "bench/README.md", ...PAGES])("every link of %s leads somewhere", (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
  const broken = links.filter(([, path = "", anchor]) => {
    const target = path === "" ? page : posix.join(posix.dirname(page), path);
    if (!existsSync(`${root}${target}`)) return true;
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

test("README names no input or output that action.yml does not have", () => {
  const { inputs, outputs } = parse(read("action.yml"));
  const rowsOf = (heading: string) =>
    read("README.md")
      .split(`\n## ${heading}\n`)[1]
      ?.split("\n## ")[0]
      ?.match(/^\|.*$/gm) ?? [];
  const names = (rows: readonly string[]) => rows.join("\n").match(/(?<=`)[a-z][a-z-]*(?=`)/g) ?? [];
  expect(names(rowsOf("Inputs"))).toContain("paths");
  expect(names(rowsOf("Outputs"))).toContain("made");
  expect(names(rowsOf("Inputs")).filter((name) => !(name in inputs))).toEqual([]);
  expect(names(rowsOf("Outputs")).filter((name) => !(name in outputs))).toEqual([]);
});
