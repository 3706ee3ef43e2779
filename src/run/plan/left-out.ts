import type { Match } from "../../find/find.js";
import type { Looked } from "../../find/look.js";
import type { Log } from "../../log.js";
import { visible } from "../../report/visible.js";
import { count } from "../../report/words.js";

/** Keeps account of the files that were found and are no pictures, so that none vanishes without a word. */
export interface LeftOut {
  /** Hands on what was looked at. */
  readonly noting: (match: Match, looked: Looked) => Looked;
  /** How many there are. */
  readonly count: () => number;
  readonly tell: (log: Log) => void;
}

/** As many names as a reader takes in. */
const NAMED = 10;

export function createLeftOut(): LeftOut {
  const unsupported: string[] = [];
  let others = 0;
  return {
    noting: (match, looked) => {
      if (looked.kind === "passed-over") others += 1;
      if (looked.kind === "skipped" && looked.unsupported !== undefined)
        unsupported.push(`${visible(match.path)} (${looked.unsupported})`);
      return looked;
    },
    count: () => others + unsupported.length,
    tell: (log) => {
      if (others > 0) log.info(`${count(others, "file")} left out: no pictures.`);
      if (unsupported.length === 0) return;
      const names = unsupported.toSorted().slice(0, NAMED).join(", ");
      const rest = unsupported.length > NAMED ? `, and ${unsupported.length - NAMED} more` : "";
      log.warning(
        `${count(unsupported.length, "picture")} skipped, of a kind that is not supported: ${names}${rest}. Convert to JPEG, PNG, WebP or AVIF, or exclude with !.`,
      );
    },
  };
}
