import { type Component, componentsOf, gapsOf, labelsOf, mark, paint } from "./components.js";
import { depthIn } from "./distance.js";
import { CERTAIN } from "./doubtful.js";
import { hasIslands } from "./gaps.js";
import type { Grid } from "./grid.js";
import type { Segmentation } from "./segmentation.js";
import type { Signs } from "./signs.js";

/** Evidence from which on the engine is sure of an object's pixel. */
const STRONG = 3;
/** In `Likeness` units: up to here a pixel is the backdrop as it is seen elsewhere; and of a piece, how much may look like that. */
const EXACT = 2;
const MOSTLY = 0.5;
/** Opacities up to which a network leaves a place open, and up to which it is not sure of it. */
const OPEN = 0.5;
const FAINT = 0.9;
/** Opacity of what the engine adds to a network's mask. */
const ADDED = 0.97;
/** In pixels: two outlines of one object lie no farther apart than this. */
const APART = 3;
/** What is added outside of the network's outline is a limb, and thicker than the skirt of a shadow. */
const LIMB = 8;
/** Of the frame, how much is backdrop where the ground is plain; and how far its colours stray at most. */
const PLAIN_FRAME = 0.9;
const PLAIN_ROUGHNESS = 1.2;

/**
 * A network's opacities, with what the engine knows better. The network knows what an object is, and can lose a hand or a
 * strap where the frame cuts it, or take print of the ground's colour for a gap; the engine knows what differs from a plain
 * ground. What the engine is sure of is added where its matte was worth giving, and in the network's gaps wherever the
 * ground is plain. A gap that shows nothing but the backdrop stays one: what an outline encloses is no more than a guess there.
 *
 * @param opacity 0 to 1, at working size.
 */
export function fuse(
  opacity: Float32Array,
  segmentation: Segmentation,
  signs: Signs,
  confidence: number,
): Float32Array {
  const isPlain = signs.frame >= PLAIN_FRAME && signs.roughness <= PLAIN_ROUGHNESS;
  const isTrusted = confidence >= CERTAIN;
  if (!isPlain && !isTrusted) return opacity;
  const open = findMissed(opacity, OPEN, segmentation, isTrusted);
  const faint = findMissed(opacity, FAINT, segmentation, false);
  return opacity.map((value, i) => (open[i] === 1 || faint[i] === 1 ? Math.max(value, ADDED) : value));
}

/** 1 for what the engine is sure of, and the network gives no more opacity than `least`: in its gaps, and of limbs if asked. */
function findMissed(opacity: Float32Array, least: number, segmentation: Segmentation, limbs: boolean): Uint8Array {
  const network = Uint8Array.from(opacity, (value) => (value > least ? 1 : 0));
  const gaps = gapsOf(network, segmentation);
  const labels = labelsOf(gaps);
  const inGap = mark(gaps, ({ touchesFrame }) => !touchesFrame);
  const thickness = thicknessOfMissed(network, segmentation);
  return network.map((_, i) => {
    const deep = thickness[i] ?? 0;
    return deep > APART && (inGap[labels[i] ?? 0] === 1 || (limbs && deep > LIMB)) ? 1 : 0;
  });
}

/** Half the thickness, in pixels, of the piece that a pixel is of: of what the engine is sure of and the network has not. */
function thicknessOfMissed(network: Uint8Array, segmentation: Segmentation): Float32Array {
  const { mask, evidence, likeness, ...grid } = segmentation;
  const missed = mask.map((label, i) => (label === 1 && network[i] === 0 && (evidence[i] ?? 0) >= STRONG ? 1 : 0));
  dropEmpty(missed, likeness.lit, grid);
  const pieces = componentsOf(missed, grid);
  const labels = labelsOf(pieces);
  const thick = deepest(labels, pieces.list.length, depthIn(missed, grid));
  return Float32Array.from(missed, (value, i) => (value === 1 ? (thick[labels[i] ?? 0] ?? 0) : 0));
}

/** Takes off the pieces that show little but the backdrop, and have no letters on them. */
function dropEmpty(missed: Uint8Array, lit: Float32Array, grid: Grid): void {
  const pieces = componentsOf(missed, grid);
  const labels = labelsOf(pieces);
  const exact = new Float64Array(pieces.list.length + 1);
  for (let i = 0; i < missed.length; i++) {
    const label = labels[i] ?? 0;
    if ((lit[i] ?? 0) < EXACT) exact[label] = (exact[label] ?? 0) + 1;
  }
  // What is smaller is too thin to be added.
  const isExact = ({ label, area }: Component): boolean => area > APART ** 2 && (exact[label] ?? 0) > MOSTLY * area;
  const empty = mark(pieces, (piece) => isExact(piece) && !hasIslands(piece, pieces));
  paint(missed, pieces, empty, 0);
}

/** Of each piece, how far its innermost pixel lies from what is not of it. */
function deepest(labels: Int32Array, count: number, depth: Float32Array): Float32Array {
  const result = new Float32Array(count + 1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0;
    result[label] = Math.max(result[label] ?? 0, depth[i] ?? 0);
  }
  return result;
}
