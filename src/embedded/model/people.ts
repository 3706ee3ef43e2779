import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { IdentifiedModel } from "./identify.js";

/**
 * The network for people that the program has with it: MediaPipe's selfie segmentation (Apache-2.0), converted at build time
 * by scripts/people-model. It knows heads and half-lengths best, at 256 × 256 pixels.
 *
 * @param worker the worker thread's entry, which it lies beside
 */
export function peopleModel(worker: URL): IdentifiedModel {
  const file = join(dirname(fileURLToPath(worker)), "people.onnx");
  // What it is belongs to the program's version, as the engine does.
  return { sha256: "", preset: "plain", bytes: 226_000, input: "human-model-file", source: { kind: "box", file } };
}
