/**
 * Room for jobs at a service that others use too, such as the legs of a matrix. As many of ours stay in flight as it took,
 * and now and then one more is tried: the others come and go.
 *
 * Who waits for room tries again after a twentieth of the time that it has waited, so that no more than that is lost once
 * there is room, however long jobs take. Who has had places before gives way to those who had fewer.
 */
export interface Room {
  /** Most jobs in flight now; at least 1. */
  readonly limit: () => number;
  /** A submit was accepted. */
  readonly taken: (now: number) => void;
  /** A job has ended, after so long. */
  readonly ended: (job: { readonly now: number; readonly milliseconds: number }) => void;
  /**
   * A submit was refused for want of room.
   * @returns the milliseconds to wait before the next one: 0 where jobs are in flight, whose places may be filled again
   */
  readonly lacked: (now: number) => number;
}

const SHARE_OF_WAIT = 1 / 20;
const LEAST_WAIT = 100;
const LONGEST_WAIT = 30_000;
/** Of a job's time, for each place that was had. */
const WAIT_A_TURN = 1 / 10;
/** For room, as long as no job has ended to tell how long they take. */
const UNKNOWN_JOB = 2_000;

export function createRoom({
  concurrency,
  random,
}: {
  readonly concurrency: number;
  readonly random: () => number;
}): Room {
  let limit = concurrency;
  let inFlight = 0;
  let turns = 0;
  let jobMilliseconds: number | undefined;
  let fullSince: number | undefined;
  let lookFrom = 0;
  let isLooking = false;

  const jittered = (milliseconds: number) => milliseconds * (0.75 + random() / 2);

  const waitForFirst = (waited: number): number => {
    if (jobMilliseconds === undefined) return Math.min(LONGEST_WAIT, Math.max(LEAST_WAIT, waited * SHARE_OF_WAIT));
    const turn = Math.min(jobMilliseconds, WAIT_A_TURN * (1 + turns) * jobMilliseconds);
    const most = Math.min(LONGEST_WAIT, jobMilliseconds);
    return Math.max(LEAST_WAIT, Math.min(most, Math.max(turn, waited * SHARE_OF_WAIT)));
  };

  const waitForMore = (waited: number): number => {
    const job = jobMilliseconds ?? UNKNOWN_JOB;
    return Math.max(job / 2, Math.min(2 * job, waited * SHARE_OF_WAIT));
  };

  return {
    limit: () => limit,
    taken: (now) => {
      if (inFlight === 0) fullSince = undefined;
      inFlight += 1;
      limit = Math.max(limit, inFlight);
      if (!isLooking || inFlight < limit) return;
      // Where one more was taken, there may be room for another.
      limit = Math.min(concurrency, limit + 1);
      fullSince = now;
    },
    ended: ({ now, milliseconds }) => {
      inFlight -= 1;
      turns += 1;
      jobMilliseconds = jobMilliseconds === undefined ? milliseconds : (jobMilliseconds + milliseconds) / 2;
      if (isLooking || limit === concurrency || now < lookFrom) return;
      isLooking = true;
      limit = Math.min(concurrency, Math.max(limit, inFlight + 2));
    },
    lacked: (now) => {
      isLooking = false;
      limit = Math.max(1, inFlight);
      fullSince ??= now;
      const waited = now - fullSince;
      const wait = jittered(inFlight === 0 ? waitForFirst(waited) : waitForMore(waited));
      lookFrom = now + wait;
      return inFlight === 0 ? wait : 0;
    },
  };
}
