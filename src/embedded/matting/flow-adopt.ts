import { NEIGHBOURS } from "./flow-network.js";
import { activate, type FlowSearch, FREE, NONE, ORPHAN, orphan, SOURCE, TERMINAL } from "./flow-search.js";

const FAR = 1e9;

/** Gives every orphan a new parent in its own tree, the one nearest to the root, or lets it and its children go. */
export function adoptOrphans(search: FlowSearch): void {
  for (let k = 0; k < search.orphanCount; k++) adopt(search, search.orphans[k] ?? 0);
  search.orphanCount = 0;
}

function adopt(search: FlowSearch, i: number): void {
  const { tree, parent, offset, capacity } = search;
  const own = tree[i] ?? 0;
  let best = NONE;
  let least = FAR;
  for (let d = 0; d < NEIGHBOURS; d++) {
    const edge = i * NEIGHBOURS + d;
    const j = i + (offset[d] ?? 0);
    if ((tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE) continue;
    const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[edge] ?? 0);
    if (!(residual > 0)) continue;
    const distance = distanceToRoot(search, j);
    if (distance < least) {
      least = distance;
      best = d;
    }
  }
  if (best === NONE) {
    release(search, i);
    return;
  }
  parent[i] = best;
  search.stamp[i] = search.time;
  search.depth[i] = least + 1;
}

/** `FAR` where the way ends at an orphan. The way is marked, which answers the next question sooner. */
function distanceToRoot({ stamp, depth, parent, offset, time }: FlowSearch, start: number): number {
  let steps = 0;
  let i = start;
  for (;;) {
    if ((stamp[i] ?? 0) === time) {
      steps += depth[i] ?? 0;
      break;
    }
    const p = parent[i] ?? 0;
    steps++;
    if (p === TERMINAL) {
      stamp[i] = time;
      depth[i] = 1;
      break;
    }
    if (p === ORPHAN || p === NONE) return FAR;
    i += offset[p] ?? 0;
  }
  const found = steps;
  for (i = start; (stamp[i] ?? 0) !== time; i += offset[parent[i] ?? 0] ?? 0) {
    stamp[i] = time;
    depth[i] = steps--;
  }
  return found;
}

function release(search: FlowSearch, i: number): void {
  const { tree, parent, offset, capacity } = search;
  const own = tree[i] ?? 0;
  for (let d = 0; d < NEIGHBOURS; d++) {
    const edge = i * NEIGHBOURS + d;
    const j = i + (offset[d] ?? 0);
    if ((tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE) continue;
    const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[edge] ?? 0);
    if (residual > 0) activate(search, j);
    if ((parent[j] ?? 0) === (d ^ 1)) orphan(search, j);
  }
  search.stamp[i] = 0;
  parent[i] = NONE;
  tree[i] = FREE;
}
