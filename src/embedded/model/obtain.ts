import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type AddressRule, publicOnly } from "../../service/connect.js";
import type { ModelFile, ProxySettings } from "../../settings/types.js";
import { messageOf, UserError } from "../../user-error.js";
import { downloadModel, MAXIMUM_MODEL_BYTES } from "./download.js";
import { isPresetName, type PresetName, unknownPreset } from "./presets.js";

/** A model's file on this machine, with the checksum that it was found to have. */
export interface LocalModel {
  /** Absolute. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly preset: PresetName;
}

export type WantedModel = Extract<ModelFile, { kind: "file" | "url" }>;

export interface ModelPlace {
  /** Where relative paths start. */
  readonly workspace: string;
  /** Downloads are kept in `models/` there, by checksum. */
  readonly stateDirectory: string;
  readonly proxy?: ProxySettings;
  /** Where downloads may come from; the public internet alone if nothing else is said. */
  readonly rule?: AddressRule;
  readonly log: (message: string) => void;
}

/**
 * Brings the model that the settings name onto this machine, and checks its checksum.
 * @throws UserError that says what is wrong with which input
 */
export async function obtainModel(wanted: WantedModel, place: ModelPlace): Promise<LocalModel> {
  const preset = wanted.preset ?? "imagenet";
  if (!isPresetName(preset)) throw new UserError(unknownPreset(preset));
  const file = wanted.kind === "url" ? await fetched(wanted, place) : resolve(place.workspace, wanted.location);
  const bytes = await sizeOf(file);
  const sha256 = await checksum(file);
  if (wanted.sha256 !== undefined && wanted.sha256 !== sha256) {
    throw new UserError(
      `"model-file" ${file} is not the file that "model-sha256" names: its SHA-256 is ${sha256}, and ${wanted.sha256} is wanted. It may be damaged or another version.`,
    );
  }
  return { file, sha256, bytes, preset };
}

async function fetched(
  { location, sha256 }: { location: string; sha256?: string },
  place: ModelPlace,
): Promise<string> {
  if (sha256 === undefined) throw new UserError('"model-sha256" is needed where "model-file" is a URL.');
  const file = join(place.stateDirectory, "models", `${sha256}.onnx`);
  if ((await checksum(file).catch(() => undefined)) === sha256) return file;
  await downloadModel(new URL(location), file, { ...place, sha256, rule: place.rule ?? publicOnly });
  return file;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: unknown) => {
    throw new UserError(
      `"model-file" cannot be read: ${messageOf(error)}. A path starts at the workspace: check it, and that the file is checked out.`,
    );
  });
  if (!found.isFile()) throw new UserError(`"model-file" ${file} is no file.`);
  if (found.size > MAXIMUM_MODEL_BYTES) {
    throw new UserError(
      `"model-file" ${file} has ${found.size} bytes; an ONNX file has ${MAXIMUM_MODEL_BYTES} at most.`,
    );
  }
  if (await isLfsPointer(file, found.size)) {
    throw new UserError(
      `"model-file" ${file} is a Git LFS pointer, not the model itself: set "lfs: true" in the checkout step.`,
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

async function checksum(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}
