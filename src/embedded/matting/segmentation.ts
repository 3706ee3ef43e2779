import type { Border } from "./border.js";
import type { Edges } from "./edges.js";
import type { Likeness } from "./evidence.js";
import type { Grid } from "./grid.js";

/**
 * `shadows`: what is darker but of the same hue may be shadow. `difference`: whatever differs is object. `outline`: whatever a
 * faint edge encloses is. `centre`: a guess.
 */
export type Hypothesis = "shadows" | "difference" | "outline" | "centre";

export interface Labelling {
  /** 1 for object. */
  readonly mask: Uint8Array;
  /** Positive for object, negative for backdrop; near zero where nothing speaks for either. */
  readonly evidence: Float32Array;
}

export interface Decision extends Labelling {
  readonly hypothesis: Hypothesis;
  /** Of the outline, how much runs along an edge, be it a faint one: what `outline` rests on, and 1 for the others. */
  readonly backing: number;
}

/** What is known before anything is decided. */
export interface SegmentationFindings extends Grid {
  readonly border: Border;
  readonly edges: Edges;
  readonly likeness: Likeness;
  /** Squared distances from the backdrop in shadow, whatever its texture. */
  readonly unlit: Float32Array;
  /** Edge strength that is usual on the backdrop. */
  readonly quiet: number;
  /** 1 where a gap of the backdrop's colour was made object after all; undefined where there was none. */
  readonly closed: Uint8Array | undefined;
  /** 1 for what faint edges enclose, gaps in them bridged; undefined where nothing was looked for. */
  readonly inside: Uint8Array | undefined;
  /** Edges in units of their usual strength on the backdrop, soft ones left out; undefined where nothing was looked for. */
  readonly faint: Float32Array | undefined;
}

/** Object and backdrop at working size, and what the verdict rests on. */
export interface Segmentation extends SegmentationFindings, Decision {}
