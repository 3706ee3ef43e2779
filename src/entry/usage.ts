/** Wrong flags and wrong settings, before anything is done. */
const WRONG_USAGE = 2;

/** Has the program end with 2 where what the user typed cannot be meant. */
export async function readingUsage<T>(read: () => Promise<T>): Promise<T> {
  process.exitCode = WRONG_USAGE;
  const usage = await read();
  process.exitCode = undefined;
  return usage;
}
