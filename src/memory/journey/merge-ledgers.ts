import { type Entries, type Entry, formatLine, type Line, linesOf, replay } from "../ledger-lines.js";

/**
 * Both ledgers' open submits in one: what either knows of a submit counts, so that no paid job is forgotten because two
 * machines wrote at the same time, and none comes back that one of them has finished with.
 */
export function mergeLedgers(local: string, restored: string): string {
  const news = newsFor(local, restored);
  return news === "" || local === "" || local.endsWith("\n") ? local + news : `${local}\n${news}`;
}

/**
 * The lines that a ledger lacks of what another one knows. They are for its end: a run that has it open goes on writing
 * there, and none of its own lines is touched.
 */
export function newsFor(local: string, restored: string): string {
  const [mine, theirs] = [replay(local), replay(restored)];
  const [ended, endedThere] = [finished(local, mine), finished(restored, theirs)];
  const fromTheirs = [...theirs.values()].flatMap((entry) =>
    ended.has(entry.submit) ? [] : linesFor(mine.get(entry.submit), entry),
  );
  const fromEnds = [...mine.values()].flatMap((entry) => (endedThere.has(entry.submit) ? settling(entry) : []));
  return [...fromTheirs, ...fromEnds].map(formatLine).join("");
}

/** Submits that a ledger has lines of, and nothing open. */
function finished(text: string, open: Entries): ReadonlySet<string> {
  const begun = text.split("\n").flatMap((line) => [...replay(line).keys()]);
  return new Set(begun.filter((submit) => !open.has(submit)));
}

function linesFor(known: Entry | undefined, entry: Entry): readonly Line[] {
  const lines = linesOf(new Map([[entry.submit, entry]]));
  if (known === undefined) return lines;
  return lines.filter((line) => {
    if (line.kind === "accepted") return known.phase.kind !== "accepted";
    return line.kind === "settled" && !known.settled.includes(line.task);
  });
}

function settling({ submit, tasks, settled }: Entry): readonly Line[] {
  const left = tasks.filter(({ task }) => !settled.includes(task));
  return left.map(({ task }) => ({ kind: "settled", submit, task, fate: "failed" }));
}
