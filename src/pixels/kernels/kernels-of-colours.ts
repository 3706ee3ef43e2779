/** The kernels whose source is scripts/kernels/colours.ts. */
export interface ColourKernels {
  readonly addPixels: (row: number, ends: number, columns: number, sums: number) => void;
  readonly toLab: (r: number, g: number, b: number, size: number, light: number, curve: number) => void;
  readonly depart: (
    l: number,
    a: number,
    b: number,
    ml: number,
    ma: number,
    mb: number,
    size: number,
    out: number,
  ) => void;
  readonly faintEdges: (
    light: number,
    chroma: number,
    most: number,
    least: number,
    size: number,
    soft: number,
    usualLight: number,
    usualChroma: number,
  ) => void;
  readonly likeness: (
    l: number,
    a: number,
    b: number,
    fl: number,
    fa: number,
    fb: number,
    size: number,
    toleranceL: number,
    toleranceC: number,
    lit: number,
    shaded: number,
  ) => void;
  readonly cleanPixels: (
    l: number,
    a: number,
    b: number,
    fl: number,
    fa: number,
    fb: number,
    flooded: number,
    size: number,
    most: number,
    mostDark: number,
    clean: number,
  ) => void;
  readonly findRuns: (
    mask: number,
    width: number,
    height: number,
    wanted: number,
    start: number,
    end: number,
    leader: number,
  ) => number;
  readonly numberPieces: (
    start: number,
    end: number,
    leader: number,
    count: number,
    width: number,
    size: number,
    areas: number,
    touches: number,
  ) => number;
  readonly isOpaque: (pixels: number, size: number) => number;
  readonly meanPixels: (
    sums: number,
    ends: number,
    columns: number,
    rows: number,
    r: number,
    g: number,
    b: number,
  ) => void;
  readonly priceOf: (barrier: number, size: number, free: number, scale: number) => void;
  readonly punishTexture: (least: number, lit: number, shaded: number, size: number, quiet: number) => void;
  readonly weighEvidence: (
    trust: number,
    lit: number,
    shaded: number,
    size: number,
    most: number,
    enclosed: number,
    balance: number,
  ) => void;
  readonly gather: (plane: number, mask: number, size: number, out: number) => number;
  readonly isAbove: (plane: number, size: number, limit: number, out: number) => void;
  readonly isBelow: (plane: number, size: number, limit: number, out: number) => void;
  readonly isEnclosed: (
    reach: number,
    lit: number,
    barrier: number,
    size: number,
    least: number,
    mostLit: number,
    mostEdge: number,
    out: number,
  ) => void;
  readonly negate: (plane: number, size: number) => void;
  readonly priceGround: (cost: number, shaded: number, l: number, field: number, size: number) => void;
  readonly trustIn: (reach: number, size: number, scale: number) => void;
  readonly select: (values: number, count: number, rank: number) => number;
  readonly gatherDistances: (
    l: number,
    a: number,
    b: number,
    fl: number,
    fa: number,
    fb: number,
    mask: number,
    size: number,
    stride: number,
    out: number,
  ) => number;
  readonly gatherStrays: (
    l: number,
    a: number,
    b: number,
    fl: number,
    fa: number,
    fb: number,
    mask: number,
    size: number,
    stride: number,
    light: number,
    chroma: number,
  ) => number;
}
