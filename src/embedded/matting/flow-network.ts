import { type Kernels, openKernels, type Room } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

/** Directions come in pairs, so that `direction ^ 1` is the way back. */
export const NEIGHBOURS = 8;
/** What the search keeps of each node, in 32-bit values. */
const STATE = 5;

/** A graph of pixels with eight neighbours each, in the kernels' memory. An edge is `node * NEIGHBOURS + direction`. */
export interface FlowNetwork extends Grid {
  readonly kernels: Kernels;
  /** The node of a picture's first pixel; the others follow in reading order. Before and after them lies a margin. */
  readonly origin: number;
  /** Of each node, capacity to the source (positive) or the sink (negative). */
  readonly terminal: Room;
  /** Of each edge. Those that lead off the picture have none. */
  readonly capacity: Room;
  /** Of each node, the capacity of its edges together at first; 0 or less once it is settled. */
  readonly bond: Room;
}

interface OpenedNetwork {
  readonly network: FlowNetwork;
  readonly rooms: readonly Room[];
}

/** Without any edge, and with further rooms of so many values; all are good until the kernels are opened anew. */
export function newNetwork(grid: Grid, further: readonly number[] = []): OpenedNetwork {
  const opened = openNetwork(grid, further);
  opened.network.kernels.clearNetwork();
  return opened;
}

/** The same with whatever was there before. */
export function openNetwork({ width, height }: Grid, further: readonly number[]): OpenedNetwork {
  const origin = width + 1;
  const nodes = width * height + 2 * origin;
  const lengths = [nodes, nodes * NEIGHBOURS, nodes, nodes * STATE, ...further];
  const { kernels, take } = openKernels(
    lengths.reduce((sum, length) => sum + length, 0),
    lengths.length,
  );
  const [terminal, capacity, bond, state] = [take(nodes), take(nodes * NEIGHBOURS), take(nodes), take(nodes * STATE)];
  kernels.openNetwork(terminal.at, capacity.at, bond.at, state.at, width, height);
  return { network: { kernels, origin, terminal, capacity, bond, width, height }, rooms: further.map(take) };
}

/** By node, 1 for those that stay with the source in the minimum cut. Consumes the capacities. */
export function minimumCut({ kernels, terminal }: FlowNetwork): Uint8Array {
  const trees = kernels.minimumCut();
  return new Uint8Array(kernels.memory.buffer, trees, terminal.values.length);
}
