/** Directions come in pairs, so that `direction ^ 1` is the way back. */
export const NEIGHBOURS = 8;
export const STEP_X = Int8Array.of(1, -1, 0, 0, 1, -1, -1, 1);
export const STEP_Y = Int8Array.of(0, 0, 1, -1, 1, -1, 1, -1);

/** Node 0 stands for "no node": its edges have no capacity, so that no search ever enters it. */
export const VOID = 0;

/** A graph of pixels with up to eight neighbours each. An edge is `node * NEIGHBOURS + direction`. */
export interface FlowNetwork {
  /** Of each node, capacity to the source (positive) or the sink (negative). */
  readonly terminal: Float32Array;
  /** Of each edge, the node at its end; `VOID` where there is none. */
  readonly neighbour: Int32Array;
  /** Of each edge. */
  readonly capacity: Float32Array;
}

/** @param count of nodes, which are numbered from 1. */
export function newNetwork(count: number): FlowNetwork {
  return {
    terminal: new Float32Array(count + 1),
    neighbour: new Int32Array((count + 1) * NEIGHBOURS),
    capacity: new Float32Array((count + 1) * NEIGHBOURS),
  };
}
