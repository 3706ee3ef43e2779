// The least that a run must do: the walk of @actions/glob, and nothing else.
import { create } from "@actions/glob";

const globber = await create(`${process.argv[2]}\n!**/.git/**\n!**/node_modules/**`, { matchDirectories: false });
const files = await globber.glob();
if (files.length === 0) process.exitCode = 1;
