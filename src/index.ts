#!/usr/bin/env node
import { runCommandLine } from "./entry/command-line.js";
import { runAction } from "./entry/in-actions.js";
import { runPost } from "./entry/post.js";
import { CACHE_CHILD, serveCacheRequest } from "./memory/journey/cache-child.js";

const [first] = process.argv.slice(2);

if (first === CACHE_CHILD) serveCacheRequest();
else if (first !== undefined || process.env["GITHUB_ACTIONS"] !== "true") await runCommandLine(process);
else if (process.env["STATE_phase"] === "post") await runPost(process);
else await runAction(process);
