/** `p000.jpg`, `p001.jpg` … */
export function named(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `p${String(index).padStart(3, "0")}.jpg`);
}
