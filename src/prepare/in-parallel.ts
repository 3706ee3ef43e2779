/**
 * Maps `source` with at most `limit` calls at work, giving results as they come. No more is taken from the source than is
 * at work, so memory is bounded by `limit`. `work` must not reject: a failure is data.
 */
export async function* inParallel<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running = new Set<Promise<{ readonly result: R; readonly self: () => void }>>();
  for await (const item of source) {
    const started = work(item).then((result) => ({ result, self: () => running.delete(started) }));
    running.add(started);
    if (running.size >= limit) yield await next(running);
  }
  while (running.size > 0) yield await next(running);
}

async function next<R>(running: ReadonlySet<Promise<{ readonly result: R; readonly self: () => void }>>): Promise<R> {
  const { result, self } = await Promise.race(running);
  self();
  return result;
}
