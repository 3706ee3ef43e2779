/** As many results of one task are kept. */
export const MOST_RESULTS = 10;

/** `shoe.png`, `shoe-2.png`, `shoe-3.png`, by index from 0: works on both kinds of path, since only the end is touched. */
export function numbered(path: string, index: number): string {
  return index === 0 ? path : path.replace(/(\.[^./\\]*)?$/, `-${index + 1}$1`);
}

const NUMBER = /-([2-9]|10)(?=(?:\.[^./\\]*)?$)/;

/** What a path would be without a further result's number; undefined where it has none. */
export function withoutNumber(path: string): string | undefined {
  return NUMBER.test(path) ? path.replace(NUMBER, "") : undefined;
}
