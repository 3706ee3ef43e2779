/** The kernels whose source is scripts/kernels/signs.ts. */
export interface SignKernels {
  readonly sumSigns: (
    mask: number,
    evidence: number,
    lit: number,
    shaded: number,
    width: number,
    height: number,
    sums: number,
  ) => void;
  readonly sumOutline: (
    mask: number,
    strength: number,
    full: number,
    width: number,
    size: number,
    sums: number,
  ) => void;
  readonly reaches: (plane: number, size: number, limit: number) => void;
  readonly sumOver: (plane: number, mask: number, size: number, sums: number) => void;
  readonly sumInside: (
    mask: number,
    depth: number,
    unlit: number,
    faint: number,
    light: number,
    size: number,
    thinnest: number,
    shaded: number,
    parting: number,
    clear: number,
    alike: number,
    pane: number,
    sums: number,
  ) => void;
  readonly sumFaint: (
    mask: number,
    depth: number,
    lit: number,
    width: number,
    height: number,
    nearby: number,
    plain: number,
    sums: number,
  ) => void;
  readonly gatherShadows: (
    reach: number,
    shaded: number,
    lit: number,
    l: number,
    field: number,
    size: number,
    stride: number,
    out: number,
  ) => number;
  readonly darkGaps: (
    reach: number,
    shaded: number,
    l: number,
    field: number,
    size: number,
    enclosed: number,
    deepest: number,
    out: number,
  ) => void;
  readonly findSoft: (
    mask: number,
    near: number,
    faint: number,
    width: number,
    height: number,
    crisp: number,
    foot: number,
    open: number,
    out: number,
  ) => number;
  readonly findFeet: (
    mask: number,
    depth: number,
    shaded: number,
    strongest: number,
    own: number,
    width: number,
    size: number,
    darkest: number,
    least: number,
    part: number,
    out: number,
  ) => number;
}
