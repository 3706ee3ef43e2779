import { colourEvidence } from "./colour-models.js";
import { type Contrast, cut } from "./cut.js";
import type { LabPlanes } from "./grid.js";

/** Evidence for an object in the middle of the picture, and against one in its corners. */
const CENTRE = 7;
const CORNER = -9;
const ROUNDS = 3;

/**
 * For a picture without a backdrop: an object is somewhere in the middle, and its colours are not those of the margin. No
 * more than a guess, which is given only where the caller wants one at any price.
 */
export function guessCentre(lab: LabPlanes, contrast: Contrast): { mask: Uint8Array; evidence: Float32Array } {
  const prior = new Float32Array(lab.l.length);
  for (let i = 0; i < prior.length; i++) {
    const u = (((i % lab.width) + 0.5) / lab.width) * 2 - 1;
    const v = ((Math.floor(i / lab.width) + 0.5) / lab.height) * 2 - 1;
    prior[i] = CENTRE + (CORNER - CENTRE) * Math.min(1, Math.hypot(u, v));
  }
  let evidence: Float32Array = prior;
  let mask = cut(prior, contrast, lab);
  for (let round = 0; round < ROUNDS; round++) {
    evidence = colourEvidence(lab, mask, prior);
    mask = cut(evidence, contrast, lab);
  }
  return { mask, evidence };
}
