import type { PictureResult, Product, Run } from "../model.js";
import { deliveredLine } from "./delivered.js";
import { type Block, code, image, link, prose, row, tableHead } from "./markdown.js";
import {
  count,
  moneyLine,
  OUTCOMES,
  paidOf,
  paidWord,
  planOnlyWord,
  productsOf,
  reasonOf,
  stageMeaning,
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
    `${run.counts.failed > 0 ? "❌" : "✅"} **${prose(totals(run.counts))}**${run.planOnly === undefined ? "" : ` (${planOnlyWord(run.planOnly)})`}`,
    prose(moneyLine(run)),
    prose(whatLeft(run)),
    ...(links.report === undefined ? [] : [`${link("Open the report", links.report)} to compare before and after.`]),
    ...run.delivered.map(deliveredLine),
  ];
}

/** The failed pictures, each with its stage, its reason, what it cost and whether another try is worth it. */
export function failuresSection(run: Run, page: Page): Block {
  const rows = run.results.flatMap(({ path, outcome }) => {
    if (outcome.kind !== "failed") return [];
    const { stage, paid, retryable } = outcome.failure;
    const reason = prose(reasonOf(outcome));
    return [row([code(path), prose(stageMeaning(stage)), reason, paidWord(paid), retryable ? "yes" : "no"])];
  });
  const titles = ["Picture", "Stage", "What happened", "Paid", "Worth another try"];
  return {
    kind: "rows",
    before: `### ${count(rows.length, "picture")} failed\n\n${tableHead(titles)}`,
    rows,
    after: "\n",
    leftOut: (left) => leftOut(left, "failed picture", page),
  };
}

/** Before and after, of as many pictures as the page may show; nothing where they cannot be shown. */
export function gallerySection(run: Run, page: Page): Block {
  const all = galleryRows(run, page.links);
  const beyond = all.length - page.galleryPictures;
  return {
    kind: "rows",
    before: `### Before and after\n\n${tableHead(["Picture", "Before", "After"])}`,
    rows: all.slice(0, page.galleryPictures),
    after: beyond > 0 ? `\n_And ${count(beyond, "more picture")}: see ${everything(page)}._\n\n` : "\n",
    leftOut: (left) => leftOut(left, "picture", page),
  };
}

/** Every picture in one line, those that need a person first. */
export function picturesSection(run: Run, page: Page): Block {
  const sorted = OUTCOMES.flatMap((kind) => run.results.filter(({ outcome }) => outcome.kind === kind));
  const rows = sorted.map((result) => pictureRow(result, page.links));
  const open = rows.length <= page.openPictures ? " open" : "";
  const titles = ["Picture", "Outcome", "Product", "Pixels", "Paid", "Note"];
  return {
    kind: "rows",
    before: `<details${open}><summary>${count(rows.length, "picture")}</summary>\n\n${tableHead(titles)}`,
    rows,
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
    rows: run.orphans.map((path) => `* ${code(path)}\n`),
    after: "\n</details>\n\n",
    leftOut: (left) => leftOut(left, "product", page),
  };
}

function pictureRow({ path, outcome }: PictureResult, links: Links): string {
  const products = productsOf(outcome);
  return row([
    named(path, links),
    outcome.kind,
    products.map((product) => named(product.path, links)).join("<br>"),
    products.map(({ width, height }) => `${width} × ${height}`).join("<br>"),
    paidWord(paidOf(outcome)),
    outcome.kind === "failed" ? "see failures" : prose(reasonOf(outcome)),
  ]);
}

/** Pictures made now; where none was, those that are up to date. Failed ones have nothing to show. */
function galleryRows(run: Run, links: Links): readonly string[] {
  const rows = (kind: "made" | "reused"): readonly string[] =>
    run.results.flatMap(({ path, outcome }) => {
      const product = outcome.kind === kind ? outcome.products[0] : undefined;
      return product === undefined ? [] : pair(path, product, links);
    });
  const made = rows("made");
  return made.length > 0 ? made : rows("reused");
}

const THUMBNAIL_WIDTH = 280;

function pair(path: string, product: Product, links: Links): readonly string[] {
  const before = links.file(path);
  const after = links.file(product.path);
  if (before === undefined || after === undefined) return [];
  const pictures = [
    image(`Before: ${path}`, before, THUMBNAIL_WIDTH),
    image(`After: ${product.path}`, after, THUMBNAIL_WIDTH),
  ];
  return [row([named(path, links), ...pictures])];
}

function named(path: string, links: Links): string {
  const address = links.file(path);
  return address === undefined ? code(path) : link(code(path), address);
}

function leftOut(rows: number, noun: string, page: Page): string {
  return `_${count(rows, `more ${noun}`)} left out here: ${page.room}. All are in ${everything(page)}._\n\n`;
}

function everything({ links }: Page): string {
  return links.report === undefined ? "the results file" : link("the report", links.report);
}
