/** The kernels whose source is scripts/kernels/opacity.ts. */
export interface OpacityKernels {
  readonly countColours: (
    l: number,
    a: number,
    b: number,
    mask: number,
    evidence: number,
    size: number,
    cells: number,
    front: number,
    back: number,
    counts: number,
  ) => void;
  readonly addSaid: (evidence: number, cells: number, said: number, size: number) => void;
  readonly weighSides: (mask: number, lit: number, size: number, front: number, back: number) => void;
  readonly mix: (
    r: number,
    g: number,
    b: number,
    fr: number,
    fg: number,
    fb: number,
    br: number,
    bg: number,
    bb: number,
    mask: number,
    closed: number,
    size: number,
    out: number,
  ) => void;
  readonly drawTrimap: (
    mask: number,
    doubt: number,
    mixture: number,
    inside: number,
    outside: number,
    size: number,
    band: number,
    fuzz: number,
    solid: number,
    strand: number,
    state: number,
    prior: number,
  ) => void;
  readonly weighStates: (
    mask: number,
    state: number,
    prior: number,
    size: number,
    faint: number,
    front: number,
    back: number,
  ) => void;
  readonly paintPixels: (
    pixels: number,
    result: number,
    from: number,
    end: number,
    line: number,
    cells: number,
    parts: number,
  ) => void;
}
