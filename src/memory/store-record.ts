import { isRecord, parseJson } from "../json.js";

/** What the store writes down of a task, beside the images of its cutout. */

export const SIDECAR = "cutout.json";

export interface StoredImage {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** A service's no, which the same picture gets from the same engine again. */
export interface EngineRefusal {
  readonly engine: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Sidecar {
  readonly images: readonly StoredImage[];
  readonly jobKey: string;
  readonly requestId: string;
  /** Empty in a record of an early release. */
  readonly service: string;
  /** Whose cutout it is; undefined in a record of an earlier release. */
  readonly task?: string;
  readonly confidence?: number;
  readonly refusal?: EngineRefusal;
}

/** The store travels through a cache: what it says is checked, names above all, since they become paths. */
export function parseSidecar(text: string | undefined): Sidecar | undefined {
  const value = text === undefined ? undefined : parseJson(text);
  if (!isRecord(value)) return undefined;
  const { images, jobKey, requestId, service = "", task } = value;
  if (!Array.isArray(images) || typeof jobKey !== "string" || typeof requestId !== "string") return undefined;
  if (typeof service !== "string") return undefined;
  const whole = images.map(parseImage).filter((image) => image !== undefined);
  const refusal = parseRefusal(value["refusal"]);
  const confidence = parseConfidence(value["confidence"]);
  return whole.length === images.length
    ? {
        images: whole,
        jobKey,
        requestId,
        service,
        ...(typeof task === "string" && { task }),
        ...(confidence !== undefined && { confidence }),
        ...(refusal && { refusal }),
      }
    : undefined;
}

function parseConfidence(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 && value <= 1 ? value : undefined;
}

function parseRefusal(value: unknown): EngineRefusal | undefined {
  if (!isRecord(value)) return undefined;
  const { engine, reason, at } = value;
  // A date that no calendar has could not be told.
  const known = typeof at === "number" && Math.abs(at) <= 8.64e15;
  return typeof engine === "string" && typeof reason === "string" && known ? { engine, reason, at } : undefined;
}

function parseImage(value: unknown): StoredImage | undefined {
  if (!isRecord(value)) return undefined;
  const { name, width, height, bytes } = value;
  if (typeof name !== "string" || !/^\d+\.png$/.test(name)) return undefined;
  if (typeof width !== "number" || typeof height !== "number" || typeof bytes !== "number") return undefined;
  return { name, width, height, bytes };
}
