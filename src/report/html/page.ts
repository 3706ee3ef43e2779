import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Background, Colour } from "../../model.js";
import type { Run } from "../../run-model.js";
import { type Cause, commonCauses } from "../causes.js";
import { troublesOf } from "../exit.js";
import { count, digits, moneyLine, OUTCOMES, planOnlyWord, whatLeft } from "../words.js";
import { OUTCOME_TITLE } from "./card.js";
import { confidenceOf, isDoubtful } from "./confidence.js";
import { href, html } from "./escape.js";

// From the repository's root, so that the address is the same from the source, from what is compiled and in the bundle.
const STYLE = readFileSync(new URL("../../../src/report/html/browser/report.css", import.meta.url), "utf8");
const SCRIPT = readFileSync(new URL("../../../lib/report/html/browser/report.js", import.meta.url), "utf8");

export interface PageFacts {
  readonly run: Run;
  /** Above the heading: the repository and what was looked at, say `owner/repo at 0123abc`. */
  readonly title: string;
  /** The address of the run that made this, where there is one. */
  readonly address?: string;
  /** The ground that the recipe gives the products. */
  readonly background: Background;
}

/** All of the page before its first picture, beginning with a policy that lets nothing in but what is written here. */
export function pageHead(facts: PageFacts): string {
  const style = STYLE + ownGround(facts.background);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Cutouts: ${html(facts.title)}</title>
<style>${style}</style>
</head>
<body data-ground="${firstGround(facts.background)}">
${header(facts)}
${tools(facts)}
<main class="wrap">
<p class="status" role="status" aria-live="polite">${count(facts.run.results.length, "picture")}</p>
<ul class="grid">
`;
}

/** All of the page after its last picture. `withoutPreview` counts the pictures that were left without one to keep the file small. */
export function pageFoot(withoutPreview: number): string {
  const note =
    withoutPreview === 0
      ? ""
      : `<span>${count(withoutPreview, "picture")} without a preview: the report keeps below 30 MB.</span>`;
  return `</ul>
<div class="empty" hidden><p>No picture matches.</p><button type="button" class="button reset">Show all pictures</button></div>
</main>
<footer><div class="wrap"><span>Made by cutout-action. This file loads nothing from elsewhere.</span>${note}<span class="keys"><kbd>/</kbd> search</span><span class="keys"><kbd>b</kbd> next ground</span><span class="keys"><kbd>n</kbd> <kbd>p</kbd> next, previous in the large view</span><span class="keys">arrow keys move a slider</span></div></footer>
${DIALOG}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function policy(style: string): string {
  return [
    "default-src 'none'",
    "img-src data:",
    `style-src '${integrity(style)}'`,
    `script-src '${integrity(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function integrity(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function ownGround(background: Background): string {
  if (!isPlainGround(background)) return "";
  return `:root { --own: ${background.kind === "colour" ? css(background) : `linear-gradient(${css(background.top)}, ${css(background.bottom)})`}; }\n`;
}

/** Whether a stylesheet can say it: cutouts are shown on the others as on nothing. */
function isPlainGround(background: Background): background is Extract<Background, { kind: "colour" | "gradient" }> {
  return background.kind === "colour" || background.kind === "gradient";
}

function css({ r, g, b }: Colour): string {
  return `rgb(${r} ${g} ${b})`;
}

function firstGround(background: Background): string {
  return isPlainGround(background) ? "own" : "checker";
}

/** What stopped several pictures is told once, above all; more than a few causes are no headline. */
export function headCauses({ results }: Run): readonly Cause[] {
  return commonCauses(results).slice(0, 3);
}

function header({ run, title, address }: PageFacts): string {
  const link = href(address);
  const eyebrow = link === undefined ? html(title) : `<a href="${link}" rel="noopener noreferrer">${html(title)}</a>`;
  const causes = headCauses(run);
  const notes = [
    ...troublesOf(run),
    ...causes.map(({ failure, paths }) => `${count(paths.length, "picture")}, one cause: ${failure.reason}`),
    moneyLine(run),
    whatLeft(run),
    ...run.delivered.flatMap((each) =>
      each.kind === "failed" ? [`Delivery by ${each.way} failed: ${each.reason}`] : [],
    ),
  ];
  return `<header class="wrap">
<p class="eyebrow">${eyebrow}${run.planOnly === undefined ? "" : ` · ${planOnlyWord(run.planOnly)}`}</p>
<h1>${headline(run)}</h1>
<ul class="notes">${notes.map((note) => `<li>${html(note)}</li>`).join("")}</ul>
</header>`;
}

function headline({ counts, planOnly }: Run): string {
  const failed = counts.failed === 0 ? "" : `, <span class="bad">${digits(counts.failed)} failed</span>`;
  if (counts.total === 0) return "No pictures were found";
  if (planOnly !== undefined) return `${count(counts.planned, "cutout")} to make${failed}`;
  const ready = counts.made + counts.reused + counts.kept;
  return `${digits(ready)} of ${count(counts.total, "cutout")} ready${failed}`;
}

function tools(facts: PageFacts): string {
  return `<div class="tools"${facts.run.results.length === 0 ? " hidden" : ""} role="search" aria-label="Pictures"><div class="wrap">
<div class="find"><label class="hush" for="search">Search by name</label><input class="field" id="search" type="search" placeholder="Search by name" autocomplete="off" spellcheck="false"></div>
<fieldset class="which"><legend class="hush">Show</legend><div class="chips">${chips(facts)}</div></fieldset>
<div><label class="hush" for="order">Order</label><select class="field" id="order" autocomplete="off"><option value="attention">Needs attention first</option><option value="name">By name</option><option value="size">Largest product first</option>${facts.run.results.some(({ outcome }) => confidenceOf(outcome) !== undefined) ? '<option value="confidence">Least confident first</option>' : ""}</select></div>
<fieldset><legend class="hush">Ground behind the cutouts</legend><div class="grounds">${grounds(facts.background)}</div></fieldset>
</div></div>`;
}

function chips({ run }: PageFacts): string {
  const low = run.results.filter(({ outcome }) => isDoubtful(outcome)).length;
  const outcomes = OUTCOMES.filter((kind) => run.counts[kind] > 0).map((kind) =>
    chip(kind, OUTCOME_TITLE[kind], run.counts[kind]),
  );
  const confidence = low === 0 ? [] : [chip("low", "Low confidence", low)];
  return [chip("all", "All", run.counts.total), ...outcomes, ...confidence].join("");
}

function chip(value: string, title: string, number: number): string {
  const dot = value === "all" ? "" : `<i class="dot of-${value}"></i>`;
  return `<label class="chip"><input type="radio" name="which" value="${value}" autocomplete="off"${value === "all" ? " checked" : ""}><span>${dot}${title} <b>${digits(number)}</b></span></label>`;
}

const PLAIN_GROUNDS = [
  ["white", "White", 255],
  ["black", "Black", 0],
] as const;

/** Two swatches that look alike are one too many. */
function isPlain(background: Background, level: number): boolean {
  return background.kind === "colour" && [background.r, background.g, background.b].every((part) => part === level);
}

function grounds(background: Background): string {
  const own = isPlainGround(background) ? [["own", "The product’s own"] as const] : [];
  const plain = [
    ["checker", "Checkerboard"] as const,
    ...PLAIN_GROUNDS.filter(([, , level]) => !isPlain(background, level)),
  ];
  const kinds = [...own, ...plain];
  return kinds
    .map(
      ([value, title]) =>
        `<label class="ground" title="${title}"><input type="radio" name="ground" value="${value}" aria-label="${title}" autocomplete="off"${value === firstGround(background) ? " checked" : ""}><span class="on-${value}"></span></label>`,
    )
    .join("");
}

function icon(path: string): string {
  return `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`;
}

const DIALOG = `<dialog aria-labelledby="large-title"><div class="large">
<div class="top"><h2 id="large-title"></h2><span class="place"></span>
<button type="button" class="button icon turn" aria-label="Next ground behind the cutout" title="Next ground (b)"><span class="swatch"></span></button>
<button type="button" class="button icon previous" aria-label="Previous picture">${icon("M15 5l-7 7 7 7")}</button>
<button type="button" class="button icon next" aria-label="Next picture">${icon("M9 5l7 7-7 7")}</button>
<button type="button" class="button icon close" aria-label="Close">${icon("M6 6l12 12M18 6L6 18")}</button></div>
<div class="view"></div><div class="side facts"></div>
</div></dialog>`;
