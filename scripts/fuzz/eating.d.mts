/** What became of a file: `read` and `refused` are right, the others are harm. */
export interface Eaten {
  readonly end: "read" | "refused" | "crashed" | "hung" | "swollen" | "died";
  readonly reason: string;
  readonly milliseconds: number;
  readonly megabytes: number;
}

export interface Eating {
  readonly eat: (file: string) => Promise<Eaten>;
  readonly close: () => Promise<void>;
}

export function createEating(): Eating;
