import { openKernels } from "../../pixels/kernels/kernels.js";
import { followCrisp, followOutline } from "./outline.js";
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
/** What is added up over a segmentation. */
const SUMS = 7;

export function readSigns(s: Segmentation): Signs {
  const { mask, likeness, width, height } = s;
  const size = mask.length;
  const { kernels, take, put } = openKernels(4 * size + 2 * SUMS, 5);
  const sums = take(2 * SUMS);
  kernels.sumSigns(put(mask), put(s.evidence), put(likeness.lit), put(likeness.shaded), width, height, sums.at);
  const [ring = 0, contact = 0, doubt = 0, area = 0, left = 0, unexplained = 0, shadow = 0] = new Float64Array(
    kernels.memory.buffer,
    sums.at,
    SUMS,
  ).slice();
  const outline = followOutline(mask, s.edges.barrier, 5 * s.quiet, s);
  return {
    frame: s.border.share,
    roughness: s.border.first.scale,
    grain: s.quiet,
    outline: outline.backed / Math.max(1, outline.length),
    area: area / size,
    contact: contact / ring,
    unexplained: unexplained / Math.max(1, left),
    shadow: shadow / Math.max(1, area),
    doubt: doubt / size,
    softness: doubt / Math.max(1, outline.length),
    blurred: blurredShare(s),
    hypothesis: s.hypothesis,
    backing: s.backing,
  };
}

function blurredShare({ mask, faint, ...grid }: Segmentation): number {
  if (faint === undefined) return 1;
  const { length, backed } = followCrisp(mask, faint, CRISP, NEARBY, grid);
  return 1 - backed / Math.max(1, length);
}
