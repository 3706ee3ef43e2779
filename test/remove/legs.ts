import { createPace, type Pace } from "../../src/remove/pace.js";

export interface Matrix {
  readonly legs: number;
  /** Jobs that the service takes at a time; more are refused, whoever asks. */
  readonly room: number;
  /** Of all legs together. */
  readonly concurrency: number;
  readonly jobs: number;
  readonly jobMilliseconds: number;
}

export interface Played {
  /** How much longer it took than a service that is never idle would have. */
  readonly ratio: number;
  readonly done: number;
  readonly refused: number;
}

interface Leg {
  readonly pace: Pace;
  left: number;
  underWay: number;
  isWaiting: boolean;
}

const CALL_MILLISECONDS = 10;
/** Of a job's time, until its end is noticed at the latest. */
const NOTICED_LATE = 0.05;

/** Legs of a matrix beside each other at one service, with time that passes only as they wait. Each keeps to its pace. */
export function play(matrix: Matrix, random: () => number): Played {
  const { legs, room, jobs, jobMilliseconds } = matrix;
  const time = createTime();
  const concurrency = Math.max(1, Math.floor(matrix.concurrency / legs));
  let unfinished = 0;
  let done = 0;
  let refused = 0;
  let lastDone = 0;

  const submit = (leg: Leg): void => {
    const leftAt = time.now();
    leg.pace.left(leftAt);
    leg.left -= 1;
    leg.underWay += 1;
    time.after(CALL_MILLISECONDS * (0.5 + random()), () => {
      if (unfinished < room) accept(leg);
      else refuse(leg, leftAt);
      start(leg);
    });
  };
  const refuse = (leg: Leg, leftAt: number): void => {
    refused += 1;
    leg.left += 1;
    leg.underWay -= 1;
    leg.pace.throttled({ now: time.now(), leftAt, rate: false });
  };
  const accept = (leg: Leg): void => {
    unfinished += 1;
    leg.pace.accepted(time.now());
    const takes = jobMilliseconds * (0.95 + random() / 10);
    time.after(takes, () => {
      unfinished -= 1;
      done += 1;
      lastDone = time.now();
    });
    const known = takes + jobMilliseconds * NOTICED_LATE * random() + CALL_MILLISECONDS;
    time.after(known, () => {
      leg.underWay -= 1;
      leg.pace.ended({ now: time.now(), milliseconds: known });
      start(leg);
    });
  };
  const start = (leg: Leg): void => {
    while (leg.left > 0 && leg.underWay < leg.pace.limit() && !leg.isWaiting) {
      const wait = leg.pace.nextAt() - time.now();
      if (wait <= 0) {
        submit(leg);
        continue;
      }
      leg.isWaiting = true;
      time.after(wait, () => {
        leg.isWaiting = false;
        start(leg);
      });
    }
  };

  for (let at = 0; at < legs; at++) {
    const left = Math.floor(jobs / legs) + (at < jobs % legs ? 1 : 0);
    const leg = { pace: createPace({ concurrency, random }), left, underWay: 0, isWaiting: false };
    time.after(50 * random(), () => start(leg));
  }
  time.pass();
  return { ratio: lastDone / (Math.ceil(jobs / room) * jobMilliseconds), done, refused };
}

/** A clock that jumps to whatever is due next. */
function createTime() {
  const due: { readonly at: number; readonly happen: () => void }[] = [];
  let now = 0;
  return {
    now: () => now,
    after: (milliseconds: number, happen: () => void): void => {
      const at = now + milliseconds;
      const next = due.findIndex((one) => one.at > at);
      due.splice(next < 0 ? due.length : next, 0, { at, happen });
    },
    pass: (): void => {
      for (let next = due.shift(); next !== undefined; next = due.shift()) {
        now = next.at;
        next.happen();
      }
    },
  };
}
