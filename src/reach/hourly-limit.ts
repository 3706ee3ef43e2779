import { clock } from "../github/refusals.js";
import type { Log } from "../log.js";
import type { GitHubReading, Hourly } from "./github-reading.js";
import { type Fails, fails } from "./route.js";

/** Requests that are left to the delivery and to the repository's other workflows. */
const RESERVE = 50;

/**
 * Sees to it that one-time links do not use up the API's hourly limit, which all workflows of a repository share.
 */
export interface HourlyLimit {
  /** Claims one request, or says why there is none left. */
  readonly claim: () => Promise<Fails | undefined>;
}

export function createHourlyLimit(reading: Pick<GitHubReading, "hourly">, log: Log): HourlyLimit {
  let known: Promise<Hourly | undefined> | undefined;
  let claimed = 0;
  const ask = async (): Promise<Hourly | undefined> => {
    const hourly = await reading.hourly();
    if (hourly !== undefined)
      log.info(
        `Each picture takes one request of GitHub's API for its one-time link: ${hourly.remaining} of ${hourly.limit} are left until ${clock(hourly.resetsAt)}.`,
      );
    return hourly;
  };
  return {
    async claim() {
      known ??= ask();
      const hourly = await known;
      if (hourly === undefined || claimed < hourly.remaining - RESERVE) {
        claimed++;
        return undefined;
      }
      return fails(
        `GitHub's API has ${hourly.remaining} of ${hourly.limit} requests left until ${clock(hourly.resetsAt)}, and each picture takes one: run again then, or set \`bucket\``,
        true,
      );
    },
  };
}
