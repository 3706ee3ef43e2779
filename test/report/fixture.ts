import type { Outcome, PictureResult, Product } from "../../src/model.js";
import type { Counts, Run } from "../../src/run-model.js";

/** Names that somebody who may open a pull request can give a file. */
export const HOSTILE_NAMES = [
  "a\n::error::pwned.png",
  "a\r\n::add-mask::x.png",
  "##[error]pwned.png",
  "::stop-commands::x.png",
  "</code><script>alert(1)</script>.png",
  '"><img src=x onerror=alert(1)>.png',
  "| cell | cell |.png",
  "[click](https://evil.example).png",
  "@octocat #1 https://evil.example www.evil.example.png",
  "`code` **bold** _it_ ~~no~~ $x$ :smile:.png",
  "\u202egnp.exe",
  "\u001b[31mred.png",
  "商品 图片/茶杯 100%.JPG",
  "<!-- --> --> ]]> &amp; &#0;.png",
] as const;

export function product(path: string, over: Partial<Product> = {}): Product {
  return { variant: "", path, sha256: "ab".repeat(32), width: 1200, height: 900, bytes: 345_678, ...over };
}

export function made(path: string, over: Partial<Extract<Outcome, { kind: "made" }>> = {}): PictureResult {
  const products = [product(`cutouts/${path.replace(/\.\w+$/, "")}.png`)];
  const outcome = {
    kind: "made",
    products,
    paid: true,
    jobKey: "job-1",
    requestId: "req-1",
    milliseconds: 1234.5,
    ...over,
  } as const;
  return { path, model: "general", size: { width: 1200, height: 900 }, outcome };
}

export function reused(path: string): PictureResult {
  const products = [product(`cutouts/${path.replace(/\.\w+$/, "")}.png`)];
  return {
    path,
    model: "general",
    size: { width: 1200, height: 900 },
    outcome: { kind: "reused", products, reason: "up to date" },
  };
}

export function failed(
  path: string,
  over: Partial<Extract<Outcome, { kind: "failed" }>["failure"]> = {},
): PictureResult {
  const failure = {
    stage: "download",
    reason: "The result could not be downloaded.",
    paid: true,
    retryable: true,
    ...over,
  } as const;
  return { path, model: "general", outcome: { kind: "failed", failure } };
}

export function run(results: readonly PictureResult[], over: Partial<Run> = {}): Run {
  return {
    results,
    counts: counts(results),
    orphans: [],
    files: [],
    delivered: [],
    service: "https://bgrem.example",
    terms: "billed",
    ending: "complete",
    planOnly: undefined,
    wouldSubmit: 0,
    missingShards: [],
    milliseconds: 61_000,
    ...over,
  };
}

export function counts(results: readonly PictureResult[], over: Partial<Counts> = {}): Counts {
  const of = (kind: Outcome["kind"]): number => results.filter(({ outcome }) => outcome.kind === kind).length;
  const paid = results.filter(({ outcome }) => outcome.kind === "made" && outcome.paid).length;
  return {
    total: results.length,
    made: of("made"),
    reused: of("reused"),
    kept: of("kept"),
    planned: of("planned"),
    deferred: of("deferred"),
    skipped: of("skipped"),
    failed: of("failed"),
    paid,
    unknown: 0,
    orphans: 0,
    submits: Math.ceil(paid / 10),
    queries: paid,
    ...over,
  };
}

/** One picture of every outcome there is. */
export const EVERY_OUTCOME: readonly PictureResult[] = [
  made("photos/mug.jpg"),
  reused("photos/chair.jpg"),
  {
    path: "photos/hand.jpg",
    model: "human",
    outcome: { kind: "kept", products: [product("cutouts/photos/hand.png")], reason: "edited by hand" },
  },
  { path: "photos/new.jpg", model: "general", outcome: { kind: "planned", reason: "would be paid for" } },
  { path: "photos/later.jpg", model: "general", outcome: { kind: "deferred", reason: "over budget", paid: false } },
  {
    path: "photos/slow.jpg",
    model: "general",
    outcome: { kind: "deferred", reason: "still running", paid: true, jobKey: "job-2" },
  },
  { path: "photos/tiny.png", model: "general", outcome: { kind: "skipped", reason: "40 × 40 px is below 400 px" } },
  failed("photos/broken.jpg", { stage: "submit", paid: "unknown", retryable: false, requestId: "req-9" }),
];
