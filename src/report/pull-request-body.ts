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

/** GitHub takes 65,536 characters; bytes are never fewer, so a limit on bytes is the safer one. */
export const BODY_LIMIT = 65_000;

/**
 * The body of the pull request that brings the products. It is written before the pull request exists, so `run.delivered`
 * need not tell of it; `links.file` points to the commit that is proposed.
 */
export function renderPullRequestBody(run: Run, links: Links, limit: number = BODY_LIMIT): string {
  const page: Page = {
    links,
    room: "a pull request has room for 65,536 characters",
    galleryPictures: 20,
    openPictures: 10,
  };
  const heading = { kind: "text", text: `${overview(run, page).join("\n\n")}\n\n` } as const;
  const foot = {
    kind: "text",
    text: "_This branch is kept up to date by cutout-action: what is pushed to it by hand is replaced by the next run._\n",
  } as const;
  const sections = [
    gallerySection(run, page),
    picturesSection(run, page),
    failuresSection(run, page),
    orphansSection(run, page),
  ];
  return assemble([heading, ...sections, foot], limit);
}
