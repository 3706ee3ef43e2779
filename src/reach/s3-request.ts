import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsV4Signer } from "aws4fetch";
import type { Bucket } from "../settings/types.js";
import { type Dispatcher, request } from "../undici.js";
import { messageOf } from "../user-error.js";
import { type BucketAddress, bucketAddress } from "./s3-address.js";
import { type Refusal, refusal, type StoreAnswer } from "./s3-refusal.js";

export interface Upload {
  readonly file: string;
  readonly bytes: number;
  /** In hex; signed, so that the store refuses bytes that were damaged on the way. */
  readonly sha256: string;
  readonly contentType: string;
  /** Beside those that every upload has. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type Sent =
  | { readonly kind: "done"; readonly text: string; readonly headers: Readonly<Record<string, string>> }
  /** Asked for alone: there is no such object. */
  | { readonly kind: "absent" }
  | ({ readonly kind: "refused" } & Refusal);

/** Sends a signed request, three times if need be. Never rejects because of the store or the way to it. */
export type Send = (method: "PUT" | "DELETE" | "GET" | "HEAD", path: string, upload?: Upload) => Promise<Sent>;

export interface SendOptions {
  readonly dispatcher: Dispatcher;
  /** Milliseconds before the second try; for tests. */
  readonly pauseMilliseconds?: number;
  /** Aborted when the run is cancelled: uploads that are under way fail at once. Deletions go on. */
  readonly signal?: AbortSignal;
}

/** A bucket's address, and what signs for it. */
export interface SignedBucket extends BucketAddress {
  readonly signer: (request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** In the query: the whole request is then the URL. */
    readonly signQuery?: boolean;
  }) => AwsV4Signer;
}

const TRIES = 3;
const TIMEOUT_MILLISECONDS = 60_000;
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const ACTIONS = { PUT: "write", GET: "list", HEAD: "look at an object", DELETE: "delete" } as const;

export function signedBucket(bucket: Bucket): SignedBucket {
  const address = bucketAddress(bucket);
  const { accessKeyId, secretAccessKey, sessionToken } = bucket;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const common = { ...credentials, service: "s3", region: address.region };
  return {
    ...address,
    signer: ({ path, ...request }) => new AwsV4Signer({ ...common, ...request, url: `${address.base}${path}` }),
  };
}

/** A key that may not list is told 403 of an object that is not there. If it may not write either, PUT says why: HEAD cannot. */
const WITHOUT_OBJECT = new Set([403, 404]);

export function createSend(
  name: string,
  { base, signer }: SignedBucket,
  { dispatcher, pauseMilliseconds = 1_000, signal }: SendOptions,
): Send {
  const { host } = new URL(base);

  const once: Send = async (method, path, upload) => {
    const payload = { "x-amz-content-sha256": upload?.sha256 ?? EMPTY_SHA256 };
    const headers = { ...payload, ...(upload && headersOf(upload)) };
    const signed = await signer({ method, path, headers }).sign();
    const response = await request(signed.url, {
      method,
      headers: Object.fromEntries(signed.headers),
      ...(upload && { body: createReadStream(upload.file), ...(signal && { signal }) }),
      dispatcher,
      headersTimeout: TIMEOUT_MILLISECONDS,
      bodyTimeout: TIMEOUT_MILLISECONDS,
    });
    const text = await response.body.text();
    if (response.statusCode < 300) return { kind: "done", text, headers: plain(response.headers) };
    if (method === "HEAD" && WITHOUT_OBJECT.has(response.statusCode)) return { kind: "absent" };
    return { kind: "refused", ...refusal(read(response, text), { bucket: name, host, action: ACTIONS[method] }) };
  };

  // Signed anew each time: a signature is good for a quarter of an hour.
  async function tries(left: number, ...asked: Parameters<Send>): Promise<Sent> {
    const sent = await once(...asked).catch((error: unknown) => unreachable(host, error));
    const cancelled = asked[0] === "PUT" && signal?.aborted === true;
    if (sent.kind !== "refused" || !sent.retryable || left === 1 || cancelled) return sent;
    await sleep(pauseMilliseconds * 3 ** (TRIES - left));
    return tries(left - 1, ...asked);
  }

  return (...asked) => tries(TRIES, ...asked);
}

function headersOf({ contentType, bytes, headers }: Upload): Readonly<Record<string, string>> {
  return { ...headers, "content-type": contentType, "content-length": String(bytes) };
}

function plain(headers: Dispatcher.ResponseData["headers"]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function unreachable(host: string, error: unknown): Sent {
  const reason = `the store at ${host} could not be reached (${messageOf(error)})`;
  return { kind: "refused", reason, general: false, retryable: true };
}

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

/** The text of an XML element. */
export function element(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
}
