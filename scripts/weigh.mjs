// Holds what users download to its limits: the main file, and the archive of the tree that a runner fetches at every use.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MAIN_LIMIT = 1_500_000;
const ARCHIVE_LIMIT = 6_000_000;

const main = statSync("dist/index.js").size;
const archive = gzipSync(execFileSync("git", ["archive", "HEAD"], { maxBuffer: 1 << 28 })).length;
console.log(`dist/index.js ${main} bytes (limit ${MAIN_LIMIT}), archive ${archive} bytes (limit ${ARCHIVE_LIMIT})`);
if (main > MAIN_LIMIT || archive > ARCHIVE_LIMIT) process.exitCode = 1;
