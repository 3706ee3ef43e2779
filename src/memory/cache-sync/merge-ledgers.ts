import {
  AFTER_TORN,
  damagedLines,
  type Entries,
  type Entry,
  formatLine,
  type LedgerLine,
  ledgerLinesOf,
  type Phase,
  replay,
} from "../ledger-lines.js";

/**
 * Both ledgers' submits in one: what either knows of a submit counts, so that no paid job and no vain payment is
 * forgotten because two machines wrote at the same time, and none comes back that one of them has finished with. What is
 * new comes at the end: a run that has the ledger open goes on writing there, and none of its own lines is touched.
 */
export function mergeLedgers(local: string, restored: string): string {
  const here = new Set(local.split("\n"));
  // What cannot be read there may be worth money here too.
  const unread = damagedLines(restored)
    .map(({ text }) => text)
    .filter((text) => !here.has(text))
    .slice(0, MOST_UNREAD);
  const news = [...unread.map((text) => `${text}\n`), ...newsIn(restored, local).map(formatLine)].join("");
  return news === "" || local === "" || local.endsWith("\n") ? local + news : `${local}\n${AFTER_TORN}\n${news}`;
}

/** One is enough to stop a payment. */
const MOST_UNREAD = 10;

/** The lines that, after `local`, say what `restored` knows besides. */
export function newsIn(restored: string, local: string): readonly LedgerLine[] {
  const [mine, theirs] = [replay(local), replay(restored)];
  const [ended, endedThere] = [finished(local, mine), finished(restored, theirs)];
  const fromTheirs = [...theirs.values()].flatMap((entry) => {
    const known = mine.get(entry.submit);
    if (known !== undefined) return linesBetween(known, joined(known, entry));
    return ended.has(entry.submit) ? [] : ledgerLinesOf(new Map([[entry.submit, entry]]));
  });
  const fromEnds = [...mine.values()].flatMap((entry) =>
    endedThere.has(entry.submit) ? linesBetween(entry, over(entry)) : [],
  );
  return [...fromTheirs, ...fromEnds];
}

/** Submits that a ledger has lines of, and nothing that is worth knowing any more. */
function finished(text: string, left: Entries): ReadonlySet<string> {
  const begun = text.split("\n").flatMap((line) => [...replay(line).keys()]);
  return new Set(begun.filter((submit) => !left.has(submit)));
}

/** What is to be said after what is known of a submit, so that both together are the later state. */
function linesBetween(known: Entry, both: Entry): readonly LedgerLine[] {
  const lines = ledgerLinesOf(new Map([[both.submit, both]])).filter((line) => {
    if (line.kind === "submitting" || line.kind === "declined") return false;
    if (line.kind !== "settled") return line.kind !== known.phase.kind;
    return !known.settled.includes(line.task) || known.failures.has(line.task) !== both.failures.has(line.task);
  });
  // Failures first, since with the last task that is over the submit would be forgotten.
  const isOver = (line: LedgerLine): boolean => line.kind === "settled" && line.fate.kind === "over";
  return [...lines.filter((line) => !isOver(line)), ...lines.filter(isOver)];
}

function joined(one: Entry, other: Entry): Entry {
  const settled = [...new Set([...one.settled, ...other.settled])];
  // Settled without being a failure: a later submit of the same task came to a cutout.
  const served = [one, other].flatMap((entry) => entry.settled.filter((task) => !entry.failures.has(task)));
  const failures = new Map([...other.failures, ...one.failures].filter(([task]) => !served.includes(task)));
  return { ...one, phase: later(one.phase, other.phase), settled, failures };
}

function over(entry: Entry): Entry {
  return { ...entry, settled: entry.tasks.map(({ task }) => task), failures: new Map() };
}

/** Of two phases of one submit the one that says more. */
function later(one: Phase, other: Phase): Phase {
  const order = ["accepted", "declined", "unknown", "submitting"] as const satisfies readonly Phase["kind"][];
  return order.indexOf(one.kind) <= order.indexOf(other.kind) ? one : other;
}
