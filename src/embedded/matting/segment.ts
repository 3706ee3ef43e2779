import { type Backdrop, modelBackdrop } from "./backdrop.js";
import { type Border, readBorder } from "./border.js";
import { colourEvidence } from "./colour-models.js";
import { largestArea } from "./components.js";
import { type Contrast, cut, measureContrast } from "./cut.js";
import { type Edges, findEdges } from "./edges.js";
import { type Likeness, punishTexture, weighDifference, weighEvidence, weighLikeness } from "./evidence.js";
import type { Grid, LabPlanes, RgbPlanes } from "./grid.js";
import { guessCentre } from "./guess.js";
import { toLab } from "./lab.js";
import { barrierCost, flood, floodFromFrame, quietLevel } from "./reach.js";
import { tidy } from "./tidy.js";

/** `shadows`: what is darker but of the same hue may be shadow. `difference`: whatever differs is object. `centre`: a guess. */
export type Hypothesis = "shadows" | "difference" | "centre";

interface Labelling {
  /** 1 for object. */
  readonly mask: Uint8Array;
  /** Positive for object, negative for backdrop; near zero where nothing speaks for either. */
  readonly evidence: Float32Array;
}

interface Decision extends Labelling {
  readonly hypothesis: Hypothesis;
}

/** Object and backdrop at working size, and what the verdict rests on. */
export interface Segmentation extends Grid, Decision {
  readonly border: Border;
  readonly edges: Edges;
  readonly likeness: Likeness;
  /** Edge strength that is usual on the backdrop. */
  readonly quiet: number;
}

/** Told the name of each stage as it ends. */
export type Lap = (stage: string) => void;

/** Below this share of the frame there is no backdrop to speak of. */
const BUSY = 0.5;
/** While a smooth one is a backdrop all the same: the object runs through most of the frame. */
const GRAINY = 1;
/** An object smaller than this part of what differs from the backdrop has been mistaken for shadow. */
const SWALLOWED = 0.4;
/** Distance from the backdrop, in `Likeness` units, that is no noise. */
const DIFFERENT = 6;

/** Parts object and backdrop at working size. */
export function segment(rgb: RgbPlanes, lap: Lap): Segmentation {
  const lab = toLab(rgb);
  const edges = findEdges(lab);
  const border = readBorder(lab, edges.smooth);
  lap("border");
  const quiet = quietLevel(edges.barrier, border.seeds);
  const cost = barrierCost(edges.barrier, quiet);
  const backdrop: Backdrop = modelBackdrop(lab, border, floodFromFrame(cost, border.seeds, lab));
  lap("backdrop");
  const likeness = punishTexture(weighLikeness(lab, backdrop), edges.barrier, quiet, lab);
  const reach = flood(lab, { cost, backdrop, likeness, edges, quiet, seeds: border.seeds });
  lap("flood");
  const decision = decide(lab, likeness, reach, border);
  tidy(decision.mask, lab);
  lap("cut");
  return { width: lab.width, height: lab.height, border, edges, likeness, quiet, ...decision };
}

function decide(lab: LabPlanes, likeness: Likeness, reach: Float32Array, border: Border): Decision {
  const contrast = measureContrast(lab);
  if (border.share < BUSY && border.first.scale > GRAINY) {
    return { ...guessCentre(lab, contrast), hypothesis: "centre" };
  }
  const shadows = weighEvidence(likeness, reach, lab);
  const first = cut(shadows, contrast, lab);
  if (largestArea(first, lab) >= SWALLOWED * largestArea(whatDiffers(likeness), lab)) {
    return { ...recut(lab, first, shadows, contrast), hypothesis: "shadows" };
  }
  // Pale on white, or dark on black: the object's own shading is all that shows of it.
  const plain = weighDifference(likeness);
  return { ...recut(lab, cut(plain, contrast, lab), plain, contrast), hypothesis: "difference" };
}

function whatDiffers({ lit }: Likeness): Uint8Array {
  const different = new Uint8Array(lit.length);
  for (let i = 0; i < lit.length; i++) if ((lit[i] ?? 0) > DIFFERENT) different[i] = 1;
  return different;
}

/** Once more with the colours that the first cut found on either side (Rother et al. 2004, "GrabCut"). */
function recut(lab: LabPlanes, mask: Uint8Array, before: Float32Array, contrast: Contrast): Labelling {
  const evidence = colourEvidence(lab, mask, before);
  return { mask: cut(evidence, contrast, lab), evidence };
}
