/** 1 where the mask is 0, and 0 where it is not. */
export function inverse(mask: Uint8Array): Uint8Array {
  const result = new Uint8Array(mask.length);
  for (let i = 0; i < result.length; i++) if (mask[i] === 0) result[i] = 1;
  return result;
}
