/** The kernels whose source is scripts/kernels/field.ts. */
export interface FieldKernels {
  readonly addSamples: (
    xs: number,
    ys: number,
    l: number,
    a: number,
    b: number,
    weights: number,
    count: number,
    order: number,
    sums: number,
  ) => void;
  readonly residuals: (
    xs: number,
    ys: number,
    l: number,
    a: number,
    b: number,
    count: number,
    order: number,
    coefficients: number,
    out: number,
  ) => void;
  readonly drawChannel: (
    coefficients: number,
    order: number,
    width: number,
    height: number,
    terms: number,
    out: number,
  ) => void;
  readonly addEnlarged: (
    plane: number,
    rest: number,
    between: number,
    halfWidth: number,
    halfHeight: number,
    width: number,
    height: number,
  ) => void;
  readonly placeSamples: (index: number, count: number, width: number, height: number, xs: number, ys: number) => void;
  readonly solveField: (sums: number, order: number, matrix: number) => void;
  readonly weighSamples: (
    residuals: number,
    count: number,
    limit: number,
    dark: number,
    own: number,
    out: number,
  ) => void;
  readonly gatherWeighed: (residuals: number, weights: number, count: number, out: number) => number;
  readonly gatherNear: (residuals: number, count: number, limit: number, out: number) => number;
  readonly halve: (
    l: number,
    fl: number,
    a: number,
    fa: number,
    b: number,
    fb: number,
    clean: number,
    width: number,
    height: number,
    fade: number,
    weight: number,
    hl: number,
    ha: number,
    hb: number,
  ) => void;
}
