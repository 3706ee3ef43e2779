/** Where a job is done best: on the thread that has what it needs in its memory. */
export interface Placed {
  /** Jobs with the same one are about the same picture. */
  readonly near: string | undefined;
}

/** Jobs in the order of their arrival, but for what a thread has begun already. `T` stands for a thread. */
export interface JobQueue<J extends Placed, T> {
  readonly add: (job: J) => void;
  /** Takes the next job for a thread: one about a picture that it had, or that no other thread had, or any. */
  readonly take: (thread: T) => J | undefined;
  /** Takes a waiting job out. */
  readonly withdraw: (job: J) => void;
  readonly clear: () => readonly J[];
  readonly length: () => number;
}

/** So many pictures are remembered at most: a few are in work at a time. */
const REMEMBERED = 64;

export function createJobQueue<J extends Placed, T>(): JobQueue<J, T> {
  const waiting: J[] = [];
  const places = new Map<string, T>();

  function indexFor(thread: T): number {
    const own = waiting.findIndex(({ near }) => near !== undefined && places.get(near) === thread);
    if (own >= 0) return own;
    return Math.max(
      0,
      waiting.findIndex(({ near }) => near === undefined || !places.has(near)),
    );
  }

  function remember(near: string | undefined, thread: T): void {
    if (near === undefined) return;
    places.delete(near);
    places.set(near, thread);
    const [oldest] = places.keys();
    if (places.size > REMEMBERED && oldest !== undefined) places.delete(oldest);
  }

  return {
    add: (job) => void waiting.push(job),
    take: (thread) => {
      const [job] = waiting.splice(indexFor(thread), 1);
      remember(job?.near, thread);
      return job;
    },
    withdraw: (job) => {
      const at = waiting.indexOf(job);
      if (at >= 0) waiting.splice(at, 1);
    },
    clear: () => waiting.splice(0),
    length: () => waiting.length,
  };
}
