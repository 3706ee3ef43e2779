/** The kernels whose source is scripts/kernels/cut.ts. */
export interface CutKernels {
  readonly openNetwork: (
    terminal: number,
    capacity: number,
    bond: number,
    room: number,
    width: number,
    height: number,
  ) => void;
  readonly clearNetwork: () => void;
  readonly clearOpen: (labels: number, width: number, height: number) => void;
  readonly labelSure: (evidence: number, opinions: number, labels: number, width: number, height: number) => void;
  readonly connect: (
    labels: number,
    evidence: number,
    l: number,
    a: number,
    b: number,
    prices: number,
    sharpness: number,
    width: number,
    height: number,
  ) => void;
  readonly settleForced: () => void;
  readonly minimumCut: () => number;
  readonly readCut: (labels: number, width: number, height: number) => void;
}
