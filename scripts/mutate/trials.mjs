// Tries many mutants in one process, and starts another where one of them keeps it busy or spoils it.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Quick tests come first, since most mutants need no others. */
const quick = 300;
const testTimeout = 8_000;
const busyMilliseconds = 10_000;
const stuckMilliseconds = 150_000;

/**
 * @param {{ file, name, milliseconds, reached: Set<string> }[]} tests
 * @param {ReadonlySet<string>} ids
 * @param {(id: string, outcome: string) => void} decided told at once of each that is killed
 * @param {number} longest in milliseconds: tests that take longer are left out
 */
export async function tryAll(runner, tests, ids, decided, longest) {
  const left = new Set(ids);
  let from = 0;
  for (const upTo of [quick, 10 * quick, longest]) {
    const some = tests.filter(({ milliseconds }) => milliseconds >= from && milliseconds < upTo);
    from = upTo;
    await tryWith(runner, some, left, decided, upTo === quick ? testTimeout : undefined);
  }
}

async function tryWith(runner, tests, left, decided, timeout) {
  const tried = new Set();
  let failures = 0;
  for (;;) {
    const plan = planOf(tests, left, tried);
    const files = Object.keys(plan);
    if (files.length === 0) return;
    const lines = await runOf(runner, { files, names: namesOf(plan), plan, timeout });
    const before = tried.size;
    for (const outcome of outcomesOf(lines)) {
      tried.add(pairOf(outcome, outcome.id));
      if (outcome.outcome === "doubtful") outcome.outcome = await alone(runner, outcome);
      if (!["killed", "timed out"].includes(outcome.outcome)) continue;
      left.delete(outcome.id);
      decided(outcome.id, outcome.outcome);
    }
    for (const spoilt of lines.filter((line) => line.spoilt)) giveUp(plan, spoilt, tried);
    failures = tried.size === before ? failures + 1 : 0;
    if (failures === 3) {
      process.stderr.write(`Not tried: ${files.join(", ")}\n`);
      return;
    }
  }
}

function planOf(tests, left, tried) {
  const plan = {};
  for (const { file, name, reached } of tests) {
    const ids = [...left].filter((id) => reached.has(id) && !tried.has(pairOf({ file, name }, id)));
    if (ids.length > 0) plan[file] = { ...plan[file], [name]: ids };
  }
  return plan;
}

const namesOf = (plan) => [...new Set(Object.values(plan).flatMap((names) => Object.keys(names)))];
const pairOf = ({ file, name }, id) => `${file}\n${name}\n${id}`;

/** A test that failed without a mutant as the first of its process never will do otherwise. */
function giveUp(plan, { file, name }, tried) {
  const key = `${file}\n${name}\nspoilt`;
  if (tried.has(key)) for (const id of plan[file][name]) tried.add(pairOf({ file, name }, id));
  tried.add(key);
}

/** Those whose end is in the log, and the one that the process did not survive. */
function outcomesOf(lines) {
  const outcomes = lines.filter(({ outcome }) => outcome !== undefined);
  const last = lines.findLast(({ begin }) => begin !== undefined && begin !== null);
  const ended = last === undefined || outcomes.some((each) => pairOf(each, each.id) === pairOf(last, last.begin));
  if (ended) return outcomes;
  const busy = lines.some((line) => line.busy);
  // Without its control, a failure is doubtful.
  return [...outcomes, { ...last, id: last.begin, outcome: busy ? "timed out" : "doubtful" }];
}

/** The same in a fresh process, with nothing that another mutant could have left. */
async function alone(runner, { file, name, id }) {
  const { failed, late } = await runner.run({ files: [file], names: [name], active: id }, stuckMilliseconds);
  return failed && !late ? "killed" : "survived";
}

async function runOf(runner, order) {
  const log = join(runner.directory, "trials.jsonl");
  rmSync(log, { force: true });
  const ended = new AbortController();
  const run = runner.run({ ...order, log }, 24 * 3_600_000).catch(() => ({}));
  const stopped = stuck(log, ended.signal);
  const first = await Promise.race([run, stopped]);
  ended.abort();
  if (first === "busy" || first === "stuck") runner.kill();
  const lines = linesOf(log);
  return first === "busy" ? [...lines, { busy: true }] : lines;
}

/** Waits until one round of a test takes more of the processor than any does, or the log stands still. */
async function stuck(log, signal) {
  let seen = { length: -1, at: Date.now(), spent: 0 };
  while (!signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const lines = linesOf(log);
    const spent = processorMilliseconds(lines.find(({ pid }) => pid !== undefined)?.pid);
    if (lines.length !== seen.length) seen = { length: lines.length, at: Date.now(), spent };
    else if (lines.length > 1 && spent - seen.spent > busyMilliseconds) return "busy";
    else if (Date.now() - seen.at > stuckMilliseconds) return "stuck";
  }
  return "ended";
}

/** Of the process with its ended children, where the system tells it: a busy machine makes nothing late that way. */
function processorMilliseconds(pid) {
  if (pid === undefined || !existsSync(`/proc/${pid}/stat`)) return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function linesOf(log) {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, "utf8").split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}
