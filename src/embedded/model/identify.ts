import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type KnownModelName, knownModels } from "../../settings/known-models.js";
import { nameHint } from "../../settings/model-files.js";
import type { ModelFile, ModelInput, NetworkChoice } from "../../settings/types.js";
import { messageOf, UserError } from "../../user-error.js";
import { MAXIMUM_MODEL_BYTES } from "./download.js";
import { isPresetName, type PresetName, unknownPreset } from "./presets.js";

/** A model by its checksum: enough to say what it makes, before anything of it is loaded or fetched. */
export interface IdentifiedModel {
  readonly sha256: string;
  readonly preset: PresetName;
  /** Undefined for a URL's, until it is here. */
  readonly bytes: number | undefined;
  /** The input that named it. */
  readonly input: ModelInput;
  readonly source: ModelSource;
}

export type ModelSource =
  /** Absolute. */
  | { readonly kind: "file"; readonly file: string }
  /** Shipped with the program. */
  | { readonly kind: "box"; readonly file: string }
  | { readonly kind: "url"; readonly url: URL }
  | { readonly kind: "named"; readonly name: KnownModelName; readonly mirrors: NetworkChoice["modelMirrors"] };

export type WantedModel = Exclude<ModelFile, { kind: "none" | "identified" }>;

/**
 * Finds out which model an input names. A file is read once for its checksum; nothing is fetched.
 * @param workspace where relative paths start
 * @throws UserError that says what is wrong with which input
 */
export async function identifyModel(
  wanted: WantedModel,
  workspace: string,
  mirrors: NetworkChoice["modelMirrors"],
): Promise<IdentifiedModel> {
  const { input } = wanted;
  if (wanted.kind === "named") {
    const { sha256, bytes, preset } = knownModels[wanted.name];
    return { sha256, preset, bytes, input, source: { kind: "named", name: wanted.name, mirrors } };
  }
  const preset = wanted.preset ?? "imagenet";
  if (!isPresetName(preset)) throw new UserError(unknownPreset(preset, input));
  if (wanted.kind === "file") return { ...(await identifyFile(wanted, workspace)), preset, input };
  const { sha256, location } = wanted;
  if (sha256 === undefined) throw new UserError(`A SHA-256 is needed where "${input}" is a URL.`);
  return { sha256, preset, bytes: undefined, input, source: { kind: "url", url: new URL(location) } };
}

async function identifyFile({ location, sha256, input }: WantedModel & { kind: "file" | "url" }, workspace: string) {
  const file = resolve(workspace, location);
  const bytes = await sizeOf(file, location, input);
  const found = await checksumOf(file);
  if (sha256 !== undefined && sha256 !== found) {
    throw new UserError(
      `"${input}" ${file} is not the file that "${input.replace("file", "sha256")}" names: its SHA-256 is ${found}, and ${sha256} is wanted. It may be damaged or another version.`,
    );
  }
  return { sha256: found, bytes, source: { kind: "file", file } } as const;
}

async function sizeOf(file: string, location: string, input: ModelInput): Promise<number> {
  const found = await stat(file).catch((error: unknown) => {
    throw new UserError(
      `"${input}" cannot be read: ${messageOf(error)}. A path starts at the workspace: check it, and that the file is checked out.${nameHint(location)}`,
    );
  });
  if (!found.isFile()) throw new UserError(`"${input}" ${file} is no file.`);
  if (found.size > MAXIMUM_MODEL_BYTES) {
    throw new UserError(`"${input}" ${file} has ${found.size} bytes; an ONNX file has ${MAXIMUM_MODEL_BYTES} at most.`);
  }
  if (await isLfsPointer(file, found.size)) {
    throw new UserError(
      `"${input}" ${file} is a Git LFS pointer, not the model itself: set "lfs: true" in the checkout step.`,
    );
  }
  return found.size;
}

async function isLfsPointer(file: string, size: number): Promise<boolean> {
  if (size > 1024) return false;
  const handle = await open(file);
  try {
    return (await handle.readFile("latin1")).startsWith("version https://git-lfs.github.com/");
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file, in hexadecimal. Rejects where it cannot be read. */
export async function checksumOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}
