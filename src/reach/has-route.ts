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
