import { type Entries, type Entry, formatLine, linesOf, replay } from "../ledger-lines.js";

/**
 * Both ledgers' open submits in one: what either knows of a submit counts, so that no paid job is forgotten because two
 * machines wrote at the same time.
 */
export function mergeLedgers(local: string, restored: string): string {
  const merged = new Map(replay(local));
  for (const [submit, entry] of replay(restored)) put(merged, submit, entry);
  return linesOf(merged).map(formatLine).join("");
}

function put(merged: Map<string, Entry>, submit: string, entry: Entry): void {
  const known = (merged satisfies Entries).get(submit);
  const both = known === undefined ? entry : joined(known, entry);
  if (both.tasks.every(({ task }) => both.settled.includes(task))) merged.delete(submit);
  else merged.set(submit, both);
}

function joined(one: Entry, other: Entry): Entry {
  const phase = [one, other].map((entry) => entry.phase).find(({ kind }) => kind === "accepted") ?? one.phase;
  return { ...one, phase, settled: [...new Set([...one.settled, ...other.settled])] };
}
