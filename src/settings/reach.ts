import type { InputReader } from "./reader.js";
import type { Bucket, BucketDelivery, ImageUrls, Surroundings } from "./types.js";
import { urlTemplateProblem } from "./url-template.js";
import { httpUrl } from "./urls.js";

export function readReach(read: InputReader, { environment, secretsWithheld }: Surroundings) {
  const bucket = readBucket(read, environment, secretsWithheld);
  const serveUrl = read.text("serve-url") === "" ? undefined : httpUrl(read.text("serve-url"));
  if (read.text("serve-url") !== "" && serveUrl === undefined)
    read.problem("serve-url", "an http or https URL by which the service reaches this machine");
  const servePort = read.integer("serve-port", { min: 0, max: 65_535 });
  if (servePort !== 0 && serveUrl === undefined) read.needs("serve-port", "serve-url");
  return {
    imageUrls: readImageUrls(read),
    sharePrivate: read.flag("share-private"),
    ...(bucket === undefined ? {} : { bucket }),
    bucketDelivery: readBucketDelivery(read),
    ...(serveUrl === undefined ? {} : { serveUrl }),
    servePort,
    transparent: read.word("transparent", ["keep", "send"]),
    outOfLimits: read.word("out-of-limits", ["fit", "skip", "fail"]),
    onRefusal:
      read.text("on-refusal") === "" ? ("auto" as const) : read.word("on-refusal", ["fail", "skip", "keep-original"]),
  };
}

function readImageUrls(read: InputReader): ImageUrls {
  const text = read.text("image-urls");
  if (!/:\/\/|[{}]/.test(text)) return { kind: read.word("image-urls", ["auto", "raw", "bucket", "serve"]) };
  const problem = urlTemplateProblem(text);
  if (problem !== undefined)
    read.problem(
      "image-urls",
      `auto, raw, bucket, serve, or an http(s) URL with {path}, and {owner} {repo} {sha} as needed (${problem})`,
    );
  return { kind: "template", template: text };
}

/** What a key may not be, besides: a path that goes up means another object to some stores, and none to others. */
const KEY_TEMPLATE = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))(?:[^{}\p{Cc}]|\{(?:path|dir|name|format|hash)\})*$/u;

function readBucketDelivery(read: InputReader): BucketDelivery {
  const [key, cacheControl, url] = [
    read.text("bucket-key"),
    read.text("bucket-cache-control"),
    read.text("bucket-url"),
  ];
  if (!KEY_TEMPLATE.test(key) || !/\{(?:path|name|hash)\}/.test(key))
    read.problem(
      "bucket-key",
      "a template with {path}, or with {dir} {name} {format} {hash}, and without / in front and ..",
    );
  if (!/^[\x20-\x7e]*$/.test(cacheControl))
    read.problem("bucket-cache-control", "what the header Cache-Control takes, such as public, max-age=3600");
  const publicUrl = url === "" ? undefined : httpUrl(url);
  if (url !== "" && publicUrl === undefined) read.problem("bucket-url", "an http or https URL");
  return {
    key,
    ...(cacheControl !== "" && { cacheControl }),
    ...(publicUrl !== undefined && { publicUrl: publicUrl.href.replace(/\/+$/, "") }),
  };
}

function readBucket(read: InputReader, environment: NodeJS.ProcessEnv, secretsWithheld: boolean): Bucket | undefined {
  const [name, endpoint] = [read.text("bucket"), read.text("bucket-endpoint")];
  if (name === "") {
    if (endpoint !== "") read.needs("bucket-endpoint", "bucket");
    if (read.text("bucket-region") !== "") read.needs("bucket-region", "bucket");
    return undefined;
  }
  if (!/^[a-z0-9][a-z0-9._-]{1,62}$/i.test(name))
    read.problem("bucket", "the bucket's name alone, without a scheme or a path");
  if (endpoint !== "" && httpUrl(endpoint) === undefined)
    read.problem("bucket-endpoint", "an http or https URL, such as https://s3.oss-cn-hangzhou.aliyuncs.com");
  const credentials = readCredentials(environment);
  if (credentials === undefined && secretsWithheld) return undefined;
  if (credentials === undefined)
    read.problem(
      "bucket",
      "a bucket together with its credentials in the step's env: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    );
  // AWS_REGION is about AWS alone: other stores say their region in the endpoint.
  const amazon = endpoint === "" ? environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] : "";
  const region = read.text("bucket-region") || amazon || "";
  return { name, endpoint, region, ...(credentials ?? { accessKeyId: "", secretAccessKey: "" }) };
}

type Credentials = Pick<Bucket, "accessKeyId" | "secretAccessKey" | "sessionToken">;

function readCredentials(environment: NodeJS.ProcessEnv): Credentials | undefined {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = "",
    AWS_SECRET_ACCESS_KEY: secretAccessKey = "",
    AWS_SESSION_TOKEN: sessionToken = "",
  } = environment;
  if (accessKeyId === "" || secretAccessKey === "") return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== "" && { sessionToken }) };
}
