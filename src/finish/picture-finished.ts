import type { Preview } from "../pixels/preview.js";

/** What came of a picture's cutout beside its products. */
export interface PictureFinished {
  /** What a user should know of how the picture was read or what the service had altered; empty for nearly all. */
  readonly notes: readonly string[];
  readonly previews: { readonly before?: Preview; readonly after?: Preview };
}
