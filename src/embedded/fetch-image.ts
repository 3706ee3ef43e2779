import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Dispatcher } from "undici";
import { LEAST_SIDE, MOST_SIDE, SIDES } from "../limits.js";
import { sniffFile } from "../pixels/sniff.js";
import { type AddressRule, openGuarded } from "../service/connect.js";
import { messageOf } from "../user-error.js";

/** An image's bytes on our disk, or the contract's code for why not. */
export type Fetched =
  | { readonly kind: "image"; readonly file: string }
  | { readonly kind: "refused"; readonly code: "23500006" | "23500007"; readonly reason: string };

export interface Fetching {
  readonly dispatcher: Dispatcher;
  readonly rule: AddressRule;
  readonly maximumImageBytes: number;
  /** Stays below the 30 s after which a gateway gives up on a submit. */
  readonly timeoutMilliseconds: number;
}

/** Fetches one task's image into `file`, and checks what the contract says of images: JPEG or PNG, 400 to 4096 px a side. */
export async function fetchImage(url: string, file: string, fetching: Fetching): Promise<Fetched> {
  const wrong = await download(url, file, fetching);
  if (wrong !== undefined) return { kind: "refused", code: "23500006", reason: wrong };
  const sniffed = sniffFile(file);
  if (sniffed.kind !== "picture") return requirement(`it is ${sniffed.kind === "other" ? sniffed.what : "no picture"}`);
  if (sniffed.type !== "jpeg" && sniffed.type !== "png") return requirement(`it is ${sniffed.type}, not JPEG or PNG`);
  const sides = [sniffed.width, sniffed.height];
  if (Math.min(...sides) < LEAST_SIDE || Math.max(...sides) > MOST_SIDE) {
    return requirement(`it is ${sniffed.width}x${sniffed.height} px; allowed are ${SIDES}`);
  }
  return { kind: "image", file };
}

async function download(url: string, file: string, fetching: Fetching): Promise<string | undefined> {
  const { dispatcher, rule, maximumImageBytes, timeoutMilliseconds } = fetching;
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  try {
    const { response } = await openGuarded(url, { dispatcher, rule, signal });
    if (response.statusCode !== 200) {
      await response.body.dump();
      return `its URL answers with status ${response.statusCode}`;
    }
    await pipeline(response.body, limited(maximumImageBytes), createWriteStream(file, { flags: "wx" }), { signal });
    return undefined;
  } catch (error) {
    return signal.aborted ? "its URL does not answer in time" : messageOf(error);
  }
}

function limited(maximum: number) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let total = 0;
    for await (const chunk of chunks) {
      total += chunk.length;
      if (total > maximum) throw new Error(`it has more than ${maximum} bytes`);
      yield chunk;
    }
  };
}

function requirement(reason: string): Fetched {
  return { kind: "refused", code: "23500007", reason };
}
