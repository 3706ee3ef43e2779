import { decode } from "../../pixels/decode.js";
import { encodePng } from "../../pixels/encode-png.js";
import { clearHidden } from "../../pixels/hidden-colours.js";
import { matteByMask } from "../matting/by-mask.js";
import type { MatteOutput } from "../matting/job.js";
import { maskOf } from "./mask.js";
import { planesOf, sizeFor } from "./planes.js";
import { presets } from "./presets.js";
import { type ModelSpec, openSession } from "./session.js";

export interface ModelMatteInput {
  /** JPEG or PNG bytes. */
  readonly image: Uint8Array;
  readonly spec: ModelSpec;
}

/** The worker thread's side of one task with a model: the mask is the network's, edges and colours are the engine's. */
export async function modelMatteJob({ image, spec }: ModelMatteInput): Promise<MatteOutput> {
  const [session, picture] = [await openSession(spec), await decode(image)];
  const preset = presets[spec.preset];
  const size = sizeFor(picture, session.graph.input, preset);
  const { values, shape } = await session.run(planesOf(picture, size, preset), size);
  const result = matteByMask(picture, maskOf(values, shape), { refuse: true });
  if (result.kind === "refused") return result;
  return { kind: "cutout", png: await encodePng(clearHidden(result.image), "small"), confidence: result.confidence };
}
