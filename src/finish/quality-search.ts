/** Looks for a quality by trying as few as it can: each size that is known tells more about the others. */
export interface QualitySearch {
  readonly worst: number;
  /** What it comes to at a quality; tried once. */
  readonly encodedAt: (quality: number) => Promise<Uint8Array>;
  /** The highest quality that keeps to so many bytes; the worst one where none does. */
  readonly highestWithin: (bytes: number) => Promise<number>;
}

/** @param range the qualities that come into question, both of them included */
export function createQualitySearch(
  encode: (quality: number) => Promise<Uint8Array>,
  { worst, best }: { readonly worst: number; readonly best: number },
): QualitySearch {
  const known = new Map<number, Uint8Array>();
  const encodedAt = async (quality: number): Promise<Uint8Array> => {
    const encoded = known.get(quality) ?? (await encode(quality));
    known.set(quality, encoded);
    return encoded;
  };
  const highestWithin = async (bytes: number): Promise<number> => {
    await encodedAt(best);
    for (;;) {
      const points = [...known].map(([quality, { length }]) => ({ quality, length }));
      const low = Math.max(worst, ...points.filter(({ length }) => length <= bytes).map(({ quality }) => quality));
      const high = Math.min(best + 1, ...points.filter(({ length }) => length > bytes).map(({ quality }) => quality));
      if (high - low <= 1) return Math.min(low, Math.max(worst, high - 1));
      const next = Math.floor(expectedAt(points, bytes));
      await encodedAt(Math.max(low + (known.has(low) ? 1 : 0), Math.min(high - 1, next)));
    }
  };
  return { worst, encodedAt, highestWithin };
}

interface Point {
  readonly quality: number;
  readonly length: number;
}

/** Sizes fall about as this power of the distance from a quality of 101. */
const USUAL_POWER = -0.7;

/** Where so many bytes are to be expected, on a straight line of logarithms through the two nearest points. */
function expectedAt(points: readonly Point[], bytes: number): number {
  const wanted = Math.log(bytes);
  const [near, next] = points
    .map(({ quality, length }) => ({ distance: Math.log(101 - quality), size: Math.log(length) }))
    .sort((a, b) => Math.abs(a.size - wanted) - Math.abs(b.size - wanted));
  if (near === undefined) return 0;
  const power = next === undefined ? USUAL_POWER : (near.size - next.size) / (near.distance - next.distance);
  return 101 - Math.exp(near.distance + (wanted - near.size) / (power < 0 ? power : USUAL_POWER));
}
