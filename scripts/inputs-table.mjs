#!/usr/bin/env node
// Writes what action.yml says of the inputs and outputs to where it is read: into docs/inputs.md between markers,
//
//   <!-- inputs:start --> … <!-- inputs:end -->      <!-- outputs:start --> … <!-- outputs:end -->
//
// as data for `--help` into src/entry/inputs-table.ts, and for editors into docs/cutouts.schema.json. A comment before an
// input begins a group.
//
// usage: node scripts/inputs-table.mjs [--check] [action.yml] [inputs.md]
// With --check nothing is written, and a file that is out of date is exit code 1.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { configSchema } from "./config-schema.mjs";

const { values, positionals } = parseArgs({ options: { check: { type: "boolean" } }, allowPositionals: true });
const [actionFile = "action.yml", pageFile = "docs/inputs.md"] = positionals;
const actionText = readFileSync(actionFile, "utf8");
const { inputs = {}, outputs = {} } = parse(actionText);
const page = readFileSync(pageFile, "utf8");

bring(pageFile, between(between(page, "inputs", inputsTable()), "outputs", outputsTable()));
if (positionals.length === 0) {
  bring("src/entry/inputs-table.ts", inputsModule());
  bring("docs/cutouts.schema.json", `${JSON.stringify(configSchema(inputs), null, 2)}\n`);
}

function bring(file, fresh) {
  if (existsSync(file) && readFileSync(file, "utf8") === fresh) {
    console.log(`${file} is up to date.`);
  } else if (values.check) {
    console.error(`${file} does not have what ${actionFile} says. Run: node scripts/inputs-table.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, fresh);
    console.log(`${file} was brought up to date.`);
  }
}

/** As the formatter would write it. */
function inputsModule() {
  const groups = groupsOf(actionText).map(({ title, names }) => {
    const rows = names.map((name) =>
      property(/^\w+$/.test(name) ? name : quoted(name), inputs[name].description.trim()),
    );
    return `  {\n    title: ${quoted(title)},\n    inputs: {\n${rows.join("")}    },\n  },\n`;
  });
  return `// Written by scripts/inputs-table.mjs from action.yml.

/** The inputs with their descriptions, in the groups and the order that \`--help\` shows. */
export const INPUT_GROUPS: readonly {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
}[] = [
${groups.join("")}];
`;
}

function property(key, text) {
  const line = `      ${key}: ${quoted(text)},`;
  return `${line.length <= 120 ? line : `      ${key}:\n        ${quoted(text)},`}\n`;
}

/** In the quotes that need fewer escapes. */
function quoted(text) {
  const [double, single] = ['"', "'"].map((quote) => text.split(quote).length);
  if (double <= single) return JSON.stringify(text);
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

function groupsOf(text) {
  const groups = [];
  for (const line of text.slice(text.indexOf("\ninputs:"), text.indexOf("\noutputs:")).split("\n")) {
    const title = /^ {2}# (.+)$/.exec(line)?.[1];
    const name = /^ {2}([\w-]+):/.exec(line)?.[1];
    if (title !== undefined) groups.push({ title, names: [] });
    if (name !== undefined) groups.at(-1).names.push(name);
  }
  return groups;
}

/** A table for each group. */
function inputsTable() {
  const row = (name) => [code(name), defaultOf(inputs[name]), cell(inputs[name].description)];
  return groupsOf(actionText)
    .map(({ title, names }) => `### ${title}\n\n${table(["Input", "Default", "Meaning"], names.map(row))}`)
    .join("\n\n");
}

function outputsTable() {
  const rows = Object.entries(outputs).map(([name, { description }]) => [code(name), cell(description)]);
  return table(["Output", "Meaning"], rows);
}

function defaultOf(input) {
  if (input.required) return "**required**";
  const text = String(input.default ?? "");
  return text === "" ? "" : code(text);
}

function table(titles, rows) {
  return [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function code(text) {
  return `\`${cell(text)}\``;
}

/** A pipe would end the cell, a newline the table. */
function cell(text) {
  return String(text)
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}

function between(text, name, content) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) {
    console.error(`${pageFile} lacks the markers ${start} and ${end}`);
    process.exit(1);
  }
  return `${text.slice(0, from)}${start}\n\n${content}\n\n${text.slice(to)}`;
}
