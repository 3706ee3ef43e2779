import type { Grid } from "./grid.js";

/** Directions come in pairs, so that `direction ^ 1` is the way back. */
export const NEIGHBOURS = 8;
/** Those that lead on in reading order. */
export const EAST = 0;
export const SOUTH = 2;
export const SOUTH_EAST = 4;
export const SOUTH_WEST = 6;

/** Node 0 stands for "no node": it lies in the margin, whose edges have no capacity, so that no search ever enters it. */
export const VOID = 0;

/** A graph of pixels with eight neighbours each. An edge is `node * NEIGHBOURS + direction`. */
export interface FlowNetwork {
  /** The node of a picture's first pixel; the others follow in reading order. Before and after them lies a margin. */
  readonly origin: number;
  /** Of each direction, what it adds to a node. */
  readonly offset: Int32Array;
  /** Of each node, capacity to the source (positive) or the sink (negative). */
  readonly terminal: Float32Array;
  /** Of each edge. Those that lead off the picture have none. */
  readonly capacity: Float32Array;
  /** Of each node, the capacity of its edges together at first; 0 or less once it is settled. */
  readonly bond: Float32Array;
}

export function newNetwork({ width, height }: Grid): FlowNetwork {
  const margin = width + 1;
  const nodes = width * height + 2 * margin;
  return {
    origin: margin,
    offset: Int32Array.of(1, -1, width, -width, width + 1, -width - 1, width - 1, 1 - width),
    terminal: new Float32Array(nodes),
    capacity: new Float32Array(nodes * NEIGHBOURS),
    bond: new Float32Array(nodes),
  };
}
