import { type Entry, formatLine, isFinished, linesOf, type Phase, replay } from "../ledger-lines.js";

/**
 * Both ledgers' submits in one: what either knows of a submit counts, so that no paid job and no vain payment is
 * forgotten because two machines wrote at the same time.
 */
export function mergeLedgers(local: string, restored: string): string {
  const merged = new Map(replay(local));
  for (const [submit, entry] of replay(restored)) put(merged, submit, entry);
  return linesOf(merged).map(formatLine).join("");
}

function put(merged: Map<string, Entry>, submit: string, entry: Entry): void {
  const known = merged.get(submit);
  const both = known === undefined ? entry : joined(known, entry);
  if (isFinished(both)) merged.delete(submit);
  else merged.set(submit, both);
}

function joined(one: Entry, other: Entry): Entry {
  const settled = [...new Set([...one.settled, ...other.settled])];
  // Settled without being a failure: a later submit of the same task came to a cutout.
  const served = [one, other].flatMap((entry) => entry.settled.filter((task) => !entry.failures.has(task)));
  const failures = new Map([...other.failures, ...one.failures].filter(([task]) => !served.includes(task)));
  return { ...one, phase: later(one.phase, other.phase), settled, failures };
}

/** Of two phases of one submit the one that says more. */
function later(one: Phase, other: Phase): Phase {
  const order = ["accepted", "unknown", "submitting"] as const satisfies readonly Phase["kind"][];
  return order.indexOf(one.kind) <= order.indexOf(other.kind) ? one : other;
}
