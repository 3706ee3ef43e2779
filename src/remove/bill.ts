/** What this run has cost so far, in tasks, counted when the service accepts them. */
export interface Bill {
  readonly accepted: (tasks: number) => void;
  readonly leftUnknown: (tasks: number) => void;
  /** Tasks that the service accepted for money. */
  readonly paid: () => number;
  /** Tasks whose submit is ambiguous: perhaps charged. */
  readonly unknown: () => number;
}

export function createBill(): Bill {
  let paid = 0;
  let unknown = 0;
  return {
    accepted: (tasks) => {
      paid += tasks;
    },
    leftUnknown: (tasks) => {
      unknown += tasks;
    },
    paid: () => paid,
    unknown: () => unknown,
  };
}
