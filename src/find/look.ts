import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, realpath, stat } from "node:fs/promises";
import { sep } from "node:path";
import type { Failure, Picture } from "../model.js";
import { type Sniffed, sniffFile } from "../pixels/sniff.js";
import { messageOf } from "../user-error.js";
import { leavesWorkspace, type Match } from "./find.js";

/** What a matched file turned out to be. */
export type Looked =
  | { readonly kind: "picture"; readonly picture: Picture }
  /** A Git LFS pointer in place of the picture, whose content id it tells all the same. */
  | { readonly kind: "pointer"; readonly match: Match; readonly contentId: string; readonly failure: Failure }
  | { readonly kind: "refused"; readonly match: Match; readonly failure: Failure }
  /** No picture, and nobody said that it was one. */
  | { readonly kind: "passed-over" };

const CHUNK = 1 << 20;
/** Cameras append maker's data after the end of a JPEG, so its end marker is looked for a little before the end of the file. */
const TAIL = 64 << 10;

/**
 * Reads a matched file: type and upright size from the header, content id and git blob id from all of its bytes.
 * A file's fault is data, never an exception.
 */
export async function look(match: Match, workspace: string): Promise<Looked> {
  try {
    if (!(await isInside(match.file, workspace))) return { kind: "refused", match, failure: leavesWorkspace() };
    return await lookAt(match);
  } catch (error) {
    return { kind: "refused", match, failure: refusal(`it cannot be read: ${messageOf(error)}`, true) };
  }
}

async function isInside(file: string, workspace: string): Promise<boolean> {
  const [real, home] = await Promise.all([realpath(file), realpath(workspace)]);
  return real.startsWith(home + sep);
}

async function lookAt(match: Match): Promise<Looked> {
  // A pipe is opened only when somebody writes to it, which may be never.
  if (!(await stat(match.file)).isFile())
    return match.claimed
      ? { kind: "refused", match, failure: refusal("it is no regular file: leave it out with !") }
      : { kind: "passed-over" };
  const sniffed = await sniffFile(match.file);
  if (sniffed.kind === "lfs-pointer")
    return { kind: "pointer", match, contentId: sniffed.sha256, failure: pointerFailure() };
  if (sniffed.kind !== "picture") return match.claimed ? noPicture(match, sniffed) : { kind: "passed-over" };
  const file = await open(match.file, constants.O_RDONLY);
  try {
    const { size } = await file.stat();
    const read = await readThrough(file, size);
    if (!isWhole(sniffed.type, read.tail, size)) return { kind: "refused", match, failure: truncated(sniffed.type) };
    const { width, height, type } = sniffed;
    const { path, file: name, model } = match;
    return { kind: "picture", picture: { path, file: name, model, type, width, height, bytes: size, ...read.ids } };
  } finally {
    await file.close();
  }
}

async function readThrough(file: FileHandle, size: number) {
  const content = createHash("sha256");
  const blob = createHash("sha1").update(`blob ${size}\0`);
  const tail = await hashInto(file, size, [content, blob]);
  return { ids: { contentId: content.digest("hex"), blobId: blob.digest("hex") }, tail };
}

async function hashInto(file: FileHandle, size: number, hashes: readonly Hash[]): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(size, 1)));
  let tail = Buffer.alloc(0);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) throw new Error("it became shorter while it was read; try again when nothing writes it");
    const chunk = buffer.subarray(0, bytesRead);
    for (const hash of hashes) hash.update(chunk);
    tail = Buffer.concat([tail, chunk.subarray(-TAIL)]).subarray(-TAIL);
    at += bytesRead;
  }
  return tail;
}

/** A cut JPEG or PNG still decodes to something, grey from the cut on; its missing end marker tells before it is paid for. */
function isWhole(type: Picture["type"], tail: Uint8Array, size: number): boolean {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  if (type === "jpeg") return bytes.includes(Buffer.from([0xff, 0xd9]), bytes.length === size ? scanStart(bytes) : 0);
  return type !== "png" || bytes.includes("IEND");
}

/** Where a JPEG's header ends: a thumbnail in it has an end marker of its own. */
function scanStart(jpeg: Buffer): number {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    at += jpeg[at + 1] === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2);
  }
  return at;
}

function noPicture(match: Match, sniffed: Exclude<Sniffed, { kind: "picture" | "lfs-pointer" }>): Looked {
  const what = sniffed.kind === "other" ? sniffed.what : "a picture whose header does not end";
  return {
    kind: "refused",
    match,
    failure: refusal(`it is ${what}, not a JPEG, PNG, WebP or AVIF picture: leave it out with !, or convert it`),
  };
}

function truncated(type: Picture["type"]): Failure {
  return refusal(
    `it is a truncated ${type.toUpperCase()}, its end is missing: an upload or checkout was probably cut short; restore the file`,
  );
}

function pointerFailure(): Failure {
  return refusal(
    'it is a Git LFS pointer, not the picture itself: set "lfs: true" on actions/checkout, or run "git lfs pull"',
  );
}

function refusal(reason: string, retryable = false): Failure {
  return { stage: "find", reason, paid: false, retryable };
}
