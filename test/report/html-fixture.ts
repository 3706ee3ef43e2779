import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import sharp from "sharp";
import { onTestFinished } from "vitest";
import type { PictureResult } from "../../src/model.js";
import type { PicturePreviews, Preview } from "../../src/report/html/card.js";
import { type HtmlReport, type WrittenReport, writeHtmlReport } from "../../src/report/html/write.js";
import { run } from "./fixture.js";

/** A red picture whose cutout is a blue left half on nothing, so that a test can tell by a pixel what it sees. */
export async function previewsOf(width = 120, height = 90): Promise<Required<PicturePreviews>> {
  const before = await sharp({ create: { width, height, channels: 3, background: "#ff0000" } })
    .png()
    .toBuffer();
  const half = await sharp({ create: { width: width / 2, height, channels: 4, background: "#0000ff" } })
    .png()
    .toBuffer();
  const after = await sharp({ create: { width, height, channels: 4, background: "#00000000" } })
    .composite([{ input: half, left: 0, top: 0 }])
    .png()
    .toBuffer();
  return { before: { bytes: before, mime: "image/png" }, after: { bytes: after, mime: "image/png" } };
}

export function noise(bytes: number): Preview {
  return { bytes: new Uint8Array(bytes).fill(7), mime: "image/jpeg" };
}

export function report(results: readonly PictureResult[], over: Partial<HtmlReport> = {}): HtmlReport {
  return {
    run: run(results),
    title: "owner/repo at 0123abc",
    background: { kind: "transparent" },
    previews: async () => undefined,
    ...over,
  };
}

export interface Written extends WrittenReport {
  readonly file: string;
  readonly url: string;
}

/** Writes the report into a folder that goes away with the test. */
export async function write(what: HtmlReport, limit?: number): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), "report-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "deep", "report.html");
  return { ...(await writeHtmlReport(what, file, limit)), file, url: pathToFileURL(file).href };
}
