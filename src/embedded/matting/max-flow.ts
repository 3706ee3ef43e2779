import { adoptOrphans } from "./flow-adopt.js";
import { augment } from "./flow-augment.js";
import { type FlowNetwork, NEIGHBOURS, VOID } from "./flow-network.js";
import { activate, type FlowSearch, NONE, nextActive, SOURCE, startSearch } from "./flow-search.js";

const NO_EDGE = -1;

/**
 * Minimum cut of a network, after Boykov and Kolmogorov, "An experimental comparison of min-cut/max-flow algorithms for
 * energy minimization in vision" (2004): two search trees that are repaired rather than rebuilt after each augmentation.
 *
 * @param network its capacities are consumed.
 * @returns `SOURCE` for the nodes that stay with the source.
 */
export function minimumCut(network: FlowNetwork): Uint8Array {
  const search = startSearch(network);
  const { next, parent } = search;
  let current = nextActive(search);
  while (current !== VOID) {
    const edge = grow(search, current);
    search.time++;
    if (edge === NO_EDGE) {
      current = nextActive(search);
      continue;
    }
    // Out of the queue, but not to be queued again: it goes on growing next, towards further edges between the trees.
    next[current] = current;
    augment(search, edge);
    adoptOrphans(search);
    next[current] = VOID;
    if ((parent[current] ?? 0) === NONE) current = nextActive(search);
  }
  return search.tree;
}

/** Grows the tree of `i` by its neighbours; returns an edge from the source's tree to the sink's if it meets one. */
function grow(search: FlowSearch, i: number): number {
  const { tree, parent, offset, capacity, depth, stamp } = search;
  const own = tree[i] ?? 0;
  for (let d = 0; d < NEIGHBOURS; d++) {
    const edge = i * NEIGHBOURS + d;
    const j = i + (offset[d] ?? 0);
    const back = j * NEIGHBOURS + (d ^ 1);
    const residual = own === SOURCE ? (capacity[edge] ?? 0) : (capacity[back] ?? 0);
    if (!(residual > 0)) continue;
    const isFree = (parent[j] ?? 0) === NONE;
    if (!isFree && (tree[j] ?? 0) !== own) return own === SOURCE ? edge : back;
    if (!isFree && !isNearer(search, i, j)) continue;
    parent[j] = d ^ 1;
    stamp[j] = stamp[i] ?? 0;
    depth[j] = (depth[i] ?? 0) + 1;
    if (!isFree) continue;
    tree[j] = own;
    activate(search, j);
  }
  return NO_EDGE;
}

/** Whether `j` would be nearer to the root as a child of `i`. */
function isNearer({ stamp, depth, parent }: FlowSearch, i: number, j: number): boolean {
  return (
    (stamp[j] ?? 0) <= (stamp[i] ?? 0) && (depth[j] ?? 0) > (depth[i] ?? 0) && (parent[j] ?? 0) < NEIGHBOURS // not a root
  );
}
