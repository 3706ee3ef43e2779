import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Background, PictureResult } from "../../model.js";
import type { Run } from "../../run-model.js";
import { OUTCOMES } from "../words.js";
import { card, type FileAddress, type PicturePreviews } from "./card.js";
import { isDoubtful } from "./confidence.js";
import { headCauses, pageFoot, pageHead } from "./page.js";

export interface HtmlReport {
  readonly run: Run;
  /** Above the heading: say `owner/repo at 0123abc`. */
  readonly title: string;
  /** The address of the run, where there is one. */
  readonly address?: string;
  /** The ground that the first variant's recipe gives the products. */
  readonly background: Background;
  /** What can be shown of a picture, asked for once each and a few at a time; nothing where nothing can. */
  readonly previews: (path: string) => Promise<PicturePreviews | undefined>;
  /** Default: no file can be opened from the page. */
  readonly link?: FileAddress;
}

export interface WrittenReport {
  readonly bytes: number;
  /** Pictures that had previews, but no room for them. */
  readonly withoutPreview: number;
}

/** The whole file stays below this, previews included. */
export const REPORT_LIMIT = 30_000_000;
const AT_ONCE = 8;

/**
 * Writes the report as one HTML file, whole or not at all. Cards go to the file as they are made: the page is never in
 * memory as a whole.
 */
export async function writeHtmlReport(
  report: HtmlReport,
  file: string,
  limit: number = REPORT_LIMIT,
): Promise<WrittenReport> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  const handle = await open(draft, "w");
  try {
    const page = openPieces(handle);
    const written = await writePage(report, page.write, limit);
    await page.end();
    await handle.close();
    await rename(draft, file);
    return written;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}

const PIECE = 1 << 16;

/** Writes what comes in many small parts by fewer calls. */
function openPieces(handle: FileHandle): {
  readonly write: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
} {
  let piece = "";
  const end = async (): Promise<void> => {
    const text = piece;
    piece = "";
    await handle.appendFile(text);
  };
  return {
    write: async (text) => {
      piece += text;
      if (piece.length >= PIECE) await end();
    },
    end,
  };
}

async function writePage(
  report: HtmlReport,
  write: (text: string) => Promise<unknown>,
  limit: number,
): Promise<WrittenReport> {
  const results = attentionFirst(report);
  const link = report.link ?? (() => undefined);
  const told = new Set(headCauses(report.run).map(({ failure }) => failure.reason));
  const bare = results.map((result, rank) => Buffer.byteLength(card(result, { rank, previews: {}, link, told })));
  const head = pageHead(report);
  await write(head);
  // The cards' text has room before any preview: a picture without one is still told of.
  let bytes = Buffer.byteLength(head) + FOOT_BYTES + bare.reduce((sum, each) => sum + each, 0);
  let withoutPreview = 0;
  for await (const { result, rank, previews } of withPreviews(report, results)) {
    const text = card(result, { rank, previews, link, told });
    const extra = Buffer.byteLength(text) - (bare[rank] ?? 0);
    const fits = bytes + extra <= limit;
    if (fits) bytes += extra;
    else withoutPreview += 1;
    await write(fits ? text : card(result, { rank, previews: {}, link, told }));
  }
  const foot = pageFoot(withoutPreview);
  await write(foot);
  return { bytes: bytes - FOOT_BYTES + Buffer.byteLength(foot), withoutPreview };
}

const FOOT_BYTES = Buffer.byteLength(pageFoot(1_000_000));

interface Previewed {
  readonly result: PictureResult;
  readonly rank: number;
  readonly previews: PicturePreviews;
}

/** A few previews are made at once, and no more are kept in memory. */
async function* withPreviews(report: HtmlReport, results: readonly PictureResult[]): AsyncIterable<Previewed> {
  for (let start = 0; start < results.length; start += AT_ONCE) {
    const some = results.slice(start, start + AT_ONCE);
    yield* await Promise.all(
      some.map(async (result, index) => ({
        result,
        rank: start + index,
        previews: (await report.previews(result.path)) ?? {},
      })),
    );
  }
}

/** Failures first, then what nobody is sure of, then the rest by outcome and path. */
function attentionFirst({ run }: HtmlReport): readonly PictureResult[] {
  const rank = ({ outcome }: PictureResult): number => (isDoubtful(outcome) ? 0.5 : OUTCOMES.indexOf(outcome.kind));
  return [...run.results].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}
