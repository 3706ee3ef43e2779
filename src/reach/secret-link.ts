import type { Log } from "../log.js";

/** Has a URL that opens something by itself kept out of everything that is printed, and gives it back. */
export function secretLink(log: Log, url: string): string {
  log.mask(url);
  // Whoever prints a part of the URL prints its parameters. Short values, as of SignedHeaders, are words of the log.
  for (const [name, value] of new URL(url).searchParams)
    if (/token|sig/i.test(name) && value.length >= 16) log.mask(value);
  return url;
}
