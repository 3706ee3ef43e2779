import { lookup } from "node:dns/promises";
import { isLoopback } from "../settings/urls.js";
import type { Settings } from "../settings.js";

export const NO_ROUTE =
  "Nothing lets the service fetch the pictures: set `bucket` (any S3-compatible store), `serve-url`, or `image-urls` with a URL template.";

/** Whether anything at all could let the service fetch a picture; each picture is another question. */
export function hasRoute(
  settings: Pick<Settings, "service" | "imageUrls" | "bucket" | "serveUrl">,
  hasOrigin: boolean,
): boolean {
  const { service, imageUrls, bucket, serveUrl } = settings;
  if (service.kind === "embedded" || isLoopback(service.url) || imageUrls.kind === "template") return true;
  const byGitHub = hasOrigin && (imageUrls.kind === "raw" || imageUrls.kind === "auto");
  return byGitHub || bucket !== undefined || serveUrl !== undefined;
}

/**
 * Why no picture can be handed to the service, where there is no route: a service whose name is wrong is not helped by
 * a bucket, and would be told only once one were set up.
 */
export async function whyNoRoute({ service, proxy }: Pick<Settings, "service" | "proxy">): Promise<string> {
  // A proxy resolves names itself.
  if (service.kind === "embedded" || proxy !== undefined) return NO_ROUTE;
  const { hostname } = service.url;
  const code = await lookup(hostname.replace(/^\[|\]$/g, "")).then(
    () => "",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : ""),
  );
  if (code !== "ENOTFOUND") return NO_ROUTE;
  return `The service's name, ${hostname}, does not resolve (ENOTFOUND): check the input \`service\` and the network.`;
}
