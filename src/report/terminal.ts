import type { Delivered, Failure, OutcomeKind, PictureResult, Product, Run } from "../model.js";
import { paint, type Style } from "./paint.js";
import { cell, columns, visible, wrap } from "./visible.js";
import {
  count,
  duration,
  fileSize,
  moneyLine,
  notesOf,
  OUTCOMES,
  paidWord,
  productsOf,
  reasonOf,
  stageMeaning,
  totals,
  whatLeft,
} from "./words.js";

export interface TableScreen {
  /** `Infinity` where the output goes elsewhere: nothing is cut or wrapped. */
  readonly columns: number;
  readonly colour: boolean;
}

const STYLES: Readonly<Record<OutcomeKind, Style>> = {
  failed: "red",
  deferred: "yellow",
  made: "green",
  planned: "cyan",
  reused: "dim",
  kept: "dim",
  skipped: "yellow",
};

const OUTCOME_COLUMNS = 9;
/** Beyond so many, pictures that nothing had to be done for are only counted. */
const LONG_LIST = 60;

/** The end of a run on a terminal: a line or two for each picture, then what it came to. Ends with a newline. */
export function terminalTable(run: Run, screen: TableScreen): string {
  const width = Math.max(40, screen.columns);
  const lines = [
    ...pictureLines(run, { ...screen, columns: width }),
    "",
    ...closing(run, { ...screen, columns: width }),
  ];
  return `${lines.join("\n").replace(/^\n+/, "")}\n`;
}

function pictureLines(run: Run, screen: TableScreen): readonly string[] {
  const quiet = (kind: OutcomeKind): boolean =>
    run.results.length > LONG_LIST && (kind === "reused" || kind === "kept");
  return OUTCOMES.flatMap((kind) => {
    const results = run.results.filter(({ outcome }) => outcome.kind === kind);
    if (results.length === 0) return [];
    if (quiet(kind)) return [`${label(kind, screen)}${count(results.length, "picture")}, as they were`];
    return results.flatMap((result) => picture(result, screen));
  });
}

function label(kind: OutcomeKind, screen: TableScreen): string {
  return paint(STYLES[kind], cell(kind, OUTCOME_COLUMNS), screen.colour);
}

function picture(result: PictureResult, screen: TableScreen): readonly string[] {
  const { outcome } = result;
  const room = screen.columns - OUTCOME_COLUMNS;
  const name = visible(result.path);
  if (outcome.kind === "made" || outcome.kind === "reused" || outcome.kind === "kept") {
    const [first, ...others] = outcome.products;
    const facts = first === undefined ? "" : `${first.width}×${first.height} ${fileSize(first.bytes)}`;
    const arrow = first === undefined ? name : pointed(name, visible(first.path), room - columns(facts) - 2);
    const notes = notesOf(outcome).flatMap((note) => indented(note, screen));
    const line = `${label(outcome.kind, screen)}${arrow}  ${paint("dim", facts, screen.colour)}`;
    return [line, ...arrows(others, room), ...notes];
  }
  const why = outcome.kind === "failed" ? [failed(outcome.failure), ...notesOf(outcome)].join("; ") : reasonOf(outcome);
  return [
    `${label(outcome.kind, screen)}${cell(name, room).trimEnd()}`,
    ...arrows(productsOf(outcome), room),
    ...indented(why, screen),
  ];
}

function arrows(products: readonly Product[], room: number): readonly string[] {
  return products.map(({ path }) => `${" ".repeat(OUTCOME_COLUMNS)}${cell(`→ ${visible(path)}`, room).trimEnd()}`);
}

function indented(text: string, screen: TableScreen): readonly string[] {
  const lines = wrap(visible(text), screen.columns - OUTCOME_COLUMNS);
  return lines.map((line) => " ".repeat(OUTCOME_COLUMNS) + paint("dim", line, screen.colour));
}

function failed(failure: Failure): string {
  const again = failure.retryable ? "worth another try" : "another try will not help by itself";
  return `${stageMeaning(failure.stage)}: ${failure.reason} (paid: ${paidWord(failure.paid)}; ${again})`;
}

/** `source → product` in exactly `room` columns, both cut where they are too long. */
function pointed(source: string, product: string, room: number): string {
  const arrow = " → ";
  const free = room - arrow.length;
  const left = Math.min(columns(source), Math.max(free - columns(product), Math.floor(free / 2)));
  return cell(source, left) + arrow + cell(product, free - left);
}

function closing(run: Run, screen: TableScreen): readonly string[] {
  const lines = [
    `${totals(run.counts)} in ${duration(run.milliseconds)}.`,
    moneyLine(run),
    ...(run.remote ? [whatLeft(run)] : []),
  ];
  const [headline, ...rest] = lines;
  return [
    ...wrap(headline ?? "", screen.columns).map((line) => paint("bold", line, screen.colour)),
    ...[...rest, ...run.delivered.map(delivery)].flatMap((line) => wrap(visible(line), screen.columns)),
  ];
}

function delivery(delivered: Delivered): string {
  switch (delivered.kind) {
    case "artifact":
      return `Products: artifact ${delivered.name}, ${delivered.url}`;
    case "commit":
      return `Products: commit ${delivered.sha.slice(0, 12)} on ${delivered.branch}`;
    case "pull-request":
      return `Products: pull request ${delivered.number}, ${delivered.url}${delivered.note === undefined ? "" : ` (${delivered.note})`}`;
    case "branch":
      return `Products: branch ${delivered.branch}, ${delivered.compareUrl} (${delivered.note})`;
    case "nothing":
      return `Nothing to deliver by ${delivered.way}: ${delivered.reason}`;
    case "failed":
      return `Delivery by ${delivered.way} failed: ${delivered.reason}`;
  }
}
