/**
 * How many jobs are in flight, and how soon the next submit may leave. Where calls a second are limited, jobs in flight
 * halve and grow back (AIMD), and so does the spacing of submits. Where room for jobs is, as many stay in flight as the
 * service took, and now and then one more is tried: other clients, such as the legs of a matrix, come and go.
 */
export interface Pace {
  /** Most jobs in flight now; at least 1. */
  readonly limit: () => number;
  /** When the next submit may leave, by the same clock as `now` below. */
  readonly nextAt: () => number;
  /** A submit leaves. */
  readonly left: (now: number) => void;
  readonly accepted: () => void;
  /** A job of ours has ended, after so long: where jobs in flight are what is limited, there is room again. */
  readonly ended: (job: { readonly now: number; readonly milliseconds: number }) => void;
  /** A call that left at `leftAt` was throttled. */
  readonly throttled: (event: SubmitRefusal & Throttle) => void;
  /** A submit could not be executed for a reason that passes. */
  readonly stumbled: (event: SubmitRefusal) => void;
  /** Refusals in a row since the last acceptance, where those that left together count once. */
  readonly stumbles: () => number;
  /** Since when nothing but refusals came, if so. */
  readonly refusedSince: () => number | undefined;
}

export interface SubmitRefusal {
  readonly now: number;
  readonly leftAt: number;
  readonly retryAfterMilliseconds?: number;
}

export interface Throttle {
  /** Jobs in flight, with the one that was refused. */
  readonly inFlight: number;
  /** By the gateway, which counts calls a second; else by the service, which is busy with jobs. */
  readonly rate: boolean;
}

const firstSpacing = 100;
const longestSpacing = 10_000;
const longestWait = 30_000;
/** For room that jobs give back, as long as none has ended to tell how long they take. */
const firstWaitForRoom = 2_000;
/** After so many jobs' time without a refusal others may have left room: it is looked for anew. */
const jobsUntilRoom = 4;

export function createPace(options: { readonly concurrency: number; readonly random: () => number }): Pace {
  const { concurrency, random } = options;
  let limit = concurrency;
  /** Where the service became too busy: growth is quick below it and careful from there. */
  let ceiling = concurrency + 1;
  let spacing = 0;
  let nextAt = 0;
  let inARow = 0;
  let lastRefusal = Number.NEGATIVE_INFINITY;
  let refusedSince: number | undefined;
  /** Whether what the service lacks is room for jobs: ours may give it back, and so may those of other clients. */
  let isFull = false;
  let askedUntil = 0;
  let jobMilliseconds = firstWaitForRoom;

  const wait = ({ now, leftAt, retryAfterMilliseconds }: SubmitRefusal, base: number, most = longestWait): boolean => {
    // Submits that were under way when the first refusal came tell nothing new.
    const news = leftAt >= lastRefusal;
    if (news) {
      inARow += 1;
      lastRefusal = now;
    }
    refusedSince ??= now;
    const backOff = Math.min(base * 2 ** (inARow - 1), most) * (0.75 + random() / 2);
    nextAt = Math.max(nextAt, now + (retryAfterMilliseconds ?? backOff));
    if (retryAfterMilliseconds !== undefined) askedUntil = Math.max(askedUntil, nextAt);
    return news;
  };

  /** Room that the service lacked is looked for again, once others may have left it. */
  const forgive = (now: number): void => {
    if (now - lastRefusal > jobsUntilRoom * jobMilliseconds) ceiling = concurrency + 1;
  };

  const grow = (): void => {
    const step = limit + 1 < ceiling ? 1 : 1 / (8 * limit);
    limit = Math.min(concurrency, limit + step);
    ceiling = Math.max(ceiling, Math.floor(limit));
  };

  return {
    limit: () => Math.max(1, Math.floor(limit)),
    nextAt: () => nextAt,
    left: (now) => {
      nextAt = Math.max(nextAt, now + spacing);
    },
    accepted: () => {
      inARow = 0;
      isFull = false;
      refusedSince = undefined;
      spacing = spacing < 10 ? 0 : spacing * 0.9;
      grow();
    },
    ended: ({ now, milliseconds }) => {
      jobMilliseconds = (jobMilliseconds + milliseconds) / 2;
      if (isFull) nextAt = Math.max(askedUntil, Math.min(nextAt, now));
      forgive(now);
      if (limit + 1 < ceiling) grow();
    },
    throttled: (event) => {
      isFull = !event.rate;
      const most = event.rate ? longestWait : Math.min(longestWait, Math.max(firstSpacing, jobMilliseconds));
      if (!wait(event, event.rate ? 250 : 100, most)) return;
      if (event.rate) {
        limit = Math.max(1, limit / 2);
        spacing = Math.min(longestSpacing, Math.max(firstSpacing, spacing * 2));
        return;
      }
      // The others of ours were taken.
      limit = Math.max(1, Math.min(limit, event.inFlight - 1));
      ceiling = Math.max(2, Math.min(ceiling, event.inFlight));
    },
    stumbled: (event) => {
      wait(event, 1000);
    },
    stumbles: () => inARow,
    refusedSince: () => refusedSince,
  };
}
