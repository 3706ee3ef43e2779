import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, lstat, open, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { isWithin } from "../inside.js";
import type { Failure, Picture } from "../model.js";
import { nameOf, type Sniffed, sniffOpened, sniffWhole } from "../pixels/sniff.js";
import { becameShorter, readSmallFile, SMALL_FILE } from "../small-file.js";
import { messageOf } from "../user-error.js";
import { createEndFinder, type EndFinder } from "./end-marker.js";
import { leavesWorkspace, type Match } from "./find.js";
import { isNamedLikeTiff } from "./patterns.js";

/** What a matched file turned out to be. */
export type Looked =
  | { readonly kind: "picture"; readonly picture: Picture }
  /** A Git LFS pointer in place of the picture, whose content id it tells all the same. */
  | { readonly kind: "pointer"; readonly match: Match; readonly contentId: string; readonly failure: Failure }
  | { readonly kind: "refused"; readonly match: Match; readonly failure: Failure }
  /** A picture, but none that a cutout is made of; `reason` is the outcome's, `unsupported` names one of another kind. */
  | { readonly kind: "skipped"; readonly match: Match; readonly reason: string; readonly unsupported?: string }
  /** No picture, and nobody said that it was one. */
  | { readonly kind: "passed-over" };

const CHUNK = 1 << 20;

/**
 * Reads a matched file: type and upright size from the header, content id and git blob id from all of its bytes.
 * A file's fault is data, never an exception.
 */
export async function look(match: Match, workspace: string): Promise<Looked> {
  try {
    // The match's own name of the file is put together when it is first read, and then kept so: by every one of them.
    const file = join(workspace, match.path);
    return await lookAt(match, file, workspace);
  } catch (error) {
    return { kind: "refused", match, failure: refusal(`it cannot be read: ${messageOf(error)}`, true) };
  }
}

async function lookAt(match: Match, name: string, workspace: string): Promise<Looked> {
  // Its folder was found to lie in the workspace when the file was matched.
  const itself = await lstat(name);
  if (itself.isSymbolicLink() && !(await leadsInside(name, workspace)))
    return { kind: "refused", match, failure: leavesWorkspace() };
  const found = itself.isSymbolicLink() ? await stat(name) : itself;
  // A pipe is opened only when somebody writes to it, which may be never.
  if (!found.isFile())
    return match.claimed
      ? { kind: "refused", match, failure: refusal("it is no regular file: exclude it with !") }
      : { kind: "passed-over" };
  if (found.size > SMALL_FILE) return lookThrough(match, name);
  return lookAtOnce(match, readSmallFile(name, found.size));
}

async function leadsInside(link: string, workspace: string): Promise<boolean> {
  const [real, home] = await Promise.all([realpath(link), realpath(workspace)]);
  return isWithin(home, real);
}

/** Waits for nothing, since the bytes last until the next file is read. */
function lookAtOnce(match: Match, bytes: Uint8Array): Looked {
  const sniffed = sniffWhole(bytes);
  if (sniffed.kind !== "picture") return notAPicture(match, sniffed);
  const reading = beginReading(sniffed.type, bytes.length);
  reading.feed(bytes);
  return pictureOf(match, sniffed, reading);
}

async function lookThrough(match: Match, name: string): Promise<Looked> {
  const file = await open(name, constants.O_RDONLY);
  try {
    const { size } = await file.stat();
    const sniffed = await sniffOpened(file, size);
    if (sniffed.kind !== "picture") return notAPicture(match, sniffed);
    const reading = beginReading(sniffed.type, size);
    await readThrough(file, size, reading.feed);
    return pictureOf(match, sniffed, reading);
  } finally {
    await file.close();
  }
}

/** What is told by all of a picture's bytes, as they come. */
interface Reading {
  readonly size: number;
  readonly feed: (bytes: Uint8Array) => void;
  readonly end: EndFinder;
  /** Once there are no more. */
  readonly ids: () => Pick<Picture, "contentId" | "blobId">;
}

function beginReading(type: Picture["type"], size: number): Reading {
  const content = createHash("sha256");
  const blob = createHash("sha1").update(`blob ${size}\0`);
  const end = createEndFinder(type);
  return {
    size,
    feed: (bytes) => {
      for (const hash of [content, blob]) hash.update(bytes);
      end.feed(bytes);
    },
    end,
    ids: () => ({ contentId: content.digest("hex"), blobId: blob.digest("hex") }),
  };
}

function pictureOf(match: Match, sniffed: SniffedPicture, { size, end, ids }: Reading): Looked {
  const fault = end.fault();
  if (fault !== undefined) return { kind: "refused", match, failure: damaged(sniffed.type, fault) };
  if (!end.found()) return { kind: "refused", match, failure: truncated(sniffed.type) };
  const { width, height, type, hasAlpha } = sniffed;
  const { path, model } = match;
  const known = { path, file: match.file, model, type, width, height, bytes: size, ...ids() };
  return { kind: "picture", picture: hasAlpha ? { ...known, hasAlpha } : known };
}

async function readThrough(file: FileHandle, size: number, feed: Reading["feed"]): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(size, 1)));
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) throw becameShorter();
    feed(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

type SniffedPicture = Extract<Sniffed, { kind: "picture" }>;

function notAPicture(match: Match, sniffed: Exclude<Sniffed, SniffedPicture>): Looked {
  if (sniffed.kind === "lfs-pointer")
    return { kind: "pointer", match, contentId: sniffed.sha256, failure: pointerFailure() };
  if (sniffed.kind === "other" && sniffed.nature === "animated")
    return { kind: "skipped", match, reason: moving(sniffed) };
  return match.claimed ? noPicture(match, sniffed) : passedOver(match, sniffed);
}

type NoPicture = Exclude<Sniffed, { kind: "picture" | "lfs-pointer" }>;

function passedOver(match: Match, sniffed: NoPicture): Looked {
  if (isNamedLikeTiff(match.path) && (sniffed.kind !== "other" || sniffed.nature !== "unsupported"))
    return noPicture(match, sniffed);
  if (sniffed.kind !== "other" || sniffed.nature !== "unsupported") return { kind: "passed-over" };
  return { kind: "skipped", match, reason: whyNot(sniffed), unsupported: sniffed.what };
}

function noPicture(match: Match, sniffed: NoPicture): Looked {
  return { kind: "refused", match, failure: refusal(sniffed.kind === "other" ? whyNot(sniffed) : endless()) };
}

function whyNot({ what, nature }: Extract<Sniffed, { kind: "other" }>): string {
  switch (nature) {
    case "unsupported":
      return `it is ${what}, and only JPEG, PNG, WebP, AVIF and the usual forms of TIFF are supported: convert it, or exclude it with !`;
    case "animated":
      return moving({ what });
    case "damaged":
      return `it is ${what}. Restore the file, save it anew, or exclude it with !`;
    case "no picture":
      return `it is ${what}, not a picture: restore the file, or exclude it with !`;
  }
}

function moving({ what }: { readonly what: string }): string {
  return `it is ${what}, and only still pictures are cut out: save one of its frames as a picture, or exclude it with !`;
}

function endless(): string {
  return "its header is incomplete: restore the file, or exclude it with !";
}

function truncated(type: Picture["type"]): Failure {
  return refusal(
    `it is a truncated ${nameOf(type)}, its end is missing: an upload or checkout was probably cut short; restore the file`,
  );
}

function damaged(type: Picture["type"], fault: string): Failure {
  return refusal(`it is a damaged ${nameOf(type)}: ${fault}. Restore the file, save it anew, or exclude it with !`);
}

function pointerFailure(): Failure {
  return refusal(
    'it is a Git LFS pointer, not the picture itself: set "lfs: true" on actions/checkout, or run "git lfs pull"',
  );
}

function refusal(reason: string, retryable = false): Failure {
  return { stage: "find", reason, paid: false, retryable };
}
