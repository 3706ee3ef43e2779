import { closeSync, openSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { AddressRefused, type AddressRule, openGuarded } from "./connect.js";
import { codeOf, withDeadline } from "./transport.js";

/** What became of a download. `expired`: the URL is no longer valid, a query may give a fresh one. */
export type Download =
  | { readonly kind: "file"; readonly bytes: number }
  | { readonly kind: "expired"; readonly reason: string }
  | { readonly kind: "transient"; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string };

export interface DownloadOptions {
  readonly dispatcher: Dispatcher;
  readonly rule: AddressRule;
  readonly maximumBytes: number;
  readonly totalMilliseconds: number;
  readonly idleMilliseconds: number;
  readonly signal?: AbortSignal;
}

/**
 * Streams `url` into the new file `file`, which is gone again where the answer is not whole. No credentials leave.
 *
 * @throws the file system's errors: they say nothing about the answer.
 */
export async function download(url: string, file: string, options: DownloadOptions): Promise<Download> {
  return withDeadline(options.totalMilliseconds, options.signal, async (signal, isLate) => {
    try {
      return await fetchInto(url, file, options, signal);
    } catch (error) {
      await rm(file, { force: true });
      if (error instanceof Unwritable) throw error.cause;
      return failureOf(error, isLate() ? options.totalMilliseconds : undefined);
    }
  });
}

async function fetchInto(url: string, file: string, options: DownloadOptions, signal: AbortSignal): Promise<Download> {
  const { dispatcher, rule, idleMilliseconds } = options;
  const { response } = await openGuarded(url, {
    dispatcher,
    rule,
    signal,
    headersTimeoutMilliseconds: idleMilliseconds,
    idleTimeoutMilliseconds: idleMilliseconds,
  });
  const { statusCode, body } = response;
  if (statusCode !== 200) {
    body.on("error", () => {}).destroy();
    return answerOf(statusCode);
  }
  return { kind: "file", bytes: await write(body, file, options.maximumBytes) };
}

/** @returns how many bytes there were */
async function write(body: Readable, file: string, maximumBytes: number): Promise<number> {
  // It may break before it is read from, which is when that is told.
  body.on("error", () => {});
  const descriptor = locally(() => openSync(file, "wx", 0o600));
  try {
    return await writeChunks(body, descriptor, maximumBytes);
  } finally {
    locally(() => closeSync(descriptor));
  }
}

/** By blocking, as chunks are small: to have another thread write one takes several times as long. */
async function writeChunks(body: Readable, descriptor: number, maximumBytes: number): Promise<number> {
  let bytes = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.byteLength;
    if (bytes > maximumBytes) throw new TooLarge(`The result is larger than ${maximumBytes} bytes.`);
    locally(() => writeFileSync(descriptor, chunk));
  }
  return bytes;
}

class TooLarge extends Error {}

/** An error of the file system, told from one of the network, which may have the same code. */
class Unwritable extends Error {}

function locally<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new Unwritable("the file cannot be written", { cause });
  }
}

function answerOf(status: number): Download {
  if (status === 401 || status === 403 || status === 404 || status === 410) {
    return { kind: "expired", reason: `The result's host answered HTTP ${status}: its URL may have expired.` };
  }
  const reason = `The result's host answered HTTP ${status}.`;
  return { kind: status === 408 || status === 429 || status >= 500 ? "transient" : "refused", reason };
}

/** Never with the URL in it: a result's URL is signed. */
function failureOf(error: unknown, deadline: number | undefined): Download {
  if (error instanceof AddressRefused || error instanceof TooLarge) return { kind: "refused", reason: error.message };
  if (error instanceof Error && /redirects$|URL/.test(error.message) && !("code" in error)) {
    return { kind: "refused", reason: `The result's address cannot be used: ${error.message}.` };
  }
  if (deadline !== undefined)
    return { kind: "transient", reason: `The result did not arrive within ${deadline / 1000} s.` };
  return { kind: "transient", reason: `The result's download broke (${codeOf(error)}).` };
}
