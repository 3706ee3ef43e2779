// Loaded before the program and before each of its worker threads: counts what they write to the disk, and at a chosen one
// of these moments kills the process or lets the write fail. FAULT is `{ "at": 12, "how": "kill-before" | "kill-after" | "ENOSPC" | "EACCES" }`, counted from 1,
// of the worker threads' writes alone with `"in": "workers"`;
// FAULT_COUNT names a file for how many there were.
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import threads, { isMainThread, workerData } from "node:worker_threads";

const { at = 0, how = "", in: where } = JSON.parse(process.env["FAULT"] ?? "{}");
const { writeFileSync } = fs;
/** One count for all threads. */
const writes = isMainThread ? new Int32Array(new SharedArrayBuffer(4)) : workerData.faultWrites;

/** What takes room or rights: the rest never fails for want of them. */
const FAILING = new Set(["writeFile", "appendFile", "write", "open", "mkdir", "mkdtemp", "rename"]);

/** As the file system says it. */
function refusal(name) {
  return Object.assign(new Error(`${how}: injected, ${name}`), { code: how, syscall: name });
}

/** Counts a write, and lets its turn come: by an error of the system, or by the end. Returns what is to happen once it is done. */
function begin(name) {
  const write = Atomics.add(writes, 0, 1) + 1;
  const isNow = write === at;
  if (isNow && how === "kill-before") process.kill(process.pid, "SIGKILL");
  // A disk that is full stays so; a right that is missing is missing for one file.
  const fails = how === "ENOSPC" ? at > 0 && write >= at : how === "EACCES" && isNow;
  if (fails && FAILING.has(name)) throw refusal(name);
  return () => {
    if (isNow && how === "kill-after") process.kill(process.pid, "SIGKILL");
  };
}

const isElsewhere = where === "workers" && isMainThread;

function guarded(name, original, isWrite = () => true) {
  return async function (...args) {
    if (isElsewhere || !isWrite(args)) return original.apply(this, args);
    const end = begin(name);
    const result = await original.apply(this, args);
    end();
    return result;
  };
}

/** As `guarded`, of what blocks. */
function guardedSync(name, original, isWrite = () => true) {
  return (...args) => {
    if (isElsewhere || !isWrite(args)) return original(...args);
    const end = begin(name);
    const result = original(...args);
    end();
    return result;
  };
}

/** As `guarded`, of what calls back. */
function guardedCallback(name, original) {
  return (...args) => {
    const back = args.pop();
    if (isElsewhere) return original(...args, back);
    const end = begin(name);
    return original(...args, (...told) => {
      end();
      back(...told);
    });
  };
}

const opensToWrite = ([, flags = "r"]) => typeof flags === "string" && /[wa+]/.test(flags);
/** The runner's own files are written by their paths. */
const isOpened = ([file]) => typeof file === "number";

const handle = await promises.open(process.execPath, "r");
const prototype = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ["writeFile", "appendFile", "write", "sync", "datasync", "truncate"])
  prototype[name] = guarded(name, prototype[name]);
for (const name of ["writeFile", "appendFile", "rename", "mkdir", "rm", "mkdtemp"])
  promises[name] = guarded(name, promises[name]);
promises.open = guarded("open", promises.open, opensToWrite);
for (const name of ["rename", "mkdir"]) fs[`${name}Sync`] = guardedSync(name, fs[`${name}Sync`]);
fs.openSync = guardedSync("open", fs.openSync, opensToWrite);
fs.writeFileSync = guardedSync("writeFile", fs.writeFileSync, isOpened);
fs.fsync = guardedCallback("sync", fs.fsync);

if (isMainThread) {
  threads.Worker = class extends threads.Worker {
    constructor(entry, options) {
      const env = { ...options.env, FAULT: process.env["FAULT"] ?? "{}" };
      super(entry, { ...options, env, execArgv: ["--import", import.meta.url], workerData: { faultWrites: writes } });
    }
  };
  const count = process.env["FAULT_COUNT"];
  if (count !== undefined) process.on("exit", () => writeFileSync(count, String(writes[0])));
}
syncBuiltinESMExports();
