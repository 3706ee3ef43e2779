/** The value below which `share` (0 to 1) of the values lie; 0 for none. */
export function percentile(values: Float32Array, share: number): number {
  if (values.length === 0) return 0;
  return select(values.slice(), Math.min(values.length - 1, Math.floor(share * values.length)));
}

/** The value that would be at `rank` if all were sorted (Hoare 1961, "Find"), which need not be done for it. Reorders them. */
function select(values: Float32Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const swapped = values[i] ?? 0;
      values[i++] = values[j] ?? 0;
      values[j--] = swapped;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else break;
  }
  return values[rank] ?? 0;
}
