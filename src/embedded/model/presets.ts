import { closest } from "fastest-levenshtein";

/** How a family of models wants its image. Values run from 0 to 1 before they are normalised. */
export interface Preset {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
  /** The side for a graph that takes any; a graph of fixed size has its own. */
  readonly side: number;
  /** `square`: stretched to a square, as in training. `short-side`: the proportions stay, sides are multiples of 32. */
  readonly shape: "square" | "short-side";
}

const imageNet = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;
const centred = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;
const shifted = { mean: [0.5, 0.5, 0.5], deviation: [1, 1, 1] } as const;
const plain = { mean: [0, 0, 0], deviation: [1, 1, 1] } as const;

/** The families by name, as their own inference code prepares images; docs/models.md has the same table. */
export const presets = {
  u2net: { ...imageNet, side: 320, shape: "square" },
  u2netp: { ...imageNet, side: 320, shape: "square" },
  silueta: { ...imageNet, side: 320, shape: "square" },
  isnet: { ...shifted, side: 1024, shape: "square" },
  "isnet-anime": { mean: imageNet.mean, deviation: [1, 1, 1], side: 1024, shape: "square" },
  birefnet: { ...imageNet, side: 1024, shape: "square" },
  "birefnet-lite": { ...imageNet, side: 1024, shape: "square" },
  inspyrenet: { ...imageNet, side: 1024, shape: "square" },
  modnet: { ...centred, side: 512, shape: "short-side" },
  "rmbg-1.4": { ...shifted, side: 1024, shape: "square" },
  "rmbg-2.0": { ...imageNet, side: 1024, shape: "square" },
  imagenet: { ...imageNet, side: 1024, shape: "square" },
  plain: { ...plain, side: 1024, shape: "square" },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}

/** What to say of a name that is none. */
export function unknownPreset(name: string, input: "model-file" | "human-model-file" = "model-file"): string {
  const names = Object.keys(presets);
  return `"${input.replace("file", "preset")}" is "${name}", which is none; did you mean "${closest(name, names)}"? There are ${names.join(", ")}.`;
}
