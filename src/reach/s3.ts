import type { Bucket } from "../settings/types.js";
import type { Refusal } from "./s3-refusal.js";
import { createSend, element, type SendOptions, type Sent, signedBucket, type Upload } from "./s3-request.js";

export type Done = { readonly kind: "done" } | ({ readonly kind: "refused" } & Refusal);

/** The five things that are asked of an S3-compatible store. Nothing here throws because of what the store answers. */
export interface ObjectStore {
  readonly put: (key: string, upload: Upload) => Promise<Done>;
  /** A link for GET alone that is good for so many seconds, with no request to the store. */
  readonly link: (key: string, seconds: number) => Promise<string>;
  /** What the store says of an object, by header. */
  readonly head: (path: string) => Promise<Headed>;
  /** An object that is not there counts as removed. */
  readonly remove: (key: string) => Promise<Done>;
  /** One page of keys, those after `after`. */
  readonly list: (prefix: string, after?: string) => Promise<Listed>;
}

export type Headed =
  | { readonly kind: "found"; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: "absent" }
  | ({ readonly kind: "refused" } & Refusal);

export type Listed =
  | { readonly kind: "listed"; readonly keys: readonly string[]; readonly next?: string }
  | ({ readonly kind: "refused" } & Refusal);

export interface StoreOptions extends SendOptions {
  /** Keys in a page of a listing; for tests. */
  readonly pageSize?: number;
}

/** What every store allows at most. */
const LONGEST_LINK_SECONDS = 7 * 24 * 60 * 60;

export function createObjectStore(bucket: Bucket, { pageSize = 1_000, ...options }: StoreOptions): ObjectStore {
  const signed = signedBucket(bucket);
  const send = createSend(bucket.name, signed, options);
  return {
    put: async (key, upload) => done(await send("PUT", `/${key}`, upload)),
    async head(path) {
      const sent = await send("HEAD", `/${path}`);
      return sent.kind === "done" ? { kind: "found", headers: sent.headers } : sent;
    },
    async link(key, seconds) {
      const path = `/${key}?X-Amz-Expires=${Math.min(Math.round(seconds), LONGEST_LINK_SECONDS)}`;
      return (await signed.signer({ method: "GET", path, signQuery: true }).sign()).url.href;
    },
    remove: async (key) => done(await send("DELETE", `/${key}`)),
    async list(prefix, after = "") {
      // Version 1 of the call: every store has it, OSS has it as its own.
      const query = new URLSearchParams({ prefix, marker: after, "max-keys": String(pageSize) });
      const sent = await send("GET", `/?${query}`);
      if (sent.kind === "refused") return sent;
      if (sent.kind === "absent") return { kind: "listed", keys: [] };
      // Our keys hold no character that XML would escape, so no parser is needed.
      const keys = [...sent.text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
      const next = element(sent.text, "IsTruncated") === "true" ? keys.at(-1) : undefined;
      return { kind: "listed", keys, ...(next === undefined ? {} : { next }) };
    },
  };
}

function done(sent: Sent): Done {
  return sent.kind === "refused" ? sent : { kind: "done" };
}
