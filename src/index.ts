#!/usr/bin/env node
import { withdrawSecrets } from "./child-environment.js";
import { CACHE_CHILD, serveCacheRequests } from "./memory/cache-sync/cache-child.js";

const { argv, stdout, stderr } = process;
const env = withdrawSecrets(process);
const [first] = argv.slice(2);

if (first === CACHE_CHILD) serveCacheRequests();
else if (first !== undefined || env["GITHUB_ACTIONS"] !== "true")
  await (await import("./entry/command-line.js")).runCommandLine({ env, argv, stdout, stderr });
else if (env["STATE_phase"] === "post") await (await import("./entry/post.js")).runPost({ env });
else await (await import("./entry/in-actions.js")).runAction({ env });
