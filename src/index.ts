#!/usr/bin/env node
import { runCommandLine } from "./entry/command-line.js";
import { runAction } from "./entry/in-actions.js";

const phase = process.argv.length <= 2 && process.env["GITHUB_ACTIONS"] === "true" ? runAction : runCommandLine;

await phase(process);
