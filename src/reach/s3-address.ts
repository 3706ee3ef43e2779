import type { Bucket } from "../settings/types.js";

export interface BucketAddress {
  /** URL of the bucket itself, without a slash at the end; keys follow. */
  readonly base: string;
  /** What signatures are made for. */
  readonly region: string;
}

/** Stores that want the bucket in the host's name; the others (MinIO, R2, Ceph) all take it in the path. */
const VIRTUAL_HOSTS = /\.(amazonaws\.com(\.cn)?|aliyuncs\.com|myqcloud\.com|digitaloceanspaces\.com)$/;

/** Endpoints that tell their region. */
const REGION_IN_HOST: readonly RegExp[] = [
  /\boss-([a-z]+-[a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com$/,
  /\bcos\.([a-z0-9-]+)\.myqcloud\.com$/,
  /\bs3[.-](?:dualstack\.)?([a-z0-9-]+)\.amazonaws\.com/,
  /\bs3\.([a-z0-9-]+)\.(?:backblazeb2|wasabisys)\.com$/,
  /^([a-z0-9]+)\.digitaloceanspaces\.com$/,
];

/**
 * Where a bucket is to be found: in the host's name where the store wants it there or where the endpoint already begins
 * with it (as a custom domain of the bucket may), else in the path.
 */
export function bucketAddress({ name, endpoint, region }: Pick<Bucket, "name" | "endpoint" | "region">): BucketAddress {
  if (endpoint === "") return amazon(name, region === "" ? "us-east-1" : region);
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/, "");
  const signed = region === "" ? (regionOf(url.hostname) ?? "us-east-1") : region;
  if (url.hostname.startsWith(`${name}.`)) return { base: `${url.origin}${path}`, region: signed };
  return VIRTUAL_HOSTS.test(url.hostname) && fitsHost(name, url)
    ? { base: `${url.protocol}//${name}.${url.host}${path}`, region: signed }
    : { base: `${url.origin}${path}/${encodeURIComponent(name)}`, region: signed };
}

function amazon(name: string, region: string): BucketAddress {
  const host = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  const url = new URL(`https://${host}`);
  return {
    base: fitsHost(name, url) ? `https://${name}.${host}` : `https://${host}/${encodeURIComponent(name)}`,
    region,
  };
}

/** A dot in the bucket's name would not match the store's certificate. */
function fitsHost(name: string, url: URL): boolean {
  return url.protocol === "http:" || !name.includes(".");
}

function regionOf(host: string): string | undefined {
  if (host.endsWith(".r2.cloudflarestorage.com")) return "auto";
  return REGION_IN_HOST.map((pattern) => pattern.exec(host)?.[1]).find((region) => region !== undefined);
}
