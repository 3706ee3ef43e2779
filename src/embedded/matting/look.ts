import type { Raster } from "../../pixels/raster.js";
import { judgeMatte } from "./confidence.js";
import { doubtfulDecisions } from "./doubtful.js";
import { downsample, WORKING_PIXELS, workingSize } from "./downsample.js";
import { removeFrameLines } from "./frame-lines.js";
import type { Grid, RgbPlanes } from "./grid.js";
import { draft, EVEN, type Lap, mend, type Segmented, segment, survey } from "./segment.js";
import type { Segmentation } from "./segmentation.js";
import { readSigns, type Signs } from "./signs.js";

/** A segmentation, and the picture as it was looked at. */
export interface Look extends Segmented {
  readonly rgb: RgbPlanes;
}

/** Enough for one object on plain ground; with fewer, what is thin or pale is lost and nothing tells. */
const GLANCE_PIXELS = WORKING_PIXELS / 2;
/** A picture has to have so many times as many for a glance to save anything. */
const WORTH_A_GLANCE = 2;
/** Of the frame, how much is backdrop wherever an object is not cut by it. */
const PLAIN_FRAME = 0.8;
/** Confidence from which on a glance is enough. */
const SURE = 0.98;

/** Parts object and backdrop: at a glance if that leaves nothing doubtful, as in half of the shop photographs measured. */
export function lookAt(image: Raster, lap: Lap): Look {
  return glance(image, lap) ?? lookClosely(image, lap);
}

function lookClosely(image: Raster, lap: Lap): Look {
  const rgb = shrink(image, workingSize(image), lap);
  return { rgb, ...segment(rgb, lap) };
}

function glance(image: Raster, lap: Lap): Look | undefined {
  if (image.width * image.height < WORTH_A_GLANCE * GLANCE_PIXELS) return undefined;
  const rgb = shrink(image, workingSize(image, GLANCE_PIXELS), lap);
  const segmented = segmentIfEasy(rgb, lap);
  return segmented === undefined ? undefined : { rgb, ...segmented };
}

function shrink(image: Raster, size: Grid, lap: Lap): RgbPlanes {
  const rgb = removeFrameLines(downsample(image, size));
  lap("downsample");
  return rgb;
}

/**
 * A segmentation without any doubtful decision, given up as soon as one is taken, since hardly anything undoes it. Whether a
 * gap is a hole or print is told by few pixels: one that was closed is doubtful here, unless the ground has no grain.
 */
function segmentIfEasy(rgb: RgbPlanes, lap: Lap): Segmented | undefined {
  const ground = survey(rgb, lap);
  if (ground.border.share < PLAIN_FRAME) return undefined;
  const drawn = draft(ground, lap);
  if (isDoubtful(drawn.first, readSigns(drawn.first))) return undefined;
  const { segmentation, signs } = mend(drawn, lap);
  const isTold = segmentation.closed === undefined || signs.grain <= EVEN;
  const isEasy = isTold && judgeMatte(signs).confidence >= SURE;
  return isEasy && !isDoubtful(segmentation, signs) ? { segmentation, signs } : undefined;
}

/** Whatever the confidence, which is asked for apart. */
function isDoubtful(segmentation: Segmentation, signs: Signs): boolean {
  return doubtfulDecisions(segmentation, signs, 1).length > 0;
}
