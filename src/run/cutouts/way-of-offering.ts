import { createHash } from "node:crypto";
import type { Settings } from "../../settings.js";

/**
 * Stands for the way by which the service gets at the pictures: what it could not fetch by one it may by another. A hash,
 * since a URL template may hold a key and the ledger travels.
 */
export function wayOfOffering({
  imageUrls,
  bucket,
  serveUrl,
}: Pick<Settings, "imageUrls" | "bucket" | "serveUrl">): string {
  const parts = [imageUrls, bucket?.name, bucket?.endpoint, serveUrl?.href];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
