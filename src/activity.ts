/** What a run is busy with, for whoever looks at it meanwhile. */
export interface Activity {
  readonly say: (words: string) => void;
  /** Holds for as long as the work takes; then what was said before holds again. */
  readonly during: <T>(words: string, work: () => Promise<T>) => Promise<T>;
  /** Empty where nothing was said. */
  readonly now: () => string;
}

export function createActivity(): Activity {
  const passing = new Set<{ readonly words: string }>();
  let said = "";
  return {
    say: (words) => {
      said = words;
    },
    during: async (words, work) => {
      const one = { words };
      passing.add(one);
      try {
        return await work();
      } finally {
        passing.delete(one);
      }
    },
    now: () => [...passing].at(-1)?.words ?? said,
  };
}
