import { gapsOf } from "./components.js";
import type { Segmentation } from "./segmentation.js";
import type { Signs } from "./signs.js";

/**
 * A decision that only somebody who knows what objects are could be sure of. Where there is a network, it is asked then.
 * `hole`: the backdrop's colour inside of an outline was opened. `frame`: the object is cut by the frame. `pale`: colours
 * alone did not find the object. `shadow`: much of what differs was left to the backdrop, as shadow or reflection.
 * `unsure`: the signs as a whole are middling.
 */
export type DoubtfulDecision = "hole" | "frame" | "pale" | "shadow" | "unsure";

/** Of the picture: a hole that anybody would miss. */
const HOLE = 3e-4;
/** Of the frame: beyond a corner or two that an object's shadow reaches. */
const CONTACT = 0.004;
/** In areas of the object. */
const SHADOW = 0.35;
/** Confidence from which on a matte is as good as certain. */
export const CERTAIN = 0.95;

/** The doubtful decisions of a segmentation, in no order; none for most pictures of one object on plain ground. */
export function doubtfulDecisions(
  segmentation: Segmentation,
  signs: Signs,
  confidence: number,
): readonly DoubtfulDecision[] {
  const { mask, hypothesis } = segmentation;
  const gaps = gapsOf(mask, segmentation).list;
  const found: readonly (readonly [DoubtfulDecision, boolean])[] = [
    ["hole", gaps.some(({ area, touchesFrame }) => !touchesFrame && area >= HOLE * mask.length)],
    ["frame", signs.contact > CONTACT],
    ["pale", hypothesis !== "shadows"],
    ["shadow", signs.shadow > SHADOW],
    ["unsure", confidence < CERTAIN],
  ];
  return found.flatMap(([decision, taken]) => (taken ? [decision] : []));
}
