import type { OutcomeKind, PictureResult, Product } from "../../model.js";
import { count, duration, fileSize, paidOf, paidWord, reasonOf, stageMeaning } from "../words.js";
import { confidenceOf, isDoubtful } from "./confidence.js";
import { html } from "./escape.js";

/** A small picture to embed: at most a few kilobytes, since a report holds up to a thousand pairs of them. */
export interface Preview {
  readonly bytes: Uint8Array;
  readonly mime: "image/jpeg" | "image/png" | "image/webp";
  readonly width?: number;
  readonly height?: number;
}

/** What can be shown of a picture. `after` keeps its transparency, so that it can stand on any ground. */
export interface PicturePreviews {
  readonly before?: Preview;
  readonly after?: Preview;
}

export interface CardContext {
  readonly rank: number;
  readonly previews: PicturePreviews;
  readonly link: FileAddress;
  /** Reasons that the page's head tells of, once for all their pictures. */
  readonly told?: ReadonlySet<string>;
}

/** Where the page's reader finds a file, by its path relative to the workspace: an address that is safe in `href`. */
export type FileAddress = (path: string) => string | undefined;

export const OUTCOME_TITLE: Readonly<Record<OutcomeKind, string>> = {
  failed: "Failed",
  deferred: "Deferred",
  made: "Made",
  planned: "Planned",
  reused: "Reused",
  kept: "Kept",
  skipped: "Skipped",
};

/** One picture of the report: what it looks like, what became of it, and all facts for the large view. */
export function card(result: PictureResult, context: CardContext): string {
  const { path, outcome } = result;
  const slash = path.lastIndexOf("/");
  const products = productsOf(result);
  // What is up to date needs no box of its own: most pictures of most runs are.
  const reason = outcome.kind === "reused" ? "" : toldOnce(reasonOf(outcome), context.told);
  return `<li class="card" data-path="${html(path)}" data-outcome="${outcome.kind}" data-rank="${context.rank}" data-bytes="${products[0]?.bytes ?? 0}" data-confidence="${confidenceOf(outcome) ?? 2}" data-low="${isDoubtful(outcome)}">
${stage(result, context.previews)}
<div class="said">
<button type="button" class="name" aria-haspopup="dialog">${html(path.slice(slash + 1))}</button>
<span class="mark of-${outcome.kind}"><i class="dot"></i>${OUTCOME_TITLE[outcome.kind]}</span>
${slash < 0 ? "" : `<span class="folder">${html(path.slice(0, slash))}/</span>`}
${line(result, products)}
${reason === "" ? "" : `<p class="why">${html(reason)}</p>`}
</div>
<dl hidden>${facts(result, products, context.link)}</dl>
</li>
`;
}

function toldOnce(reason: string, told: ReadonlySet<string> | undefined): string {
  return told?.has(reason) === true ? "The cause that is told above." : reason;
}

function productsOf({ outcome }: PictureResult): readonly Product[] {
  return "products" in outcome ? outcome.products : [];
}

function stage(result: PictureResult, previews: PicturePreviews): string {
  const { before, after } = previews;
  if (before === undefined && after === undefined)
    return `<div class="stage none">${NO_PICTURE}<span>No preview</span></div>`;
  const name = html(result.path);
  const paired = before !== undefined && after !== undefined;
  const parts = [
    before === undefined ? "" : img("before", before, `Before: ${name}`),
    after === undefined ? "" : `<div class="floor"></div>${img("after", after, `After: ${name}`)}`,
    paired ? '<span class="bar"></span>' : "",
    before === undefined ? "" : '<span class="tag l" aria-hidden="true">Before</span>',
    after === undefined ? "" : '<span class="tag r" aria-hidden="true">After</span>',
    paired
      ? `<input class="slide" type="range" min="0" max="100" value="50" step="1" aria-label="Compare before and after: ${name}">`
      : "",
  ];
  return `<div class="stage ${paired ? "pair" : "lone"}" data-ratio="${ratio(result, previews)}"><div class="fit">${parts.join("")}</div></div>`;
}

/** Width over height of what is shown, so that the ground ends where the picture does. */
function ratio(result: PictureResult, { before }: PicturePreviews): string {
  const size = before === undefined ? (productsOf(result)[0] ?? result.size) : (result.size ?? before);
  return (size?.width === undefined || size.height === undefined ? 4 / 3 : size.width / size.height).toFixed(4);
}

const NO_PICTURE =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><rect x="3" y="4" width="18" height="16" rx="2.5"/><path d="M3 17l5-5 3 3M4 21L20 3"/></svg>';

function img(kind: "before" | "after", { bytes, mime }: Preview, alternative: string): string {
  return `<img class="${kind}" alt="${alternative}" loading="lazy" decoding="async" draggable="false" src="data:${mime};base64,${Buffer.from(bytes).toString("base64")}">`;
}

function line(result: PictureResult, products: readonly Product[]): string {
  const [first] = products;
  const parts = [
    first === undefined ? "" : `${first.width} × ${first.height}`,
    first === undefined ? "" : fileSize(first.bytes),
    products.length > 1 ? count(products.length, "product") : "",
    paidOf(result.outcome) === false ? "" : `paid: ${paidWord(paidOf(result.outcome))}`,
    result.outcome.kind === "reused" ? result.outcome.reason : "",
  ].filter((part) => part !== "");
  const low = isDoubtful(result.outcome) ? '<span class="of-low">low confidence</span>' : "";
  return parts.length === 0 && low === ""
    ? ""
    : `<p class="line">${parts.map((part) => `<span>${html(part)}</span>`).join("")}${low}</p>`;
}

function facts(result: PictureResult, products: readonly Product[], link: FileAddress): string {
  const { outcome } = result;
  const failure = outcome.kind === "failed" ? outcome.failure : undefined;
  const traced = failure ?? outcome;
  const confidence = confidenceOf(outcome);
  return [
    fact("Outcome", `<span class="mark of-${outcome.kind}"><i class="dot"></i>${OUTCOME_TITLE[outcome.kind]}</span>`),
    fact("Why", html(reasonOf(outcome))),
    fact("Stage", failure === undefined ? "" : html(stageMeaning(failure.stage))),
    fact("Worth another try", failure === undefined ? "" : failure.retryable ? "yes" : "not by itself"),
    fact("Source", linked(result.path, link)),
    fact("Source pixels", result.size === undefined ? "" : `${result.size.width} × ${result.size.height}`),
    ...products.map((product) =>
      fact(product.variant === "" ? "Product" : `Product “${html(product.variant)}”`, productFact(product, link)),
    ),
    fact("Confidence", confidence === undefined ? "" : `${Math.round(confidence * 100)}%`),
    fact("Model", result.model),
    fact("Paid", paidWord(paidOf(outcome))),
    fact("Time", outcome.kind === "made" ? duration(outcome.milliseconds) : ""),
    fact("Job", "jobKey" in traced ? html(traced.jobKey ?? "") : ""),
    fact("Request", "requestId" in traced ? html(traced.requestId ?? "") : ""),
  ].join("");
}

function linked(path: string, link: FileAddress): string {
  const address = link(path);
  return address === undefined
    ? html(path)
    : `<a href="${html(address)}" target="_blank" rel="noopener noreferrer">${html(path)}</a>`;
}

function productFact(product: Product, link: FileAddress): string {
  return `${linked(product.path, link)}<br>${product.width} × ${product.height}, ${fileSize(product.bytes)}`;
}

/** A line of the large view; what is empty is left out. The value is HTML. */
function fact(title: string, value: string): string {
  return value === "" ? "" : `<div><dt>${title}</dt><dd>${value}</dd></div>`;
}
