import { type Backdrop, modelBackdrop } from "./backdrop.js";
import { type Border, readBorder } from "./border.js";
import { colourEvidence } from "./colour-models.js";
import { largestArea } from "./components.js";
import { ENOUGH, judgeMatte } from "./confidence.js";
import { type Contrast, cut, measureContrast } from "./cut.js";
import { fartherThan } from "./distance.js";
import { type Edges, findEdges, findFaintEdges } from "./edges.js";
import { above, type Enclosure, enclose, findEnclosed } from "./enclosure.js";
import { type Likeness, punishTexture, weighDifference, weighEvidence, weighLikeness } from "./evidence.js";
import { findFalseGaps, type Ground } from "./gaps.js";
import type { LabPlanes, RgbPlanes } from "./grid.js";
import { guessCentre } from "./guess.js";
import { toLab } from "./lab.js";
import { followOutline } from "./outline.js";
import { BOLD, barrierCost, flood, floodFromFrame, quietLevel, WARY } from "./reach.js";
import { lookAgain } from "./second-look.js";
import type { Decision, Labelling, Segmentation } from "./segmentation.js";
import { findShed } from "./shed.js";
import { type AllSigns, readSigns } from "./signs.js";
import { findSkirt } from "./skirt.js";
import { tidy } from "./tidy.js";

/** Told the name of each stage as it ends. */
export type Lap = (stage: string) => void;

/** Below this share of the frame there is no backdrop to speak of. */
const BUSY = 0.5;
/** While a smooth one is a backdrop all the same: the object runs through most of the frame. */
const GRAINY = 1;
/** An object smaller than this part of what differs from the backdrop has been mistaken for shadow. */
const SWALLOWED = 0.4;
/** Part of an outline's length off any edge that a better outline may have. */
const BETTER = 0.7;
/** Strength of a faint edge that is one beyond doubt. */
const CLEAR = 2.5;
/** Distance from the backdrop, in `Likeness` units, that is no noise. */
const DIFFERENT = 6;

/** A segmentation, and what it shows of its own worth. */
export interface Segmented {
  readonly segmentation: Segmentation;
  readonly signs: AllSigns;
}

/** What is known of a picture before its backdrop is. */
export interface Survey {
  readonly lab: LabPlanes;
  readonly edges: Edges;
  readonly border: Border;
}

/** A first cut, and what it takes to mend it. */
export interface Draft {
  readonly first: Segmentation;
  readonly lab: LabPlanes;
  readonly backdrop: Backdrop;
  /** As `first.likeness`, but that it takes texture for shadow. */
  readonly colours: Likeness;
}

/** Parts object and backdrop at working size. */
export function segment(rgb: RgbPlanes, lap: Lap): Segmented {
  return mend(draft(survey(rgb, lap), lap), lap);
}

export function survey(rgb: RgbPlanes, lap: Lap): Survey {
  const lab = toLab(rgb);
  const edges = findEdges(lab);
  const border = readBorder(lab, edges.smooth);
  lap("border");
  return { lab, edges, border };
}

export function draft({ lab, edges, border }: Survey, lap: Lap): Draft {
  const quiet = quietLevel(edges.barrier, border.seeds);
  const certain = floodFromFrame(barrierCost(edges.barrier, quiet, WARY), border.seeds, lab);
  const backdrop = modelBackdrop(lab, border, certain);
  lap("backdrop");
  const colours = weighLikeness(lab, backdrop);
  const likeness = punishTexture(colours, edges.barrier, quiet, lab);
  const cost = barrierCost(edges.barrier, quiet, BOLD);
  const reach = flood(lab, { cost, backdrop, likeness, edges, quiet, seeds: border.seeds });
  lap("flood");
  const { width, height } = lab;
  const nothing = { closed: undefined, inside: undefined, faint: undefined };
  const findings = { width, height, border, edges, likeness, unlit: colours.shaded, quiet, ...nothing };
  const first = { ...findings, ...decide(lab, likeness, reach, border) };
  tidy(first.mask, lab);
  lap("cut");
  return { first, lab, backdrop, colours };
}

export function mend({ first, lab, backdrop, colours }: Draft, lap: Lap): Segmented {
  if (first.hypothesis === "centre") return withSigns(first);
  const { edges, border, likeness, quiet } = first;
  const faint = findFaintEdges(edges, border.seeds);
  const enclosure = enclose(faint, lab);
  if (enclosure === undefined) return withSigns({ ...first, faint });
  const closed = closeGaps({ ...first, faint, inside: enclosure.inside }, enclosure, {
    lab,
    backdrop,
    likeness,
    faint,
  });
  const skirt = quiet <= EVEN ? findSkirt(closed.mask, faint, colours.shaded, lab) : undefined;
  const tight = shed(closed, skirt, lab);
  const whole = shed(tight, findShed(tight.mask, faint, likeness, backdrop), lab);
  const decision = reconsider(whole, enclosure, faint, lab);
  lap("enclosure");
  return decision;
}

function decide(lab: LabPlanes, likeness: Likeness, reach: Float32Array, border: Border): Decision {
  const contrast = measureContrast(lab);
  if (border.share < BUSY && border.first.scale > GRAINY) {
    return { ...guessCentre(lab, contrast), hypothesis: "centre", backing: 1 };
  }
  const shadows = weighEvidence(likeness, reach, lab);
  const first = cut(shadows, contrast, lab);
  if (largestArea(first, lab) >= SWALLOWED * largestArea(above(likeness.lit, DIFFERENT), lab)) {
    return { ...recut(lab, first, shadows, contrast), hypothesis: "shadows", backing: 1 };
  }
  // Pale on white, or dark on black: the object's own shading is all that shows of it.
  const plain = weighDifference(likeness);
  return { ...recut(lab, cut(plain, contrast, lab), plain, contrast), hypothesis: "difference", backing: 1 };
}

/** In pixels: how far an outline that was bridged may lie off the object's. */
const BRIDGED = 5;
/** Evidence that makes a false gap object, and what is left of that against it along an outline. */
const CLOSED = 12;
const LOOSE = -1;

/** Makes the gaps object that are none, up to the nearest edge of what the outline encloses. */
function closeGaps(first: Segmentation, { inside }: Enclosure, ground: Ground): Segmentation {
  const { lab } = ground;
  const gaps = findFalseGaps(first.mask, inside, ground);
  if (gaps === undefined) return first;
  const away = fartherThan(BRIDGED, gaps, lab);
  const evidence = first.evidence.slice();
  for (let i = 0; i < evidence.length; i++) {
    if (gaps[i] === 1) evidence[i] = CLOSED;
    else if (away[i] === 0 && inside[i] === 1) evidence[i] = Math.max(evidence[i] ?? 0, LOOSE);
  }
  const mask = cut(evidence, measureContrast(lab), lab);
  tidy(mask, lab);
  const closed = gaps.slice();
  for (let i = 0; i < closed.length; i++) if (mask[i] === 1 && first.mask[i] === 0) closed[i] = 1;
  return { ...first, mask, evidence, closed };
}

/** Edge strength that is usual on a backdrop without grain, which hides how an edge rises. */
export const EVEN = 0.4;
/** Evidence against what is shed, and what is left along its rim of the evidence for the object. */
const SHED = -12;
const UNDECIDED = 1;

/** Makes backdrop what hangs on the object's foot and is none of it, up to the nearest edge. */
function shed(first: Segmentation, off: Uint8Array | undefined, lab: LabPlanes): Segmentation {
  if (off === undefined) return first;
  const away = fartherThan(BRIDGED, off, lab);
  const guess = first.evidence.slice();
  for (let i = 0; i < guess.length; i++) {
    if (off[i] === 1) guess[i] = SHED;
    else if (away[i] === 0) guess[i] = Math.min(guess[i] ?? 0, UNDECIDED);
  }
  const mask = cut(guess, measureContrast(lab), lab);
  tidy(mask, lab);
  const evidence = first.evidence.slice();
  for (let i = 0; i < evidence.length; i++) if (mask[i] === 0 && first.mask[i] === 1) evidence[i] = SHED;
  return { ...first, mask, evidence };
}

/** Where colours make a poor object, its outline may make a better one: one that runs along edges for more of its length. */
function reconsider(first: Segmentation, enclosure: Enclosure, faint: Float32Array, lab: LabPlanes): Segmented {
  const judged = withSigns(first);
  if (judgeMatte(judged.signs).confidence >= ENOUGH) return judged;
  const evidence = findEnclosed(enclosure, first.likeness, lab);
  const mask = cut(evidence, measureContrast(lab), lab);
  tidy(mask, lab);
  const before = followOutline(first.mask, faint, CLEAR, lab);
  const { length, backed } = followOutline(mask, faint, CLEAR, lab);
  if (length - backed > BETTER * (before.length - before.backed)) return judged;
  return withSigns({
    ...first,
    mask,
    evidence,
    closed: undefined,
    hypothesis: "outline",
    backing: backed / Math.max(1, length),
  });
}

function withSigns(segmentation: Segmentation): Segmented {
  return { segmentation, signs: { ...readSigns(segmentation), ...lookAgain(segmentation) } };
}

/** Once more with the colours that the first cut found on either side (Rother et al. 2004, "GrabCut"). */
function recut(lab: LabPlanes, mask: Uint8Array, before: Float32Array, contrast: Contrast): Labelling {
  const evidence = colourEvidence(lab, mask, before);
  return { mask: cut(evidence, contrast, lab), evidence };
}
