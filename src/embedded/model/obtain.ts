import { mkdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Activity } from "../../activity.js";
import { type AddressRule, publicAndBeside, publicOnly } from "../../service/connect.js";
import { knownModels } from "../../settings/known-models.js";
import type { ProxySettings } from "../../settings/types.js";
import { UserError } from "../../user-error.js";
import { downloadModel } from "./download.js";
import { checksumOf, type IdentifiedModel } from "./identify.js";
import { megabytes } from "./meter.js";
import type { PresetName } from "./presets.js";

/** A model's file on this machine, with the checksum that it was found to have. */
export interface LocalModel {
  /** Absolute. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly preset: PresetName;
}

/** How fetched models travel to the next run. Never rejects. */
export interface ModelCache {
  /** Brings a model, if an earlier run saved it, into `file`, whose checksum is still to be checked. */
  readonly restore: (sha256: string, file: string, signal?: AbortSignal) => Promise<void>;
  /** Saves it once: under its checksum there is nothing else. */
  readonly save: (sha256: string, file: string, signal?: AbortSignal) => Promise<void>;
}

export interface ModelPlace {
  /** Models that were fetched are kept in `models/` there, by checksum. */
  readonly stateDirectory: string;
  readonly proxy?: ProxySettings;
  /** Where a published address may lead to; the public internet alone if nothing else is said. */
  readonly rule?: AddressRule;
  readonly cache?: ModelCache;
  /** Ends what is on its way. */
  readonly signal?: AbortSignal;
  readonly log: (message: string) => void;
  readonly activity?: Activity;
  /** Told once of a model that cannot be had or used, at a length that a picture's failure has no room for. */
  readonly warn: (message: string) => void;
}

/** An address to try, and where its connections may go. */
interface Address {
  readonly url: URL;
  readonly rule: AddressRule;
}

/**
 * Brings a model onto this machine: from where it was kept, from an earlier run's cache, or from its address.
 * @throws UserError that says which file to put where, if it cannot be had
 */
export async function obtainModel(model: IdentifiedModel, place: ModelPlace): Promise<LocalModel> {
  const { sha256, preset, source } = model;
  const file = source.kind === "file" || source.kind === "box" ? source.file : await kept(model, place);
  const { size: bytes } = await stat(file);
  return { file, sha256, bytes, preset };
}

async function kept(model: IdentifiedModel, place: ModelPlace): Promise<string> {
  const { sha256 } = model;
  const file = join(place.stateDirectory, "models", `${sha256}.onnx`);
  const isThere = async () => (await checksumOf(file).catch(() => undefined)) === sha256;
  if (await isThere()) return file;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await place.cache?.restore(sha256, file, place.signal);
  if (await isThere()) {
    place.log(`The model ${nameOf(model)} was restored from GitHub's cache.`);
    return file;
  }
  await fetchModel(model, file, place);
  await place.cache?.save(sha256, file, place.signal);
  return file;
}

async function fetchModel(model: IdentifiedModel, file: string, place: ModelPlace): Promise<void> {
  const { sha256, bytes } = model;
  const failures: string[] = [];
  for (const { url, rule } of addressesOf(model, place.rule ?? publicOnly)) {
    place.log(`Fetching the model ${nameOf(model)}${detailsOf(model)} from ${url.host}.`);
    const download = () => downloadModel(url, file, { ...place, rule, sha256, ...(bytes !== undefined && { bytes }) });
    const failure = await (place.activity?.during("downloading the model", download) ?? download());
    if (failure === undefined) return;
    failures.push(failure);
  }
  throw new UserError(`"${model.input}" could not be fetched: ${failures.join("; ")}. ${whatToDo(model, file)}`);
}

function addressesOf({ source }: IdentifiedModel, rule: AddressRule): readonly Address[] {
  if (source.kind === "file" || source.kind === "box") return [];
  if (source.kind === "url") return [{ url: source.url, rule }];
  const published = new URL(knownModels[source.name].url);
  const name = basename(published.pathname);
  const mirrors = source.mirrors.map((mirror): Address => {
    const url = new URL(mirror.endsWith("/") ? `${mirror}${name}` : `${mirror}/${name}`);
    // Who names a mirror in a network of their own means it: the checksum decides what is taken from there.
    return { url, rule: publicAndBeside(url.hostname) };
  });
  return [...mirrors, { url: published, rule }];
}

function nameOf({ source, sha256 }: IdentifiedModel): string {
  return source.kind === "named" ? source.name : sha256.slice(0, 8);
}

function detailsOf({ source, bytes }: IdentifiedModel): string {
  const size = bytes === undefined ? "" : ` (${megabytes(bytes)}`;
  return source.kind === "named" ? `${size}, licence ${knownModels[source.name].licence})` : "";
}

function whatToDo({ source, sha256, input, preset }: IdentifiedModel, file: string): string {
  if (source.kind !== "named") return `Where there is no network, put the file at ${file}.`;
  const { url } = knownModels[source.name];
  const where = `at ${file}, or in the repository by Git LFS and its path as "${input}" with the preset "${preset}"`;
  return `Where there is no network, fetch ${url} elsewhere (SHA-256 ${sha256}) and put it ${where}; or name a base URL that has it in "model-mirrors".`;
}
