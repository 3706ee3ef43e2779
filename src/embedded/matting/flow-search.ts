import { type FlowNetwork, NEIGHBOURS, VOID } from "./flow-network.js";

export const FREE = 0;
export const SOURCE = 1;
export const SINK = 2;

/** Values of `parent` beyond the directions. */
export const NONE = -1;
export const TERMINAL = NEIGHBOURS;
export const ORPHAN = NEIGHBOURS + 1;

/** The two trees that grow towards each other, and the nodes that have work to do. Changed in place: this is the inner loop. */
export interface FlowSearch extends FlowNetwork {
  /** `FREE`, `SOURCE` or `SINK`. */
  readonly tree: Uint8Array;
  /** Direction of a node's parent, or `NONE`, `TERMINAL`, `ORPHAN`. */
  readonly parent: Int8Array;
  /** Distance from the tree's root, as of the time in `stamp`. */
  readonly depth: Int32Array;
  readonly stamp: Int32Array;
  /** Queue of active nodes as a linked list: the next one, itself for the last, `VOID` for a node that is not in it. */
  readonly next: Int32Array;
  first: number;
  last: number;
  /** Number of the round. */
  time: number;
  orphans: Int32Array;
  orphanCount: number;
}

/** Every node with a terminal starts as a root, from which there is nowhere to grow where it is settled. */
export function startSearch(network: FlowNetwork): FlowSearch {
  const size = network.terminal.length;
  const search: FlowSearch = {
    ...network,
    tree: new Uint8Array(size),
    parent: new Int8Array(size).fill(NONE),
    depth: new Int32Array(size),
    stamp: new Int32Array(size),
    next: new Int32Array(size),
    first: VOID,
    last: VOID,
    time: 0,
    orphans: new Int32Array(1024),
    orphanCount: 0,
  };
  for (let i = 1; i < size; i++) {
    const flow = network.terminal[i] ?? 0;
    if (flow === 0) continue;
    search.tree[i] = flow > 0 ? SOURCE : SINK;
    search.parent[i] = TERMINAL;
    search.depth[i] = 1;
    if ((network.bond[i] ?? 0) > 0) activate(search, i);
  }
  return search;
}

export function activate(search: FlowSearch, i: number): void {
  const { next, last } = search;
  if ((next[i] ?? 0) !== VOID) return;
  if (last === VOID) search.first = i;
  else next[last] = i;
  search.last = i;
  next[i] = i;
}

/** Takes the next active node that still has a tree off the queue; `VOID` where there is none. */
export function nextActive(search: FlowSearch): number {
  const { next, parent } = search;
  while (search.first !== VOID) {
    const i = search.first;
    const following = next[i] ?? VOID;
    search.first = following === i ? VOID : following;
    if (following === i) search.last = VOID;
    next[i] = VOID;
    if ((parent[i] ?? 0) !== NONE) return i;
  }
  return VOID;
}

/** Marks a node as cut off from its root, to be given a new parent. */
export function orphan(search: FlowSearch, i: number): void {
  search.parent[i] = ORPHAN;
  if (search.orphanCount === search.orphans.length) {
    const larger = new Int32Array(search.orphanCount * 2);
    larger.set(search.orphans);
    search.orphans = larger;
  }
  search.orphans[search.orphanCount++] = i;
}
