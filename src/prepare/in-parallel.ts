type Event<T, R> =
  | { readonly kind: "item"; readonly item: IteratorResult<T> }
  | { readonly kind: "result"; readonly result: R; readonly work: Promise<Event<T, R>> };

/**
 * Maps `source` with at most `limit` calls at work, giving each result when it is there, whatever the source does
 * meanwhile. What is taken from the source is at work at once, so memory is bounded by `limit`. `work` must not reject:
 * a failure is data.
 */
export async function* inParallel<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const items = iterate(source);
  const running = new Set<Promise<Event<T, R>>>();
  const ask = () => items.next().then((item): Event<T, R> => ({ kind: "item", item }));
  let asked: Promise<Event<T, R>> | undefined = ask();
  try {
    while (asked !== undefined || running.size > 0) {
      const event = await Promise.race(asked === undefined || running.size >= limit ? running : [...running, asked]);
      if (event.kind === "result") {
        running.delete(event.work);
        yield event.result;
      } else if (event.item.done === true) {
        asked = undefined;
      } else {
        const started: Promise<Event<T, R>> = work(event.item.value).then((result) => ({
          kind: "result",
          result,
          work: started,
        }));
        running.add(started);
        asked = ask();
      }
    }
  } finally {
    await items.return?.(undefined);
  }
}

async function* iterate<T>(source: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* source;
}
