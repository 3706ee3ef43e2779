#!/usr/bin/env node
import { runAction } from "./entry/in-actions.js";
import { CACHE_CHILD, serveCacheRequest } from "./memory/cache-sync/cache-child.js";
import { keepHeapSmall } from "./small-heap.js";

keepHeapSmall();
const [first] = process.argv.slice(2);

if (first === CACHE_CHILD) serveCacheRequest();
else if (first !== undefined || process.env["GITHUB_ACTIONS"] !== "true")
  await (await import("./entry/command-line.js")).runCommandLine(process);
else if (process.env["STATE_phase"] === "post") await (await import("./entry/post.js")).runPost(process);
else await runAction(process);
