/** Published weights that `model-file` takes by name. */
export interface KnownModel {
  /** Where it is published. The checksum decides whether what lies there is still it. */
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  /** As its authors state it, for the log. */
  readonly licence: string;
  readonly preset: string;
}

const REMBG = "https://github.com/danielgatis/rembg/releases/download/v0.0.0";
const MODNET = "https://huggingface.co/Xenova/modnet/resolve/fa2fa546052fba4c08921230a26cc69a333fca12";

/** Sizes and checksums are each confirmed by three or more independent public sources. */
export const knownModels = {
  u2netp: {
    url: `${REMBG}/u2netp.onnx`,
    bytes: 4_574_861,
    sha256: "309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8",
    licence: "Apache-2.0",
    preset: "u2netp",
  },
  u2net: {
    url: `${REMBG}/u2net.onnx`,
    bytes: 175_997_641,
    sha256: "8d10d2f3bb75ae3b6d527c77944fc5e7dcd94b29809d47a739a7a728a912b491",
    licence: "Apache-2.0",
    preset: "u2net",
  },
  "u2net-human-seg": {
    url: `${REMBG}/u2net_human_seg.onnx`,
    bytes: 175_997_641,
    sha256: "01eb6a29a5c4d8edb30b56adad9bb3a2a0535338e480724a213e0acfd2d1c73c",
    licence: "Apache-2.0",
    preset: "u2net",
  },
  silueta: {
    url: `${REMBG}/silueta.onnx`,
    bytes: 44_173_029,
    sha256: "75da6c8d2f8096ec743d071951be73b4a8bc7b3e51d9a6625d63644f90ffeedb",
    licence: "in its author's words: see docs/models.md",
    preset: "u2net",
  },
  "isnet-general-use": {
    url: `${REMBG}/isnet-general-use.onnx`,
    bytes: 178_648_008,
    sha256: "60920e99c45464f2ba57bee2ad08c919a52bbf852739e96947fbb4358c0d964a",
    licence: "Apache-2.0",
    preset: "isnet",
  },
  "isnet-anime": {
    url: `${REMBG}/isnet-anime.onnx`,
    bytes: 176_069_933,
    sha256: "f15622d853e8260172812b657053460e20806f04b9e05147d49af7bed31a6e99",
    licence: "Apache-2.0",
    preset: "isnet-anime",
  },
  modnet: {
    url: `${MODNET}/onnx/model.onnx`,
    bytes: 25_888_640,
    sha256: "07c308cf0fc7e6e8b2065a12ed7fc07e1de8febb7dc7839d7b7f15dd66584df9",
    licence: "Apache-2.0",
    preset: "modnet",
  },
  "birefnet-general-lite": {
    url: `${REMBG}/BiRefNet-general-bb_swin_v1_tiny-epoch_232.onnx`,
    bytes: 224_005_088,
    sha256: "5600024376f572a557870a5eb0afb1e5961636bef4e1e22132025467d0f03333",
    licence: "MIT",
    preset: "birefnet-lite",
  },
} as const satisfies Readonly<Record<string, KnownModel>>;

export type KnownModelName = keyof typeof knownModels;

export function isKnownModel(name: string): name is KnownModelName {
  return Object.hasOwn(knownModels, name);
}
