import type { Outcome, PictureResult, Product } from "../model.js";
import type { Run } from "../run-model.js";
import { type Cause, causesOf, commonCauses } from "./causes.js";
import { deliveredLine } from "./delivered.js";
import { troublesOf } from "./exit.js";
import { confidenceOf, doubtfulOf, isDoubtful } from "./html/confidence.js";
import { type Block, breakable, code, image, link, pathCode, prose, row, tableHead } from "./markdown.js";
import {
  count,
  digits,
  endingLine,
  moneyLine,
  OUTCOMES,
  paidOf,
  paidWord,
  planOnlyWord,
  productsOf,
  reasonOf,
  stageMeaning,
  sureness,
  totals,
  whatLeft,
} from "./words.js";

/** Where a page can point to. */
export interface Links {
  /**
   * The address of a file of the repository at a commit that has it (`https://github.com/o/r/raw/SHA/path`, which whoever may
   * read the repository can open, a private one too), or nothing where no commit has it.
   */
  readonly file: (path: string) => string | undefined;
  /** A picture that shows a product in its place, on a checkerboard, or nothing where there is none. */
  readonly preview?: (path: string) => string | undefined;
  /** The address of the HTML report. */
  readonly report?: string;
}

/** The page that a section is for: what it may hold, and how it speaks of what it had no room for. */
export interface Page {
  readonly links: Links;
  /** Why rows may be missing: `a summary has room for 1 MiB`. */
  readonly room: string;
  readonly galleryPictures: number;
  /** Tables of up to so many pictures are open from the start. */
  readonly openPictures: number;
}

/** What it came to, in lines that stay whole: totals, money, who got to see the pictures, where the products went. */
export function overview(run: Run, { links }: Page): readonly string[] {
  return [
    `${run.counts.failed > 0 || troublesOf(run).length > 0 ? "❌" : run.ending === "cancelled" ? "⚠️" : "✅"} **${prose(totals(run.counts))}**${run.planOnly === undefined ? "" : ` (${planOnlyWord(run.planOnly)})`}`,
    ...endingTold(run),
    ...troublesOf(run).map((text) => `❌ ${prose(text)}`),
    ...causesTold(run).map(
      ({ failure, paths }) => `❌ **${count(paths.length, "picture")}, one cause**: ${prose(failure.reason)}`,
    ),
    ...doubtLines(run, links),
    prose(moneyLine(run)),
    prose(whatLeft(run)),
    ...(links.report === undefined ? [] : [`${link("Open the report", links.report)} to compare before and after.`]),
    ...run.delivered.map(deliveredLine),
  ];
}

function endingTold(run: Run): readonly string[] {
  const line = endingLine(run);
  return line === undefined ? [] : [`⚠️ ${prose(line)}`];
}

/** What stopped several pictures is told once, above all; more than a few causes are no headline. */
function causesTold({ results }: Run): readonly Cause[] {
  return commonCauses(results).slice(0, 3);
}

/** As many names as a reader takes in. */
const NAMED = 5;

function doubtLines({ results }: Run, links: Links): readonly string[] {
  const doubtful = doubtfulOf(results);
  if (doubtful.length === 0) return [];
  const worst = doubtful
    .slice(0, NAMED)
    .map(({ path, confidence }) => `${named(path, links)} (${sureness(confidence)})`);
  const rest = doubtful.length > NAMED ? ` and ${count(doubtful.length - NAMED, "more")}` : "";
  return [`⚠️ **${count(doubtful.length, "doubtful cutout")}**, to be looked at first: ${worst.join(", ")}${rest}.`];
}

/**
 * The failed pictures, each cause with its stage, what it cost and whether another try is worth it. Two columns: on a
 * phone there is no room for more.
 */
export function failuresSection(run: Run, page: Page): Block {
  const told = new Set(causesTold(run).map(({ failure }) => failure.reason));
  const causes = causesOf(run.results);
  return {
    kind: "rows",
    before: `### ${count(run.counts.failed, "picture")} failed\n\n${tableHead(["Picture", "What happened"])}`,
    count: causes.length,
    rows: each(causes, (cause) => row([namesOf(cause), causeText(cause, told, run)])),
    after: "\n",
    leftOut: (left) => leftOut(left, "cause", page),
  };
}

function namesOf({ paths }: Cause): string {
  const names = paths.slice(0, NAMED).map(pathCode).join(", ");
  return paths.length > NAMED ? `${names} and ${digits(paths.length - NAMED)} more` : names;
}

function causeText({ failure, notes }: Cause, told: ReadonlySet<string>, { terms }: Run): string {
  const { stage, reason, paid, retryable } = failure;
  const what = told.has(reason) ? "The cause above" : breakable(prose([reason, ...notes].join("; ")));
  const cost = terms === "billed" ? [`paid: ${paidWord(paid)}`] : [];
  const again = retryable ? "another try may help" : "another try will not help by itself";
  return `${what}<br><sub>${[prose(stageMeaning(stage)), ...cost, again].join(" · ")}</sub>`;
}

/** Before and after, of as many pictures as the page may show; nothing where they cannot be shown. */
export function gallerySection(run: Run, page: Page): Block {
  const all = galleryOf(run).filter(({ path, outcome }) => isShown(path, productsOf(outcome), page.links));
  const shown = all.slice(0, page.galleryPictures);
  const beyond = all.length - shown.length;
  return {
    kind: "rows",
    before: `### Before and after\n\n${tableHead(["Picture", "Before", "After"])}`,
    count: shown.length,
    rows: each(shown, ({ path, outcome }) => pair(path, productsOf(outcome), doubtMark(outcome), page.links)),
    after: beyond > 0 ? `\n_And ${count(beyond, "more picture")}: see ${everything(page)}._\n\n` : "\n",
    leftOut: (left) => leftOut(left, "picture", page),
  };
}

/** A product that a branch brings and the run that tells of it did not make. Paths are relative to the workspace. */
export interface BroughtProduct {
  readonly source: string;
  readonly path: string;
  readonly variant: string;
}

/** What a branch brings besides what this run made. */
export function broughtSection(products: readonly BroughtProduct[], page: Page): Block {
  const all = bySource(products).filter(([source, those]) => isShown(source, those, page.links));
  const shown = all.slice(0, page.galleryPictures);
  const beyond = all.length - shown.length;
  return {
    kind: "rows",
    before: `### Also in this pull request\n\n${tableHead(["Picture", "Before", "After"])}`,
    count: shown.length,
    rows: each(shown, ([source, those]) => pair(source, those, "", page.links)),
    after: beyond > 0 ? `\n_And ${count(beyond, "more picture")}, among the files of this pull request._\n\n` : "\n",
    leftOut: (left) =>
      `_${count(left, "more picture")} left out here: ${page.room}. All are among the files of this pull request._\n\n`,
  };
}

function bySource(products: readonly BroughtProduct[]): readonly (readonly [string, readonly BroughtProduct[]])[] {
  const groups = new Map<string, BroughtProduct[]>();
  for (const product of products) {
    const group = groups.get(product.source);
    if (group === undefined) groups.set(product.source, [product]);
    else group.push(product);
  }
  return [...groups];
}

/** Every picture in one line, those that need a person first. */
export function picturesSection(run: Run, page: Page): Block {
  const sorted = OUTCOMES.flatMap((kind) => run.results.filter(({ outcome }) => outcome.kind === kind));
  const isTold = run.counts.failed === run.counts.total;
  const open = sorted.length <= page.openPictures && !isTold ? " open" : "";
  const paid = run.terms === "billed" ? ["Paid"] : [];
  const titles = ["Picture", "Outcome", "Product", "Pixels", ...paid, "Note"];
  return {
    kind: "rows",
    before: `<details${open}><summary>${count(sorted.length, "picture")}</summary>\n\n${tableHead(titles)}`,
    count: sorted.length,
    rows: each(sorted, (result) => pictureRow(result, run, page.links)),
    after: "\n</details>\n\n",
    leftOut: (left) => leftOut(left, "picture", page),
  };
}

/** Products whose source is gone. */
export function orphansSection(run: Run, page: Page): Block {
  const title = `${count(run.orphans.length, "product")} without a source any more`;
  return {
    kind: "rows",
    before: `<details><summary>${title}</summary>\n\nThe \`prune\` input removes them.\n\n`,
    count: run.orphans.length,
    rows: each(run.orphans, (path) => `* ${code(path)}\n`),
    after: "\n</details>\n\n",
    leftOut: (left) => leftOut(left, "product", page),
  };
}

function pictureRow({ path, outcome }: PictureResult, { terms }: Run, links: Links): string {
  const products = productsOf(outcome);
  return row([
    named(path, links),
    outcome.kind,
    products.map((product) => named(product.path, links)).join("<br>"),
    products.map(({ width, height }) => `${width} × ${height}`).join("<br>"),
    ...(terms === "billed" ? [paidWord(paidOf(outcome))] : []),
    outcome.kind === "failed" ? "see failures" : breakable(prose(reasonOf(outcome))),
  ]);
}

/** Pictures made now, the most doubtful first; where none was, those that are up to date. Failed ones have nothing to show. */
export function galleryOf({ results }: Pick<Run, "results">): readonly PictureResult[] {
  const sorted = shownFirst(results);
  const made = sorted.filter(({ outcome }) => outcome.kind === "made");
  return made.length > 0 ? made : sorted.filter(({ outcome }) => outcome.kind === "reused");
}

/** In the order in which pages show them: a page has room for so many. */
function shownFirst(results: readonly PictureResult[]): readonly PictureResult[] {
  return results.toSorted((a, b) => doubtRank(a.outcome) - doubtRank(b.outcome));
}

function doubtRank(outcome: Outcome): number {
  return isDoubtful(outcome) ? (confidenceOf(outcome) ?? 1) : 1;
}

function doubtMark(outcome: Outcome): string {
  const confidence = confidenceOf(outcome);
  return confidence !== undefined && isDoubtful(outcome) ? `<br>⚠️ ${sureness(confidence)}` : "";
}

const THUMBNAIL_WIDTH = 280;
/** Of each of several variants. */
const VARIANT_WIDTH = 140;

function* each<T>(items: Iterable<T>, rowOf: (item: T) => string): Generator<string> {
  for (const item of items) yield rowOf(item);
}

function isShown(path: string, products: readonly Pick<Product, "path">[], links: Links): boolean {
  return links.file(path) !== undefined && products.some((product) => links.file(product.path) !== undefined);
}

/** A picture beside its products, all variants of it. */
function pair(
  path: string,
  products: readonly Pick<Product, "path" | "variant">[],
  mark: string,
  links: Links,
): string {
  const before = links.file(path) ?? "";
  const width = products.length > 1 ? VARIANT_WIDTH : THUMBNAIL_WIDTH;
  const shown = products.flatMap((product) => {
    const after = links.file(product.path);
    if (after === undefined) return [];
    const caption = products.length > 1 ? `<br>${code(product.variant)}` : "";
    const shown = links.preview?.(product.path) ?? after;
    return [`${image(`After: ${product.path}`, after, width, shown)}${caption}`];
  });
  return row([named(path, links) + mark, image(`Before: ${path}`, before, THUMBNAIL_WIDTH), shown.join("<br>")]);
}

function named(path: string, links: Links): string {
  const address = links.file(path);
  return address === undefined ? pathCode(path) : link(pathCode(path), address);
}

function leftOut(rows: number, noun: string, page: Page): string {
  return `_${count(rows, `more ${noun}`)} left out here: ${page.room}. All are in ${everything(page)}._\n\n`;
}

function everything({ links }: Page): string {
  return links.report === undefined ? "the results file" : link("the report", links.report);
}
