import type { Check, Size } from "../../model.js";
import type { Raster } from "../../pixels/raster.js";
import type { Region } from "../../pixels/resample.js";
import type { Layout } from "../layout.js";
import { alphaFault, frameFault } from "./mask-checks.js";
import { sharpnessOf } from "./sharpness.js";

/** What a product is judged by; each is worked out when it is asked for. */
export interface Judged {
  /** As large as the picture. */
  readonly cutout: () => Promise<Raster>;
  /** The smallest box around what is visible of the cutout; undefined where nothing is. */
  readonly subject: () => Promise<Region | undefined>;
  /** Where the product's parts come to stand. Rejects where nothing is visible to crop to. */
  readonly layout: () => Promise<Layout>;
  /** The service's, 0 to 1; undefined where it is not known. */
  readonly confidence: number | undefined;
}

export interface Judgement {
  /** What the product is not, each in a user's words; empty where it passes. */
  readonly faults: readonly string[];
  /** What could not be judged. */
  readonly notes: readonly string[];
}

const UNKNOWN_CONFIDENCE =
  '"require" asks for a confidence, and none is known of this cutout (the embedded service alone says one, of what it cuts): passed over';

/** Holds a product to its recipe's checks, all of them, so that whoever mends it hears of each at once. */
export async function judge(judged: Judged, checks: readonly Check[]): Promise<Judgement> {
  const faults: string[] = [];
  for (const check of checks) {
    const fault = await faultOf(check, judged);
    if (fault !== undefined && !faults.includes(fault)) faults.push(fault);
  }
  const isUnknown = judged.confidence === undefined && checks.some(({ kind }) => kind === "confidence");
  return { faults, notes: isUnknown ? [UNKNOWN_CONFIDENCE] : [] };
}

const NOTHING = "nothing in the cutout is visible";

async function faultOf(check: Check, { cutout, subject, layout, confidence }: Judged): Promise<string | undefined> {
  if (check.kind === "confidence") return confidenceFault(confidence, check.least);
  if (check.kind === "alpha") return alphaFault(await cutout());
  const box = await subject();
  if (box === undefined) return NOTHING;
  switch (check.kind) {
    case "fill":
      return fillFault(box, await layout(), check);
    case "min-size":
      return sizeFault("it", (await layout()).canvas, check);
    case "min-subject":
      return sizeFault("its subject on the picture", box, check);
    case "sharp":
      return sharpFault(sharpnessOf(await cutout(), box), check.least);
    case "whole":
      return frameFault(await cutout(), box);
  }
}

function confidenceFault(known: number | undefined, least: number): string | undefined {
  if (known === undefined || known >= least) return undefined;
  return `the service's confidence is ${percent(known)}, less than ${percent(least)}`;
}

function fillFault(
  box: Region,
  { kept, drawn, canvas }: Layout,
  { least, most }: Extract<Check, { kind: "fill" }>,
): string | undefined {
  const across = (box.width * drawn.width) / kept.width / canvas.width;
  const down = (box.height * drawn.height) / kept.height / canvas.height;
  const fill = Math.min(1, Math.max(across, down));
  if (fill >= least - ROUNDING && fill <= most + ROUNDING) return undefined;
  return `its subject fills ${percent(fill)} of the canvas' side, ${fill < least ? "less" : "more"} than ${percent(fill < least ? least : most)}`;
}

/** Subjects are drawn to whole pixels. */
const ROUNDING = 0.002;

function sizeFault(what: string, { width, height }: Size, least: Size): string | undefined {
  if (width >= least.width && height >= least.height) return undefined;
  return `${what} is ${width}×${height} px, less than ${least.width}×${least.height}`;
}

function sharpFault(sharpness: number, least: number): string | undefined {
  return sharpness >= least ? undefined : `its subject's sharpness is ${sharpness.toFixed(1)}, less than ${least}`;
}

/** Never rounded onto the bound that it misses. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
