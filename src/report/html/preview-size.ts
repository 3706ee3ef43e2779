/** What previews may take of the limit before they are written as base64, a third larger. */
const PREVIEW_BYTES = 20_000_000;

/**
 * How large each preview may be so that a report of so many pictures stays below its limit with all of them. A pair of
 * `maxSide` pixels takes about a third of a byte for each pixel of its square (photographs, in base64).
 */
export function previewSize(pictures: number): { readonly maxSide: number; readonly maxBytes: number } {
  const many = Math.max(1, pictures);
  return {
    maxSide: Math.max(200, Math.min(720, Math.floor(9_000 / Math.sqrt(many)))),
    maxBytes: Math.min(100_000, Math.floor(PREVIEW_BYTES / (2 * many))),
  };
}
