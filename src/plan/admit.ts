import { SIDES } from "../limits.js";
import type { Picture } from "../model.js";
import { fitToLimits } from "../pixels/geometry.js";
import { nameOf } from "../pixels/sniff.js";
import type { Settings } from "../settings.js";
import type { Admission } from "./model.js";

/** Whether the service takes a picture, by the setting for those that are beyond its limits. */
export function admit(picture: Picture, outOfLimits: Settings["outOfLimits"]): Admission {
  const problem = beyondLimits(picture);
  if (problem === undefined) return { kind: "admitted" };
  if (outOfLimits === "skip") return { kind: "skipped", reason: `${problem} ("out-of-limits" is skip)` };
  if (outOfLimits === "fail") {
    return {
      kind: "refused",
      reason: `${problem}: set "out-of-limits: fit" to send a fitted copy, or leave the picture out`,
    };
  }
  const fit = fitToLimits(picture);
  return fit.kind === "impossible" ? { kind: "refused", reason: `it ${fit.reason}` } : { kind: "admitted" };
}

function beyondLimits(picture: Picture): string | undefined {
  const { width, height, type } = picture;
  if (fitToLimits(picture).kind !== "as-is") {
    return `it is ${width}x${height} px, and the service takes ${SIDES}`;
  }
  return type === "jpeg" || type === "png" ? undefined : `it is ${nameOf(type)}, and the service takes JPEG and PNG`;
}
