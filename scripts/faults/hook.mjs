// Loaded before the program: counts what it writes to the disk, and at a chosen one of these moments kills the process or
// lets the write fail. FAULT is `{ "at": 12, "how": "kill-before" | "kill-after" | "ENOSPC" | "EACCES" }`, counted from 1;
// FAULT_COUNT names a file for how many there were.
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const { at = 0, how = "" } = JSON.parse(process.env["FAULT"] ?? "{}");
const { writeFileSync } = fs;
let writes = 0;

/** What takes room or rights: the rest never fails for want of them. */
const FAILING = new Set(["writeFile", "appendFile", "write", "open", "mkdir", "mkdtemp", "rename"]);

function guarded(name, original, isWrite = () => true) {
  return async function (...args) {
    if (!isWrite(args)) return original.apply(this, args);
    writes++;
    const isNow = writes === at;
    if (isNow && how === "kill-before") process.kill(process.pid, "SIGKILL");
    // A disk that is full stays so; a right that is missing is missing for one file.
    const fails = how === "ENOSPC" ? at > 0 && writes >= at : how === "EACCES" && isNow;
    if (fails && FAILING.has(name)) throw Object.assign(new Error(`${how}: injected, ${name}`), { code: how });
    const result = await original.apply(this, args);
    if (isNow && how === "kill-after") process.kill(process.pid, "SIGKILL");
    return result;
  };
}

const opensToWrite = ([, flags = "r"]) => typeof flags === "string" && /[wa+]/.test(flags);

if (isMainThread) {
  const handle = await promises.open(process.execPath, "r");
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  for (const name of ["writeFile", "appendFile", "write", "sync", "datasync", "truncate"])
    prototype[name] = guarded(name, prototype[name]);
  for (const name of ["writeFile", "appendFile", "rename", "mkdir", "rm", "mkdtemp"])
    promises[name] = guarded(name, promises[name]);
  promises.open = guarded("open", promises.open, opensToWrite);
  syncBuiltinESMExports();
  const count = process.env["FAULT_COUNT"];
  if (count !== undefined) process.on("exit", () => writeFileSync(count, String(writes)));
}
