/**
 * When to ask for a job. It learns how long jobs take and asks first near the expected end, then in steps that grow
 * with the time passed: each step adds at most a tenth, and half as long again as expected costs about six queries.
 */
export interface Timetable {
  /** Milliseconds after the job's start at which to ask next, when `elapsed` have passed and nothing is known yet. */
  readonly next: (elapsed: number) => number;
  /** A job was seen to be done `doneBy` ms after its start, and last seen undone at `undoneAt`. */
  readonly learn: (job: { readonly undoneAt?: number; readonly doneBy: number }) => void;
  /** The expected time in milliseconds, once a job has ended. */
  readonly expected: () => number | undefined;
}

const remembered = 8;
const growthBeyond = 1.3;
const growthUnknown = 1.5;
const longestGap = 30_000;
const shortestGap = 40;

/** Fine steps around the expected end, where a service's even jobs are done, then just below a tenth. */
function growth(progress: number): number {
  if (progress < 1) return 1.03;
  return progress < 1.04 ? 1.06 : 1.095;
}

function soon(elapsed: number, factor: number): number {
  return Math.min(elapsed * factor, elapsed + longestGap);
}

export function createTimetable(options: {
  /** When to ask for the first job of all. */
  readonly firstMilliseconds: number;
  readonly random: () => number;
}): Timetable {
  const durations: number[] = [];
  let doneAtFirstLook = 0;
  // The lower quartile: a job that takes longer is asked for again soon, one that is long done cannot be hurried.
  const expected = (): number | undefined => [...durations].sort((a, b) => a - b)[Math.floor(durations.length / 4)];
  const target = (elapsed: number): number => {
    const time = expected();
    if (time === undefined) return Math.max(options.firstMilliseconds, soon(elapsed, growthUnknown));
    if (elapsed < time * 0.9) return time * 0.99;
    return elapsed < time * 1.5 ? elapsed * growth(elapsed / time) : soon(elapsed, growthBeyond);
  };
  return {
    next: (elapsed) => {
      const gap = Math.max(target(elapsed) - elapsed, shortestGap);
      // Jobs that left together shall not ask together.
      return elapsed + gap * (0.99 + options.random() * 0.02);
    },
    learn: ({ undoneAt, doneBy }) => {
      // Done at the first look, it may have been so for a while: look a little earlier next time, and when that
      // goes on, much earlier.
      doneAtFirstLook = undoneAt === undefined ? doneAtFirstLook + 1 : 0;
      const earlier = Math.max(0.5, 0.94 ** (2 ** (doneAtFirstLook - 1)));
      durations.push(undoneAt === undefined ? doneBy * earlier : (undoneAt + doneBy) / 2);
      if (durations.length > remembered) durations.shift();
    },
    expected,
  };
}

/** Asks at even steps: for a service on this machine, where a query costs nothing and nothing need be learned. */
export function createSteadyTimetable(milliseconds: number): Timetable {
  return { next: (elapsed) => elapsed + milliseconds, learn: () => {}, expected: () => undefined };
}
