import type { Failure, Outcome, OutcomeKind, PictureResult, Product } from "../model.js";
import type { Run } from "../run-model.js";
import { type Cause, causesOf } from "./causes.js";
import { deliveredText } from "./delivered.js";
import { missingText } from "./exit.js";
import { confidenceOf, doubtfulOf, isDoubtful } from "./html/confidence.js";
import { paint, type Style } from "./paint.js";
import { cell, columns, visible, wrap } from "./visible.js";
import {
  count,
  duration,
  endingLine,
  fileSize,
  moneyLine,
  notesOf,
  OUTCOMES,
  paidWord,
  productsOf,
  reasonOf,
  stageMeaning,
  sureness,
  totals,
  whatLeft,
} from "./words.js";

export interface TableScreen {
  /** `Infinity` where the output goes elsewhere: nothing is cut or wrapped. */
  readonly columns: number;
  readonly colour: boolean;
}

interface Sheet extends TableScreen {
  /** Whether the service bills at all: else what was paid goes without saying. */
  readonly isBilled: boolean;
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
/** Beyond so many of one outcome nobody reads on. */
const MOST_LISTED = 1_000;

/** The end of a run on a terminal: a line or two for each picture, then what it came to. Ends with a newline. */
export function terminalTable(run: Run, screen: TableScreen): string {
  const width = Math.max(40, screen.columns);
  const sheet = { ...screen, columns: width, isBilled: run.terms === "billed" };
  const lines = [...pictureLines(run, sheet), "", ...closing(run, sheet)];
  return `${lines.join("\n").replace(/^\n+/, "")}\n`;
}

function pictureLines(run: Run, screen: Sheet): readonly string[] {
  const quiet = (kind: OutcomeKind): boolean =>
    run.results.length > LONG_LIST && (kind === "reused" || kind === "kept");
  return OUTCOMES.flatMap((kind) => {
    const results = run.results.filter(({ outcome }) => outcome.kind === kind);
    if (results.length === 0) return [];
    if (kind === "deferred") return deferredLines(results, screen);
    if (kind === "failed") return causesOf(results).flatMap((cause) => failures(cause, results, screen));
    if (quiet(kind)) return [`${label(kind, screen)}${count(results.length, "picture")}, as they were`];
    return [
      ...results.slice(0, MOST_LISTED).flatMap((result) => picture(result, screen)),
      ...unlisted(kind, results.length - MOST_LISTED, screen),
    ];
  });
}

function unlisted(kind: OutcomeKind, number: number, screen: Sheet): readonly string[] {
  return number > 0 ? [`${label(kind, screen)}${count(number, "more picture")}, which --json lists`] : [];
}

/** As many names as a reader takes in. */
const NAMED = 10;

/** What stopped several pictures is told once, and then which they are. */
function failures({ failure, paths }: Cause, results: readonly PictureResult[], screen: Sheet): readonly string[] {
  if (paths.length === 1) return results.filter(({ path }) => path === paths[0]).flatMap((one) => picture(one, screen));
  return together("failed", { paths, why: failed(failure, screen) }, screen);
}

function deferredLines(results: readonly PictureResult[], screen: Sheet): readonly string[] {
  const groups = alike(results);
  return [
    ...groups.slice(0, MOST_LISTED).flatMap((some) => deferred(some, screen)),
    ...unlisted("deferred", groups.slice(MOST_LISTED).flat().length, screen),
  ];
}

/** Those with one reason together: a shard that is missing is one message, however many pictures it had. */
function alike(results: readonly PictureResult[]): readonly (readonly PictureResult[])[] {
  const groups = new Map<string, PictureResult[]>();
  for (const result of results) {
    const group = groups.get(reasonOf(result.outcome));
    if (group === undefined) groups.set(reasonOf(result.outcome), [result]);
    else group.push(result);
  }
  return [...groups.values()];
}

function deferred(results: readonly PictureResult[], screen: Sheet): readonly string[] {
  const [first, ...others] = results;
  if (first === undefined) return [];
  if (others.length === 0) return picture(first, screen);
  return together("deferred", { paths: results.map(({ path }) => path), why: reasonOf(first.outcome) }, screen);
}

function together(
  kind: OutcomeKind,
  { paths, why }: { readonly paths: readonly string[]; readonly why: string },
  screen: Sheet,
): readonly string[] {
  const names = paths.slice(0, NAMED).map(visible).join(", ");
  const rest = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
  return [
    `${label(kind, screen)}${count(paths.length, "picture")}, one cause`,
    ...indented(why, screen),
    ...indented(`${names}${rest}`, screen),
  ];
}

function label(kind: OutcomeKind, screen: Sheet): string {
  return paint(STYLES[kind], cell(kind, OUTCOME_COLUMNS), screen.colour);
}

function picture(result: PictureResult, screen: Sheet): readonly string[] {
  const { outcome } = result;
  const room = screen.columns - OUTCOME_COLUMNS;
  const name = visible(result.path);
  if (isToBeDone(outcome)) return toBeDone(result, screen);
  if (outcome.kind === "made" || outcome.kind === "reused" || outcome.kind === "kept") {
    const [first, ...others] = outcome.products;
    const facts = first === undefined ? "" : `  ${paint("dim", sizeOf(first), screen.colour)}`;
    const arrow = first === undefined ? name : pointed(name, visible(first.path), room - columns(sizeOf(first)) - 2);
    const why = outcome.kind === "kept" ? [outcome.reason] : [];
    const notes = [...why, ...doubt(outcome), ...notesOf(outcome)].flatMap((note) => indented(note, screen));
    const line = `${label(outcome.kind, screen)}${arrow}${facts}`;
    return [line, ...arrows(others, room), ...notes];
  }
  const why =
    outcome.kind === "failed" ? [failed(outcome.failure, screen), ...notesOf(outcome)].join("; ") : reasonOf(outcome);
  return [
    `${label(outcome.kind, screen)}${cell(name, room).trimEnd()}`,
    ...arrows(productsOf(outcome), room),
    ...indented(why, screen),
  ];
}

function sizeOf({ width, height, bytes }: Product): string {
  return `${width}×${height} ${fileSize(bytes)}`;
}

/** In a plan: there is no product to show yet. */
function isToBeDone(outcome: Outcome): boolean {
  return outcome.kind === "planned" || (outcome.kind === "reused" && outcome.products.length === 0);
}

/** The whole table is of such lines, so each is one where there is room for what becomes of the picture. */
function toBeDone({ path, outcome }: PictureResult, screen: Sheet): readonly string[] {
  const room = screen.columns - OUTCOME_COLUMNS;
  const why = visible(reasonOf(outcome)).replace(/^[\w ]+: (?=would )/, "");
  const beside = room - columns(why) - 2;
  if (beside < room / 2 && beside < columns(visible(path)))
    return [`${label(outcome.kind, screen)}${cell(visible(path), room).trimEnd()}`, ...indented(why, screen)];
  return [
    `${label(outcome.kind, screen)}${cell(visible(path), Math.min(beside, columns(visible(path))))}  ${paint("dim", why, screen.colour)}`,
  ];
}

function doubt(outcome: Outcome): readonly string[] {
  const confidence = confidenceOf(outcome);
  return confidence !== undefined && isDoubtful(outcome) ? [`doubtful, ${sureness(confidence)}: look at it`] : [];
}

/** The worst first, for whoever looks at a few alone. */
function doubtLine({ results }: Run): readonly string[] {
  const doubtful = doubtfulOf(results);
  if (doubtful.length === 0) return [];
  const worst = doubtful.slice(0, 3).map(({ path, confidence }) => `${visible(path)} (${sureness(confidence)})`);
  const rest = doubtful.length > 3 ? ` and ${doubtful.length - 3} more` : "";
  return [`${count(doubtful.length, "cutout")} to look at, the most doubtful first: ${worst.join(", ")}${rest}.`];
}

function arrows(products: readonly Product[], room: number): readonly string[] {
  return products.map(({ path }) => `${" ".repeat(OUTCOME_COLUMNS)}${cell(`→ ${visible(path)}`, room).trimEnd()}`);
}

function indented(text: string, screen: Sheet): readonly string[] {
  const lines = wrap(visible(text), screen.columns - OUTCOME_COLUMNS);
  return lines.map((line) => " ".repeat(OUTCOME_COLUMNS) + paint("dim", line, screen.colour));
}

function failed(failure: Failure, { isBilled }: Sheet): string {
  const again = failure.retryable ? "worth another try" : "another try will not help by itself";
  return `${stageMeaning(failure.stage)}: ${failure.reason} (${isBilled ? `paid: ${paidWord(failure.paid)}; ` : ""}${again})`;
}

/** `source → product` in exactly `room` columns, both cut where they are too long. */
function pointed(source: string, product: string, room: number): string {
  const arrow = " → ";
  const free = room - arrow.length;
  const left = Math.min(columns(source), Math.max(free - columns(product), Math.floor(free / 2)));
  return cell(source, left) + arrow + cell(product, free - left);
}

function closing(run: Run, screen: Sheet): readonly string[] {
  const lines = [
    `${totals(run.counts)} in ${duration(run.milliseconds)}.`,
    ...[endingLine(run) ?? []].flat(),
    ...doubtLine(run),
    moneyLine(run),
    ...(run.terms !== "embedded" ? [whatLeft(run)] : []),
  ];
  const [headline, ...rest] = lines;
  const troubles = [run.trouble ?? [], missingText(run.missingShards)].flat();
  return [
    ...wrap(headline ?? "", screen.columns).map((line) => paint("bold", line, screen.colour)),
    ...[...rest, ...run.delivered.map(deliveredText)].flatMap((line) => wrap(visible(line), screen.columns)),
    ...troubles.flatMap((line) => wrap(visible(line), screen.columns)).map((line) => paint("red", line, screen.colour)),
  ];
}
