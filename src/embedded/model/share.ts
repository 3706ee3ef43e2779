/** How a machine is shared among pictures that a model mattes at the same time. */
export interface Share {
  /** Worker threads, each with the model in its memory. */
  readonly workers: number;
  /** The runtime's threads within each. */
  readonly threads: number;
}

/** What a session takes beside its weights: activations, and the picture at full size. */
const WORKING_BYTES = 1_200_000_000;

/**
 * One picture for each processor is the best throughput, as a second thread on the same picture brings less than a second
 * picture; but each has the weights in its memory, twice while they are loaded. Where memory is short, processors are
 * put together.
 */
export function shareMachine(machine: { processors: number; memoryBytes: number; modelBytes: number }): Share {
  const { processors, memoryBytes, modelBytes } = machine;
  const fitting = Math.floor((memoryBytes * 0.7) / (modelBytes * 2.5 + WORKING_BYTES));
  const workers = Math.max(1, Math.min(processors, fitting));
  return { workers, threads: Math.max(1, Math.floor(processors / workers)) };
}
