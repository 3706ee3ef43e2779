import type { SecondLook } from "./second-look.js";

/** The signs that are weighed together, none of which decides alone. */
export interface WeighedSigns extends SecondLook {
  readonly doubt: number;
  readonly shadow: number;
}

export type WeighedSign = Exclude<keyof WeighedSigns, "veiled">;

/** How a sign counts: beyond about `scale` a larger one says no more. */
interface Weight {
  readonly sign: WeighedSign;
  readonly scale: number;
  readonly weight: number;
  /** Its median over right mattes: what is no more than that is no reason. */
  readonly usual: number;
}

/** Fitted as `bench/matting/fit-confidence.mjs` does; scenes drawn to be hard counted for a third. */
const BASE = -5.92;
export const WEIGHTS: readonly [Weight, ...Weight[]] = [
  { sign: "doubt", scale: 0.02, weight: 1.95, usual: 0.002 },
  { sign: "rows", scale: 0.15, weight: 2.81, usual: 0 },
  { sign: "thin", scale: 0.15, weight: 2.61, usual: 0.05 },
  { sign: "faintly", scale: 0.08, weight: 2.17, usual: 0 },
  { sign: "shadow", scale: 0.4, weight: 2.03, usual: 0.07 },
  { sign: "grey", scale: 0.5, weight: 1.23, usual: 0.007 },
  { sign: "left", scale: 0.15, weight: 1.13, usual: 0.004 },
];
/** Chance of a wrong matte, as odds, at which it is not worth giving. */
const TOO_RISKY = 0.43;
/** Confidence there; at half of those odds nearly all of it is left. */
const BARELY = 0.6;

interface Learned {
  readonly confidence: number;
  /** What speaks most against the matte. */
  readonly sign: WeighedSign;
}

/** What pictures with known mattes teach about signs that are each harmless, and together are not. */
export function weighTogether(signs: WeighedSigns): Learned {
  const odds = Math.exp(WEIGHTS.reduce((sum, own) => sum + own.weight * Math.tanh(signs[own.sign] / own.scale), BASE));
  const worst = WEIGHTS.reduce((most, own) => (excess(own, signs) > excess(most, signs) ? own : most));
  return { confidence: 1 / (1 + (1 / BARELY - 1) * (odds / TOO_RISKY) ** 3), sign: worst.sign };
}

function excess({ sign, scale, weight, usual }: Weight, signs: WeighedSigns): number {
  return weight * (Math.tanh(signs[sign] / scale) - Math.tanh(usual / scale));
}
