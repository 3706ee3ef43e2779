import { startsWith, viewOf } from "../header/bytes.js";
import { fixed } from "./tags.js";

/** A tone curve from 0..1 to 0..1. */
export type Curve = (x: number) => number;

/** A curve, and how many bytes it takes where several stand one after the other. */
export interface ReadCurve {
  readonly curve: Curve;
  readonly bytes: number;
}

/** Reads a `curv` or `para` element; undefined where it is neither, or damaged. */
export function readCurve(tag: Uint8Array | undefined): ReadCurve | undefined {
  if (tag === undefined || tag.length < 12) return undefined;
  return startsWith(tag, "curv") ? sampled(tag) : startsWith(tag, "para") ? parametric(tag) : undefined;
}

/** `count` values of `width` bytes as a curve: evenly spaced samples with straight lines between them. */
export function sampledCurve(view: DataView, at: number, count: number, width: 1 | 2): Curve {
  const entry = (i: number) => (width === 1 ? view.getUint8(at + i) / 255 : view.getUint16(at + 2 * i) / 65535);
  const entries = Float64Array.from({ length: count }, (_, i) => entry(i));
  return (x) => {
    const place = Math.max(0, Math.min(1, x)) * (count - 1);
    const low = Math.floor(place);
    const from = entries[low] ?? 0;
    return from + ((entries[Math.min(count - 1, low + 1)] ?? 0) - from) * (place - low);
  };
}

/** As many as 16 bits can tell apart. */
const MOST_SAMPLES = 65_536;

function sampled(tag: Uint8Array): ReadCurve | undefined {
  const view = viewOf(tag);
  const count = view.getUint32(8);
  const bytes = 12 + 2 * count;
  if (tag.length < bytes || count > MOST_SAMPLES) return undefined;
  if (count === 0) return { curve: (x) => x, bytes };
  if (count > 1) return { curve: sampledCurve(view, 12, count, 2), bytes };
  const gamma = view.getUint16(12) / 256;
  return { curve: (x) => x ** gamma, bytes };
}

/** parametricCurveType, functions 0 to 4 of ICC.1:2022, table 68. */
function parametric(tag: Uint8Array): ReadCurve | undefined {
  const view = viewOf(tag);
  const type = view.getUint16(8);
  const counts = [1, 3, 4, 5, 7] as const;
  const count = counts[type];
  if (count === undefined || tag.length < 12 + 4 * count) return undefined;
  const values = Array.from({ length: count }, (_, i) => fixed(view, 12 + 4 * i));
  return { curve: formula(type, values), bytes: 12 + 4 * count };
}

function formula(type: number, values: readonly number[]): Curve {
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  switch (type) {
    case 0:
      return (x) => x ** g;
    case 1:
      return (x) => (x >= -b / a ? (a * x + b) ** g : 0);
    case 2:
      return (x) => (x >= -b / a ? (a * x + b) ** g + c : c);
    case 3:
      return (x) => (x >= d ? (a * x + b) ** g : c * x);
    default:
      return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
  }
}
