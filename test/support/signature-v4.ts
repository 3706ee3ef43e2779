import { createHash, createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/**
 * Checks a Signature Version 4, in the header or in the query, as S3 does
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html): s3rver takes any. Gives S3's
 * code for what is wrong, or undefined.
 */
export function signatureProblem(request: SignedRequest, secret: string): string | undefined {
  const inQuery = request.url.searchParams.has("X-Amz-Signature");
  const given = inQuery ? fromQuery(request) : fromHeader(request);
  if (given === undefined) return "AccessDenied";
  const [, day = "", region = "", service = ""] = given.credential.split("/");
  const payload = inQuery ? "UNSIGNED-PAYLOAD" : one(request.headers["x-amz-content-sha256"]);
  if (/^[0-9a-f]{64}$/.test(payload) && sha256(request.body) !== payload) return "XAmzContentSHA256Mismatch";
  const canonical = [
    request.method,
    escaped(decodeURIComponent(request.url.pathname), "/"),
    canonicalQuery(request.url),
    ...given.signedHeaders.map((name) => `${name}:${one(request.headers[name]).trim().replace(/ +/g, " ")}`),
    "",
    given.signedHeaders.join(";"),
    payload,
  ].join("\n");
  const scope = [day, region, service, "aws4_request"];
  const toSign = ["AWS4-HMAC-SHA256", given.date, scope.join("/"), sha256(canonical)].join("\n");
  const key = scope.reduce<string | Uint8Array>((last, part) => hmac(last, part), `AWS4${secret}`);
  return Buffer.from(hmac(key, toSign)).toString("hex") === given.signature ? undefined : "SignatureDoesNotMatch";
}

interface Given {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly date: string;
}

function fromQuery({ url }: SignedRequest): Given {
  const value = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? "";
  return {
    credential: value("Credential"),
    signedHeaders: value("SignedHeaders").split(";"),
    signature: value("Signature"),
    date: value("Date"),
  };
}

function fromHeader({ headers }: SignedRequest): Given | undefined {
  const authorization = one(headers.authorization);
  const match = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(authorization);
  const [, credential, signedHeaders, signature] = match ?? [];
  if (credential === undefined || signedHeaders === undefined || signature === undefined) return undefined;
  return { credential, signedHeaders: signedHeaders.split(";"), signature, date: one(headers["x-amz-date"]) };
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join("&");
}

/** Everything but the unreserved characters, and `keep`. */
function escaped(text: string, keep = ""): string {
  const plain = /[A-Za-z0-9\-._~]/;
  return [...Buffer.from(text)]
    .map((byte) => ({ byte, character: String.fromCharCode(byte) }))
    .map(({ byte, character }) =>
      plain.test(character) || keep.includes(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("");
}

function one(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : (value?.join(",") ?? "");
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Uint8Array, data: string): Uint8Array {
  return createHmac("sha256", key).update(data).digest();
}
