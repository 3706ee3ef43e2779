import { createHash } from "node:crypto";
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

/** What tells one comment of ours from another: two steps, jobs or workflows on one pull request have a comment each. */
export interface CommentIdentity {
  readonly workflow: string;
  readonly job: string;
  /** `GITHUB_ACTION`. */
  readonly step: string;
  /** The settings by which the legs of a matrix differ: they share all of the above. */
  readonly work: readonly string[];
}

export type Comment =
  | { readonly kind: "something"; readonly marker: string; readonly body: string }
  /** Everything is as it was: an older comment is brought up to date and folded away, none is made. */
  | { readonly kind: "nothing"; readonly marker: string; readonly body: string };

/** GitHub takes 65,536 characters; bytes are never fewer, so a limit on bytes is the safer one. */
export const COMMENT_LIMIT = 65_000;

/** The sticky comment of a pull request. Its first line is a hidden marker by which the next run finds it again. */
export function renderComment(
  run: Run,
  links: Links,
  identity: CommentIdentity,
  limit: number = COMMENT_LIMIT,
): Comment {
  const marker = markerOf(identity);
  if (!isNews(run)) return { kind: "nothing", marker, body: `${marker}\n${UP_TO_DATE}` };
  const page: Page = { links, room: "a comment has room for 65,536 characters", galleryPictures: 12, openPictures: 0 };
  const heading = { kind: "text", text: `${marker}\n### Cutouts\n\n${overview(run, page).join("\n\n")}\n\n` } as const;
  const sections = [
    failuresSection(run, page),
    gallerySection(run, page),
    picturesSection(run, page),
    orphansSection(run, page),
  ];
  return { kind: "something", marker, body: assemble([heading, ...sections], limit) };
}

const UP_TO_DATE = "### Cutouts\n\n✅ All cutouts are up to date.\n";

function isNews({ counts, delivered }: Run): boolean {
  const unsettled = counts.failed + counts.made + counts.planned + counts.deferred + counts.skipped + counts.orphans;
  return unsettled > 0 || delivered.some(({ kind }) => kind === "failed");
}

/** A hash, since the names of workflows and jobs may hold `-->`. */
function markerOf({ workflow, job, step, work }: CommentIdentity): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([workflow, job, step, work]))
    .digest("hex");
  return `<!-- cutout-action:comment:${hash.slice(0, 20)} -->`;
}
