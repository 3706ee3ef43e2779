/** A queue between those who produce results at any time and the one who iterates over them. */
export interface Channel<T> extends AsyncIterable<T> {
  readonly push: (value: T) => void;
  /** How many values wait to be taken. */
  readonly backlog: () => number;
  /** Ends the iteration once all is taken; with an error it throws that then. */
  readonly close: (error?: unknown) => void;
}

type End =
  | { readonly kind: "open" }
  | { readonly kind: "closed" }
  | { readonly kind: "broken"; readonly error: unknown };

export function createChannel<T>(onTaken: () => void): Channel<T> {
  const values: T[] = [];
  let end: End = { kind: "open" };
  let wake = (): void => {};
  const next = async (): Promise<IteratorResult<T>> => {
    for (;;) {
      const [value] = values.splice(0, 1);
      if (value !== undefined) {
        onTaken();
        return { done: false, value };
      }
      if (end.kind === "broken") throw end.error;
      if (end.kind === "closed") return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    push: (value) => {
      values.push(value);
      wake();
    },
    backlog: () => values.length,
    close: (error) => {
      end = error === undefined ? { kind: "closed" } : { kind: "broken", error };
      wake();
    },
    [Symbol.asyncIterator]: () => ({ next }),
  };
}
