import { dilate } from "./dilate.js";
import { followOutline } from "./outline.js";
import type { SecondLook } from "./second-look.js";
import type { Hypothesis, Segmentation } from "./segmentation.js";

/** What a segmentation shows of its own worth; each from 0 to 1 unless said otherwise. */
export interface Signs {
  /** Of the frame, how much is backdrop of a known colour. */
  readonly frame: number;
  /** Standard deviation of the backdrop's samples around their model, in Lab units. */
  readonly roughness: number;
  /** Edge strength that is usual on the backdrop, in Lab units. */
  readonly grain: number;
  /** Of the outline, how much runs along an edge. */
  readonly outline: number;
  /** Of the picture, how much is object. */
  readonly area: number;
  /** Of the frame, how much is object. */
  readonly contact: number;
  /** What is left for backdrop but differs from it by more than noise and shadow; mean, 0 to 9. */
  readonly unexplained: number;
  /** What is taken for shadow, in areas of the object. */
  readonly shadow: number;
  /** Of the picture, how much the evidence does not decide. */
  readonly doubt: number;
  /** The same per pixel of outline; below 1 it is no more than the outlines' own softness, however many there are. */
  readonly softness: number;
  /** Of the outline, how much has no crisp edge nearby. */
  readonly blurred: number;
  readonly hypothesis: Hypothesis;
  /** Of the outline, how much runs along an edge, be it a faint one; only where the object was found by that, else 1. */
  readonly backing: number;
}

/** What a finished segmentation is judged by. */
export interface AllSigns extends Signs, SecondLook {}

/** In units of what is usual on the backdrop: the least strength of a crisp edge, and how far it may lie off the outline. */
const CRISP = 5;
const NEARBY = 2;

function blurredShare(s: Segmentation): number {
  if (s.faint === undefined) return 1;
  const crisp = dilate(s.faint, s, NEARBY).map((strength) => (strength >= CRISP ? 1 : 0));
  const { length, backed } = followOutline(s.mask, crisp, 1, s);
  return 1 - backed / Math.max(1, length);
}

export function readSigns(s: Segmentation): Signs {
  const { mask, likeness, width, height } = s;
  let area = 0;
  let ring = 0;
  let contact = 0;
  let left = 0;
  let shadow = 0;
  let doubt = 0;
  let unexplained = 0;
  for (let i = 0; i < mask.length; i++) {
    const x = i % width;
    if (x < 2 || x >= width - 2 || i < 2 * width || i >= width * (height - 2)) {
      ring++;
      contact += mask[i] ?? 0;
    }
    if (Math.abs(s.evidence[i] ?? 0) < 3) doubt++;
    if ((mask[i] ?? 0) === 1) {
      area++;
      continue;
    }
    left++;
    unexplained += Math.min(9, likeness.shaded[i] ?? 0);
    if ((likeness.lit[i] ?? 0) > 6) shadow++;
  }
  const outline = followOutline(mask, s.edges.barrier, 5 * s.quiet, s);
  return {
    frame: s.border.share,
    roughness: s.border.first.scale,
    grain: s.quiet,
    outline: outline.backed / Math.max(1, outline.length),
    area: area / mask.length,
    contact: contact / ring,
    unexplained: unexplained / Math.max(1, left),
    shadow: shadow / Math.max(1, area),
    doubt: doubt / mask.length,
    softness: doubt / Math.max(1, outline.length),
    blurred: blurredShare(s),
    hypothesis: s.hypothesis,
    backing: s.backing,
  };
}
