import type { Run } from "../run-model.js";
import { assemble } from "./markdown.js";
import {
  type BroughtProduct,
  broughtSection,
  failuresSection,
  gallerySection,
  type Links,
  orphansSection,
  overview,
  type Page,
  picturesSection,
} from "./sections.js";
import { count } from "./words.js";

/** GitHub takes 65,536 characters; bytes are never fewer, so a limit on bytes is the safer one. */
export const BODY_LIMIT = 65_000;

/**
 * The body of the pull request that brings the products. It is written before the pull request exists, so `run.delivered`
 * need not tell of it; `links.file` points to the commit that is proposed.
 *
 * @param others what the branch brings besides: of earlier runs, and of jobs beside this one
 */
export function renderPullRequestBody(
  run: Run,
  links: Links,
  others: readonly BroughtProduct[],
  limit: number = BODY_LIMIT,
): string {
  const page: Page = {
    links,
    room: "a pull request has room for 65,536 characters",
    galleryPictures: 20,
    openPictures: 10,
  };
  const made = { ...run, results: run.results.filter(({ outcome }) => outcome.kind === "made") };
  const heading = { kind: "text", text: `${[...overview(run, page), ...besides(others)].join("\n\n")}\n\n` } as const;
  const foot = {
    kind: "text",
    text: "_This branch is kept up to date by cutout-action. What you commit to it stays, and a cutout that you retouch on it is left alone._\n",
  } as const;
  const sections = [
    gallerySection(made, page),
    broughtSection(others, page),
    picturesSection(run, page),
    failuresSection(run, page),
    orphansSection(run, page),
  ];
  return assemble([heading, ...sections, foot], limit);
}

function besides(others: readonly BroughtProduct[]): readonly string[] {
  return others.length === 0
    ? []
    : [
        `The lines above are of the last run; this pull request also brings ${count(others.length, "product")} of other runs.`,
      ];
}
