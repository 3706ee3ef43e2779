import { codeOf, isUnresolved } from "../service/transport.js";
import { isLoopback } from "../settings/urls.js";
import type { Settings } from "../settings.js";

export const NO_ROUTE =
  "Nothing lets the service fetch the pictures: set `bucket` (any S3-compatible store), `serve-url`, or `image-urls` with a URL template.";

export const PRIVATE =
  "the repository is private: set `bucket`, or `image-urls: raw` with `share-private: true`, which hands one-time links to the service";

/** Whether anything at all could let the service fetch a picture; each picture is another question. */
export function hasRoute(
  settings: Pick<Settings, "service" | "imageUrls" | "sharePrivate" | "bucket" | "serveUrl">,
  origin: GitHubVisibility | undefined,
): boolean {
  const { service, imageUrls, sharePrivate, bucket, serveUrl } = settings;
  if (service.kind === "embedded" || isLoopback(service.url) || imageUrls.kind === "template") return true;
  const isOpen = origin !== undefined && (origin !== "private" || sharePrivate);
  const byGitHub = isOpen && (imageUrls.kind === "raw" || imageUrls.kind === "auto");
  return byGitHub || bucket !== undefined || serveUrl !== undefined;
}

/** How far GitHub shows the repository's files. */
type GitHubVisibility = "public" | "private" | "unknown";

/**
 * Why no picture can be handed to the service, where there is no route: a service whose name is wrong is not helped by
 * a bucket, and would be told only once one were set up.
 */
export async function whyNoRoute(
  { service, proxy }: Pick<Settings, "service" | "proxy">,
  origin?: GitHubVisibility,
  resolve: (hostname: string) => Promise<unknown> = lookUp,
): Promise<string> {
  const noRoute = origin === "private" ? `The reason: ${PRIVATE}.` : NO_ROUTE;
  // A proxy resolves names itself.
  if (service.kind === "embedded" || proxy !== undefined) return noRoute;
  const { hostname } = service.url;
  const code = await resolve(hostname.replace(/^\[|\]$/g, "")).then(() => "", codeOf);
  if (!isUnresolved(code)) return noRoute;
  return `The service's name, ${hostname}, does not resolve (${code}): check the input \`service\` and the network.`;
}

async function lookUp(hostname: string): Promise<unknown> {
  const { lookup } = await import("node:dns/promises");
  return lookup(hostname);
}
