import type { IncomingMessage } from "node:http";
import { maximumBodyBytes } from "../service/contract.js";

/** `too large` is the request's own fault, `no room` that of all that are on their way at once. */
export type Body =
  | { readonly kind: "body"; readonly text: string }
  | { readonly kind: "too large" }
  | { readonly kind: "no room" };

/** More than ten tasks with the longest URLs take: bodies up to here are always read. */
const ORDINARY_BYTES = 128 * 1024;
/** What larger ones may take together, however many connections send one slowly. */
const ROOM_BYTES = 64 * 1024 * 1024;

/** A reader of requests' bodies that share the room in memory. */
export function createBodyReader(roomBytes = ROOM_BYTES): (request: IncomingMessage) => Promise<Body> {
  let taken = 0;
  return async (request) => {
    if (Number(request.headers["content-length"] ?? 0) > maximumBodyBytes) return { kind: "too large" };
    const chunks: Buffer[] = [];
    let own = 0;
    try {
      for await (const chunk of request) {
        const part: Buffer = chunk;
        own += part.length;
        taken += part.length;
        if (own > maximumBodyBytes) return { kind: "too large" };
        if (own > ORDINARY_BYTES && taken > roomBytes) return { kind: "no room" };
        chunks.push(part);
      }
      return { kind: "body", text: Buffer.concat(chunks).toString("utf8") };
    } finally {
      taken -= own;
    }
  };
}
