import type { LabPlanes } from "./grid.js";

const L_BIN = 6.25;
const C_BIN = 5;
const L_CELLS = 16;
const C_CELLS = 32;

function cellsOf(lab: LabPlanes): Uint16Array {
  const cells = new Uint16Array(lab.l.length);
  for (let i = 0; i < cells.length; i++) cells[i] = cellOf(lab, i);
  return cells;
}

function cellOf(lab: LabPlanes, i: number): number {
  const l = Math.min(L_CELLS - 1, ((lab.l[i] ?? 0) / L_BIN) | 0);
  const a = Math.max(0, Math.min(C_CELLS - 1, (((lab.a[i] ?? 0) + 80) / C_BIN) | 0));
  const b = Math.max(0, Math.min(C_CELLS - 1, (((lab.b[i] ?? 0) + 80) / C_BIN) | 0));
  return (l * C_CELLS + a) * C_CELLS + b;
}

/** How much one colour's share on either side may speak for that side. */
const MOST = 3;

/**
 * Evidence plus what the colours say: a colour that the object has and the backdrop has not speaks for object. Histograms
 * are taken where mask and evidence agree; where either side is too small to learn from, the evidence is returned as it is.
 */
export function colourEvidence(lab: LabPlanes, mask: Uint8Array, evidence: Float32Array): Float32Array {
  const front = new Float32Array(L_CELLS * C_CELLS * C_CELLS);
  const back = new Float32Array(front.length);
  let fronts = 0;
  let backs = 0;
  const cells = cellsOf(lab);
  for (let i = 0; i < mask.length; i++) {
    const cell = cells[i] ?? 0;
    const value = evidence[i] ?? 0;
    if ((mask[i] ?? 0) === 1 && value > 4) {
      front[cell] = (front[cell] ?? 0) + 1;
      fronts++;
    } else if ((mask[i] ?? 0) === 0 && value < -2) {
      back[cell] = (back[cell] ?? 0) + 1;
      backs++;
    }
  }
  if (fronts < 0.001 * mask.length || backs < 0.01 * mask.length) return evidence;
  const said = new Float64Array(front.length);
  for (let cell = 0; cell < said.length; cell++) {
    // The added counts stand for colours never seen: they must not speak for either side.
    const ratio = (((front[cell] ?? 0) + 0.3) * (backs + 600)) / (((back[cell] ?? 0) + 0.3) * (fronts + 600));
    said[cell] = Math.max(-MOST, Math.min(MOST, 1.2 * Math.log(ratio)));
  }
  const result = new Float32Array(evidence.length);
  for (let i = 0; i < result.length; i++) result[i] = (evidence[i] ?? 0) + (said[cells[i] ?? 0] ?? 0);
  return result;
}
