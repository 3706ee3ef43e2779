import { type WeighedSign, weighTogether } from "./learned.js";
import type { AllSigns, Signs } from "./signs.js";

/** From here on a matte is worth giving. */
export const ENOUGH = 0.6;

export interface MatteJudgement {
  /** 0 to 1; at `ENOUGH` about nine mattes of ten are good. */
  readonly confidence: number;
  /** Why not more: what a user can act on. */
  readonly reason: string;
}

interface Doubt {
  readonly confidence: number;
  readonly because: string;
}

/** The weakest sign decides: a chain, since each of these alone has been seen to spoil a matte. */
export function judgeMatte(signs: AllSigns): MatteJudgement {
  const doubts = [...doubtsOfBackdrop(signs), ...doubtsOfObject(signs)];
  const weakest = doubts.reduce((least, doubt) => (doubt.confidence < least.confidence ? doubt : least));
  return {
    confidence: weakest.confidence,
    reason: `${weakest.because}. For this picture use model-file, or service: alibaba`,
  };
}

function doubtsOfBackdrop(signs: Signs): readonly [Doubt, ...Doubt[]] {
  const busy = "the background is too busy for the embedded engine";
  return [
    doubtOfFrame(signs, busy),
    { confidence: 1 - rising(signs.roughness, 1.6, 3.5), because: busy },
    { confidence: 1 - rising(signs.unexplained, 0.5, 1.1), because: busy },
  ];
}

/** Where the frame cuts the object, much of the frame is no backdrop; what is left of an even one says enough. */
function doubtOfFrame(signs: Signs, busy: string): Doubt {
  const isEven = signs.grain <= EVEN && signs.roughness <= SMOOTH && signs.unexplained < EXPLAINED;
  if (!isEven) return { confidence: rising(signs.frame, 0.5, 0.65), because: busy };
  return {
    confidence: rising(signs.frame, 0.3, 0.45),
    because: "too little background shows along the picture's edges for the embedded engine",
  };
}

function doubtsOfObject(signs: AllSigns): readonly Doubt[] {
  return [
    {
      confidence: rising(signs.area, 0.0005, 0.0035),
      because: "the embedded engine found no object in front of the background",
    },
    {
      confidence: 1 - rising(signs.area, 0.7, 0.9),
      because: "too little background shows around the object for the embedded engine",
    },
    {
      confidence: 1 - rising(signs.veiled, 0.5, 0.75),
      because: "the background may show through the object, as through glass, for all the embedded engine can tell",
    },
    doubtOfAll(signs),
    ...(signs.hypothesis === "outline" ? doubtsOfEnclosed(signs) : doubtsOfColours(signs)),
  ];
}

const ALIKE = "the object and its background are too much alike for the embedded engine";

/** Signs that are each harmless, weighed by what they did to pictures with known mattes. */
function doubtOfAll(signs: AllSigns): Doubt {
  const { confidence, sign } = weighTogether(signs);
  return { confidence, because: REASONS[sign] };
}

const REASONS: Readonly<Record<WeighedSign, string>> = {
  doubt: "the embedded engine cannot tell where the object ends",
  rows: "the embedded engine cannot tell whether the object has gaps or parts of the background's colour",
  thin: "the object is too fine for the embedded engine, such as bristles or hair",
  faintly: ALIKE,
  shadow: "the embedded engine cannot tell the object's shadow from the object",
  grey: ALIKE,
  left: "a part of the object may be of the background's colour",
};

function doubtsOfColours(signs: Signs): readonly Doubt[] {
  return [
    {
      // Leaves or bristles have much outline, and with it much doubt, without being doubtful.
      confidence: Math.max(
        1 - rising(signs.doubt, 0.0065, 0.012),
        1 - rising(signs.softness, 0.8, 1),
        trustInOutline(signs),
      ),
      because: "the embedded engine cannot tell where the object ends",
    },
    { confidence: rising(signs.outline, 0.35, 0.87), because: ALIKE },
    { confidence: signs.hypothesis === "shadows" ? 1 : 0.3, because: ALIKE },
  ];
}

/** Up to here a backdrop has no grain that could hide an edge, or feign one. */
const EVEN = 0.4;
const SMOOTH = 0.6;
/** What may be left unexplained of an even backdrop: contact shadows and soft edges, nothing more. */
const EXPLAINED = 0.12;
/** Of the frame, from which on what is doubtful may be another thing that the frame cuts as well, such as a hand. */
const HELD = 0.12;

/** On even ground colours may leave much in doubt: an outline that is crisp all along settles it, unless much went to shadow. */
function trustInOutline({ grain, contact, blurred, doubt, shadow }: Signs): number {
  if (grain > EVEN || contact > HELD) return 0;
  return Math.min(1 - rising(blurred, 0.04, 0.11), 1 - rising(doubt * shadow, 0.0045, 0.0065));
}

/** Pale on white and clear glass look alike but for gaps in the outline: only one without any is trusted. */
function doubtsOfEnclosed(signs: Signs): readonly Doubt[] {
  return [{ confidence: rising(signs.backing, 0.98, 1), because: ALIKE }];
}

/** 0 up to `from`, 1 from `to` on. */
function rising(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}
