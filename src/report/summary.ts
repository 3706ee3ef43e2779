import { appendFile } from "node:fs/promises";
import type { Log } from "../log.js";
import type { Run } from "../model.js";
import { deliveredLine } from "./delivered.js";
import { galleryRows, galleryTitle } from "./gallery.js";
import { assemble, type Block, code, link, prose, row, tableHead } from "./markdown.js";
import { count, moneyLine, OUTCOMES, paidOf, paidWord, reasonOf, stageMeaning, totals, whatLeft } from "./words.js";

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

/** GitHub loses a summary above 1 MiB as a whole; a little is kept free for the newline that appending adds. */
export const SUMMARY_LIMIT = 1024 * 1024 - 1024;
const GALLERY_PICTURES = 40;

/** The summary of a run: failures first, then what it looks like, then every picture. Below 1 MiB, and says what it left out. */
export function renderSummary(run: Run, links: Links, limit: number = SUMMARY_LIMIT): string {
  const where = links.report === undefined ? "the results file" : link("the report", links.report);
  return assemble(
    [heading(run, links), failures(run, where), gallery(run, links, where), pictures(run, links, where), orphans(run)],
    limit,
  );
}

/** Adds the summary to the step's file; without one (on a command line) nothing happens, and trouble is a warning, no error. */
export async function writeSummary(markdown: string, file: string | undefined, log: Log): Promise<void> {
  if (file === undefined || file === "") return;
  try {
    await appendFile(file, `${markdown}\n`);
  } catch (error) {
    log.warning(
      `The summary of this step could not be written (${error instanceof Error ? error.message : String(error)}). The results are not affected.`,
    );
  }
}

function heading(run: Run, links: Links): Block {
  const lines = [
    `${run.counts.failed > 0 ? "❌" : "✅"} **${prose(totals(run.counts))}**${run.dryRun ? " (dry run)" : ""}`,
    prose(moneyLine(run)),
    prose(whatLeft(run)),
    ...(links.report === undefined ? [] : [`${link("Open the report", links.report)} to compare before and after.`]),
    ...run.delivered.map(deliveredLine),
  ];
  return { kind: "text", text: `## Cutouts\n\n${lines.join("\n\n")}\n\n` };
}

function failures(run: Run, where: string): Block {
  const rows = run.results.flatMap(({ path, outcome }) => {
    if (outcome.kind !== "failed") return [];
    const { stage, reason, paid, retryable } = outcome.failure;
    return [row([code(path), prose(stageMeaning(stage)), prose(reason), paidWord(paid), retryable ? "yes" : "no"])];
  });
  const titles = ["Picture", "Stage", "What happened", "Paid", "Worth another try"];
  return {
    kind: "rows",
    before: `### ${count(rows.length, "picture")} failed\n\n${tableHead(titles)}`,
    rows,
    after: "\n",
    leftOut: (left) =>
      `_${count(left, "more failed picture")} left out here: a summary has room for 1 MiB. All are in ${where}._\n\n`,
  };
}

function gallery(run: Run, links: Links, where: string): Block {
  const all = galleryRows(run, links.file);
  const beyond = all.length - GALLERY_PICTURES;
  const rows = all.slice(0, GALLERY_PICTURES);
  return {
    kind: "rows",
    before: galleryTitle,
    rows,
    after: beyond > 0 ? `\n_And ${count(beyond, "more picture")}: see ${where}._\n\n` : "\n",
    leftOut: (left) =>
      `_${count(left, "more picture")} left out here: a summary has room for 1 MiB. All are in ${where}._\n\n`,
  };
}

function pictures(run: Run, links: Links, where: string): Block {
  const rows = OUTCOMES.flatMap((kind) => run.results.filter(({ outcome }) => outcome.kind === kind)).map(
    ({ path, outcome }) => {
      const products =
        "products" in outcome ? outcome.products.map((product) => named(product.path, links)).join("<br>") : "";
      const size =
        "products" in outcome ? outcome.products.map(({ width, height }) => `${width} × ${height}`).join("<br>") : "";
      const reason = outcome.kind === "failed" ? "see above" : prose(reasonOf(outcome));
      return row([named(path, links), outcome.kind, products, size, paidWord(paidOf(outcome)), reason]);
    },
  );
  return {
    kind: "rows",
    before: `<details${rows.length <= 20 ? " open" : ""}><summary>${count(rows.length, "picture")}</summary>\n\n${tableHead(["Picture", "Outcome", "Product", "Pixels", "Paid", "Note"])}`,
    rows,
    after: "\n</details>\n\n",
    leftOut: (left) =>
      `_${count(left, "more picture")} left out here: a summary has room for 1 MiB. All are in ${where}._\n\n`,
  };
}

function orphans(run: Run): Block {
  return {
    kind: "rows",
    before: `<details><summary>${count(run.orphans.length, "product")} without a source any more</summary>\n\nThe \`prune\` input removes them.\n\n`,
    rows: run.orphans.map((path) => `* ${code(path)}\n`),
    after: "\n</details>\n\n",
    leftOut: (left) => `_${count(left, "more product")} left out here._\n\n`,
  };
}

function named(path: string, links: Links): string {
  const address = links.file(path);
  return address === undefined ? code(path) : link(code(path), address);
}
