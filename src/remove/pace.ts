import { createRoom } from "./room.js";

/**
 * How many jobs are in flight, and how soon the next submit may leave. Where calls a second are limited, jobs in flight
 * halve and grow back (AIMD), and so does the spacing of submits. Where room for jobs is, `room.ts` says.
 */
export interface Pace {
  /** Most jobs in flight now; at least 1. */
  readonly limit: () => number;
  /** When the next submit may leave, by the same clock as `now` below. */
  readonly nextAt: () => number;
  /** A submit leaves. */
  readonly left: (now: number) => void;
  readonly accepted: (now: number) => void;
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
  /** By the gateway, which counts calls a second; else by the service, which is busy with jobs. */
  readonly rate: boolean;
}

const firstSpacing = 100;
const longestSpacing = 10_000;
const longestWait = 30_000;
const firstWaitOfCalls = 250;
const firstWaitOfTrouble = 1_000;

export function createPace(options: { readonly concurrency: number; readonly random: () => number }): Pace {
  const { concurrency, random } = options;
  const room = createRoom(options);
  let limit = concurrency;
  let spacing = 0;
  let nextAt = 0;
  let inARow = 0;
  let lastRefusal = Number.NEGATIVE_INFINITY;
  let refusedSince: number | undefined;

  /** @returns whether it tells anything new: submits that were under way when the first refusal came do not */
  const refused = ({ now, leftAt, retryAfterMilliseconds }: SubmitRefusal): boolean => {
    const isNews = leftAt >= lastRefusal;
    if (isNews) {
      inARow += 1;
      lastRefusal = now;
    }
    refusedSince ??= now;
    if (retryAfterMilliseconds !== undefined) nextAt = Math.max(nextAt, now + retryAfterMilliseconds);
    return isNews;
  };

  const backOff = ({ now, retryAfterMilliseconds }: SubmitRefusal, base: number): void => {
    if (retryAfterMilliseconds !== undefined) return;
    nextAt = Math.max(nextAt, now + Math.min(base * 2 ** (inARow - 1), longestWait) * (0.75 + random() / 2));
  };

  return {
    limit: () => Math.min(Math.max(1, Math.floor(limit)), room.limit()),
    nextAt: () => nextAt,
    left: (now) => {
      nextAt = Math.max(nextAt, now + spacing);
    },
    accepted: (now) => {
      inARow = 0;
      refusedSince = undefined;
      spacing = spacing < 10 ? 0 : spacing * 0.9;
      limit = Math.min(concurrency, limit + 1);
      room.taken(now);
    },
    ended: room.ended,
    throttled: (event) => {
      const isNews = refused(event);
      if (!event.rate) {
        const wait = room.lacked(event.now);
        if (event.retryAfterMilliseconds === undefined) nextAt = Math.max(nextAt, event.now + wait);
        return;
      }
      backOff(event, firstWaitOfCalls);
      if (!isNews) return;
      limit = Math.max(1, limit / 2);
      spacing = Math.min(longestSpacing, Math.max(firstSpacing, spacing * 2));
    },
    stumbled: (event) => {
      refused(event);
      backOff(event, firstWaitOfTrouble);
    },
    stumbles: () => inARow,
    refusedSince: () => refusedSince,
  };
}
