import type { LabPlanes } from "./grid.js";

const L_BIN = 6.25;
const C_BIN = 5;
const L_CELLS = 16;
const C_CELLS = 32;

function cellOf(lab: LabPlanes, i: number): number {
  const l = Math.min(L_CELLS - 1, ((lab.l[i] ?? 0) / L_BIN) | 0);
  const a = Math.max(0, Math.min(C_CELLS - 1, (((lab.a[i] ?? 0) + 80) / C_BIN) | 0));
  const b = Math.max(0, Math.min(C_CELLS - 1, (((lab.b[i] ?? 0) + 80) / C_BIN) | 0));
  return (l * C_CELLS + a) * C_CELLS + b;
}

export function colourEvidence(lab: LabPlanes, mask: Uint8Array, evidence: Float32Array, weight: number): Float32Array {
  const front = new Float32Array(L_CELLS * C_CELLS * C_CELLS);
  const back = new Float32Array(front.length);
  let fronts = 0;
  let backs = 0;
  for (let i = 0; i < mask.length; i++) {
    if ((mask[i] ?? 0) === 1 && (evidence[i] ?? 0) > 4) {
      front[cellOf(lab, i)] = (front[cellOf(lab, i)] ?? 0) + 1;
      fronts++;
    } else if ((mask[i] ?? 0) === 0 && (evidence[i] ?? 0) < -2) {
      back[cellOf(lab, i)] = (back[cellOf(lab, i)] ?? 0) + 1;
      backs++;
    }
  }
  if (fronts < 0.001 * mask.length || backs < 0.01 * mask.length) return evidence;
  const result = new Float32Array(evidence.length);
  for (let i = 0; i < result.length; i++) {
    const k = cellOf(lab, i);
    const ratio = Math.log(((front[k] ?? 0) + 0.3) / (fronts + 600) / (((back[k] ?? 0) + 0.3) / (backs + 600)));
    result[i] = (evidence[i] ?? 0) + weight * Math.max(-2.5, Math.min(2.5, ratio));
  }
  return result;
}
