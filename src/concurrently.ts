type Step<I, O> =
  | { readonly kind: "next"; readonly next: IteratorResult<I> }
  | { readonly kind: "done"; readonly value: O }
  | { readonly kind: "failed"; readonly error: unknown };

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
  const { tell, next: nextStep } = createNews<Step<I, O>>();
  const fail = (error: unknown) => tell({ kind: "failed", error });
  let running = 0;
  let asking = false;
  let more = true;
  const ask = (): void => {
    asking = true;
    source.next().then((next) => tell({ kind: "next", next }), fail);
  };
  const start = (item: I): void => {
    running++;
    work(item).then((value) => tell({ kind: "done", value }), fail);
  };
  try {
    while (more || running > 0) {
      if (more && !asking && running < limit) ask();
      const step = await nextStep();
      if (step.kind === "failed") throw step.error;
      if (step.kind === "done") {
        running--;
        yield step.value;
        continue;
      }
      asking = false;
      if (step.next.done === true) more = false;
      else start(step.next.value);
    }
  } finally {
    if (more) await source.return?.();
  }
}

/**
 * What is told is heard in its order. One waiter for all that is under way: a race of them would leave something behind
 * with each, for every item.
 */
function createNews<T extends object>() {
  const told: T[] = [];
  let wake = (): void => {};
  return {
    tell: (one: T): void => {
      told.push(one);
      wake();
    },
    next: async (): Promise<T> => {
      for (;;) {
        const first = told.shift();
        if (first !== undefined) return first;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

async function* streamOf<I>(items: Iterable<I>): AsyncGenerator<I, undefined> {
  yield* items;
}
