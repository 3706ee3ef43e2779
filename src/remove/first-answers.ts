import type { Clock } from "../clock.js";
import type { Stop } from "./stop.js";

/**
 * What the service's answers have been like in this run. A service that answers in a form that is of no use here must not
 * be paid for more than a job before that shows.
 */
export interface FirstAnswers {
  /** An answer was a cutout. */
  readonly good: () => void;
  /** An answer was of no use. Gives the reason to submit nothing more, where there have been enough of them alike. */
  readonly bad: (answer: BadAnswer) => Stop | undefined;
  /** A submit leaves. */
  readonly left: () => void;
  /** Milliseconds for which the first job's answer is still to be waited for before more is submitted; 0 for none. */
  readonly holdBack: () => number;
}

export interface BadAnswer {
  /** What it has in common with others that are bad in the same way. */
  readonly fault: string;
  readonly reason: string;
  /** Of the job; empty where the service named none. */
  readonly requestId: string;
}

/** Alike and in a row, before the first good one. */
const MOST_AT_FIRST = 3;
/** The same after a good one: then it is rather the pictures. */
const MOST_LATER = 20;
/** A slow first job holds the others up no longer. */
const LONGEST_WAIT = 60_000;

/** @param isTried whether the service is known to give cutouts: then nothing waits */
export function createFirstAnswers(isTried: boolean, clock: Pick<Clock, "now">): FirstAnswers {
  let isGood = isTried;
  let last: string | undefined;
  let inARow = 0;
  let waitsUntil: number | undefined;
  return {
    good: () => {
      isGood = true;
      inARow = 0;
    },
    bad: ({ fault, reason, requestId }) => {
      inARow = fault === last ? inARow + 1 : 1;
      last = fault;
      return inARow >= (isGood ? MOST_LATER : MOST_AT_FIRST) ? unusable(inARow, reason, requestId) : undefined;
    },
    left: () => {
      waitsUntil = clock.now() + LONGEST_WAIT;
    },
    holdBack: () => (isGood || waitsUntil === undefined ? 0 : Math.max(0, waitsUntil - clock.now())),
  };
}

function unusable(count: number, reason: string, requestId: string): Stop {
  return {
    kind: "fault",
    reason: `The service answers in a form that this version cannot use: ${count} answers in a row were alike. ${reason} Nothing more was submitted, and nothing was paid for this picture. Look at the answers that are kept, and look for a newer version of this action.`,
    retryable: true,
    ...(requestId === "" ? {} : { requestId }),
  };
}
