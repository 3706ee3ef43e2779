/** Between two lines at least this much time passes, so that a fast line says nothing and a slow one does not fill the log. */
const MILLISECONDS = 5_000;

/**
 * Told how many bytes there are so far, it says so in the log now and then.
 * @param bytes how many there will be, where that is known
 */
export function createMeter(
  bytes: number | undefined,
  log: (message: string) => void,
  now: () => number = () => performance.now(),
): (total: number) => void {
  let next = now() + MILLISECONDS;
  return (total) => {
    if (now() < next) return;
    next = now() + MILLISECONDS;
    const share = bytes === undefined ? "" : ` of ${megabytes(bytes)} (${Math.floor((100 * total) / bytes)} %)`;
    log(`  ${megabytes(total)}${share} fetched.`);
  };
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
