/**
 * Does `work` for each item, at most `limit` at once, and yields each result as soon as it is there. Takes an item only
 * when there is room for it, so what is in memory is bounded. `work` must not reject.
 */
export async function* concurrently<I, O>(
  items: AsyncIterable<I> | Iterable<I>,
  limit: number,
  work: (item: I) => Promise<O>,
): AsyncGenerator<O> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : streamOf(items);
  const running = new Set<Promise<Step<I, O>>>();
  const start = (item: I): void => {
    const step: Promise<Step<I, O>> = work(item).then((value) => ({ kind: "done", value, step }));
    running.add(step);
  };
  const pull = (): Promise<Step<I, O>> => source.next().then((next) => ({ kind: "next", next }));
  let pulling: Promise<Step<I, O>> | undefined;
  let more = true;
  try {
    while (more || running.size > 0) {
      if (more && running.size < limit) pulling ??= pull();
      const step = await Promise.race(pulling === undefined ? running : [pulling, ...running]);
      if (step.kind === "done") {
        running.delete(step.step);
        yield step.value;
        continue;
      }
      pulling = undefined;
      if (step.next.done === true) more = false;
      else start(step.next.value);
    }
  } finally {
    if (more) await source.return?.();
  }
}

type Step<I, O> =
  | { readonly kind: "next"; readonly next: IteratorResult<I> }
  | { readonly kind: "done"; readonly value: O; readonly step: Promise<Step<I, O>> };

async function* streamOf<I>(items: Iterable<I>): AsyncGenerator<I, undefined> {
  yield* items;
}
