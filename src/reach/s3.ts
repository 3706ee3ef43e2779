import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsV4Signer } from "aws4fetch";
import { type Dispatcher, request } from "undici";
import type { Bucket } from "../settings.js";
import { messageOf } from "../user-error.js";
import { bucketAddress } from "./s3-address.js";
import { type Refusal, refusal, type StoreAnswer } from "./s3-refusal.js";

export type Done = { readonly kind: "done" } | ({ readonly kind: "refused" } & Refusal);

export interface Upload {
  readonly file: string;
  readonly bytes: number;
  /** In hex; signed, so that the store refuses bytes that were damaged on the way. */
  readonly sha256: string;
  readonly contentType: string;
}

/** The four things that are asked of an S3-compatible store. Nothing here throws because of what the store answers. */
export interface ObjectStore {
  readonly put: (key: string, upload: Upload) => Promise<Done>;
  /** A link for GET alone that is good for so many seconds, with no request to the store. */
  readonly link: (key: string, seconds: number) => Promise<string>;
  /** An object that is not there counts as removed. */
  readonly remove: (key: string) => Promise<Done>;
  /** One page of keys, those after `after`. */
  readonly list: (prefix: string, after?: string) => Promise<Listed>;
}

export type Listed =
  | { readonly kind: "listed"; readonly keys: readonly string[]; readonly next?: string }
  | ({ readonly kind: "refused" } & Refusal);

export interface StoreOptions {
  readonly dispatcher: Dispatcher;
  /** Milliseconds before the second try; for tests. */
  readonly pauseMilliseconds?: number;
  /** Keys in a page of a listing; for tests. */
  readonly pageSize?: number;
}

const TRIES = 3;
const TIMEOUT_MILLISECONDS = 60_000;
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Throws a UserError when `bucket-endpoint` is no URL. */
export function createObjectStore(
  bucket: Bucket,
  { dispatcher, pauseMilliseconds = 1_000, pageSize = 1_000 }: StoreOptions,
): ObjectStore {
  const { base, region } = bucketAddress(bucket);
  const { host } = new URL(base);
  const credentials = {
    accessKeyId: bucket.accessKeyId,
    secretAccessKey: bucket.secretAccessKey,
    ...(bucket.sessionToken === undefined ? {} : { sessionToken: bucket.sessionToken }),
    service: "s3",
    region,
  };

  async function send(method: "PUT" | "DELETE" | "GET", path: string, upload?: Upload): Promise<Sent> {
    const headers = {
      "x-amz-content-sha256": upload?.sha256 ?? EMPTY_SHA256,
      ...(upload === undefined ? {} : { "content-type": upload.contentType, "content-length": String(upload.bytes) }),
    };
    const signed = await new AwsV4Signer({ ...credentials, method, url: `${base}${path}`, headers }).sign();
    const response = await request(signed.url, {
      method,
      headers: Object.fromEntries(signed.headers),
      ...(upload === undefined ? {} : { body: createReadStream(upload.file) }),
      dispatcher,
      headersTimeout: TIMEOUT_MILLISECONDS,
      bodyTimeout: TIMEOUT_MILLISECONDS,
    });
    const text = await response.body.text();
    if (response.statusCode < 300) return { kind: "done", text };
    return {
      kind: "refused",
      ...refusal(read(response, text), { bucket: bucket.name, host, action: ACTIONS[method] }),
    };
  }

  async function patiently(left: number, attempt: () => Promise<Sent>): Promise<Sent> {
    const sent = await attempt().catch(
      (error: unknown): Sent => ({
        kind: "refused",
        reason: `the store at ${host} could not be reached (${messageOf(error)})`,
        general: false,
        retryable: true,
      }),
    );
    if (sent.kind === "done" || !sent.retryable || left === 1) return sent;
    await sleep(pauseMilliseconds * 3 ** (TRIES - left));
    return patiently(left - 1, attempt);
  }

  return {
    put: (key, upload) => patiently(TRIES, () => send("PUT", `/${key}`, upload)),
    async link(key, seconds) {
      const url = `${base}/${key}?X-Amz-Expires=${Math.min(Math.round(seconds), LONGEST_LINK_SECONDS)}`;
      return (await new AwsV4Signer({ ...credentials, method: "GET", url, signQuery: true }).sign()).url.href;
    },
    remove: (key) => patiently(TRIES, () => send("DELETE", `/${key}`)),
    async list(prefix, after = "") {
      // Version 1 of the call: every store has it, OSS has it as its own.
      const query = new URLSearchParams({ prefix, marker: after, "max-keys": String(pageSize) });
      const sent = await patiently(TRIES, () => send("GET", `/?${query}`));
      if (sent.kind === "refused") return sent;
      // Our keys hold no character that XML would escape, so no parser is needed.
      const keys = [...sent.text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
      const next = element(sent.text, "IsTruncated") === "true" ? keys.at(-1) : undefined;
      return { kind: "listed", keys, ...(next === undefined ? {} : { next }) };
    },
  };
}

/** What every store allows at most. */
const LONGEST_LINK_SECONDS = 7 * 24 * 60 * 60;

const ACTIONS = { PUT: "write", GET: "list", DELETE: "delete" } as const;

type Sent = { readonly kind: "done"; readonly text: string } | ({ readonly kind: "refused" } & Refusal);

function read({ statusCode, headers }: Dispatcher.ResponseData, text: string): StoreAnswer {
  const { date, "x-amz-bucket-region": region } = headers;
  return {
    status: statusCode,
    code: element(text, "Code"),
    message: element(text, "Message"),
    region: typeof region === "string" ? region : element(text, "Region"),
    clock: Date.parse(typeof date === "string" ? date : ""),
  };
}

function element(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
}
