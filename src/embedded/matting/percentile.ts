import { openKernels } from "../../pixels/kernels/kernels.js";

/** The value below which `share` (0 to 1) of the values lie; 0 for none. */
export function percentile(values: Float32Array, share: number): number {
  if (values.length === 0) return 0;
  const { kernels, put } = openKernels(values.length, 1);
  return kernels.select(put(values), values.length, Math.min(values.length - 1, Math.floor(share * values.length)));
}
