import { appendFile } from "node:fs/promises";
import type { Log } from "../log.js";
import type { Run } from "../run-model.js";
import { assemble } from "./markdown.js";
import {
  failuresSection,
  gallerySection,
  type Links,
  orphansSection,
  overview,
  type Page,
  picturesSection,
} from "./sections.js";

/** GitHub loses a summary above 1 MiB as a whole; a little is kept free for the newline that appending adds. */
export const SUMMARY_LIMIT = 1024 * 1024 - 1024;

/** The summary of a run: failures first, then what it looks like, then every picture. Below 1 MiB, and says what it left out. */
export function renderSummary(run: Run, links: Links, limit: number = SUMMARY_LIMIT): string {
  const page: Page = { links, room: "a summary has room for 1 MiB", galleryPictures: 40, openPictures: 20 };
  const heading = { kind: "text", text: `## Cutouts\n\n${overview(run, page).join("\n\n")}\n\n` } as const;
  return assemble(
    [
      heading,
      failuresSection(run, page),
      gallerySection(run, page),
      picturesSection(run, page),
      orphansSection(run, page),
    ],
    limit,
  );
}

/** Adds the summary to the step's file; without one (on a command line) nothing happens, and trouble is a warning, no error. */
export async function writeSummary(markdown: string, file: string | undefined, log: Log): Promise<void> {
  if (file === undefined || file === "") return;
  try {
    await appendFile(file, `${markdown}\n`);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    log.warning(`The summary of this step could not be written (${cause}). The results are not affected.`);
  }
}
