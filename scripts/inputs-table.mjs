#!/usr/bin/env node
// Writes the tables of inputs and outputs into README.md, from action.yml, between markers:
//
//   <!-- inputs:start --> … <!-- inputs:end -->      <!-- outputs:start --> … <!-- outputs:end -->
//
// usage: node scripts/inputs-table.mjs [--check] [action.yml] [README.md]
// With --check nothing is written, and a README that is out of date is exit code 1.

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";

const { values, positionals } = parseArgs({ options: { check: { type: "boolean" } }, allowPositionals: true });
const [actionFile = "action.yml", readmeFile = "README.md"] = positionals;
const { inputs = {}, outputs = {} } = parse(readFileSync(actionFile, "utf8"));
const readme = readFileSync(readmeFile, "utf8");
const fresh = between(between(readme, "inputs", inputsTable()), "outputs", outputsTable());

if (fresh === readme) {
  console.log(`The tables of ${readmeFile} are up to date.`);
} else if (values.check) {
  console.error(`The tables of ${readmeFile} are not what ${actionFile} says. Run: node scripts/inputs-table.mjs`);
  process.exitCode = 1;
} else {
  writeFileSync(readmeFile, fresh);
  console.log(`The tables of ${readmeFile} were brought up to date.`);
}

function inputsTable() {
  const rows = Object.entries(inputs).map(([name, input]) => [code(name), defaultOf(input), cell(input.description)]);
  return table(["Input", "Default", "Meaning"], rows);
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
    console.error(`${readmeFile} lacks the markers ${start} and ${end}`);
    process.exit(1);
  }
  return `${text.slice(0, from)}${start}\n\n${content}\n\n${text.slice(to)}`;
}
