/**
 * Minimum cut on a grid of pixels, after Boykov and Kolmogorov, "An experimental comparison of min-cut/max-flow algorithms
 * for energy minimization in vision" (2004): two search trees that are repaired rather than rebuilt after each augmentation.
 */

/** Directions come in pairs, so that `direction ^ 1` is the way back. */
export const NEIGHBOURS = 8;

export function neighbourOffsets(width: number): Int32Array {
  return Int32Array.of(1, -1, width, -width, width + 1, -width - 1, width - 1, -width + 1);
}

const FREE = 0;
const SOURCE = 1;
const SINK = 2;
/** Values of `parent` beyond the directions. */
const NONE = -1;
const TERMINAL = NEIGHBOURS;
const ORPHAN = NEIGHBOURS + 1;
const FAR = 1e9;
const LEAST = 1e-6;

/**
 * @param terminal residual capacity to the source (positive) or the sink (negative) of each node; consumed.
 * @param capacity `node * NEIGHBOURS + direction`: of the edge to that neighbour, 0 across the frame; consumed.
 * @returns 1 for the nodes that stay with the source.
 */
export function minimumCut(terminal: Float32Array, capacity: Float32Array, width: number): Uint8Array {
  const size = terminal.length;
  const offset = neighbourOffsets(width);
  const tree = new Uint8Array(size);
  const parent = new Int8Array(size).fill(NONE);
  const stamp = new Int32Array(size);
  const depth = new Int32Array(size);
  const next = new Int32Array(size).fill(-1);
  let first = -1;
  let last = -1;
  let time = 0;
  let orphans = new Int32Array(1024);
  let orphanCount = 0;

  function activate(i: number): void {
    if ((next[i] ?? 0) >= 0) return;
    if (last >= 0) next[last] = i;
    else first = i;
    last = i;
    next[i] = i;
  }

  function nextActive(): number {
    while (first >= 0) {
      const i = first;
      if ((next[i] ?? 0) === i) {
        first = -1;
        last = -1;
      } else first = next[i] ?? 0;
      next[i] = -1;
      if ((parent[i] ?? 0) !== NONE) return i;
    }
    return -1;
  }

  function orphan(i: number): void {
    parent[i] = ORPHAN;
    if (orphanCount === orphans.length) {
      const larger = new Int32Array(orphanCount * 2);
      larger.set(orphans);
      orphans = larger;
    }
    orphans[orphanCount++] = i;
  }

  /** Grows the tree of `i`; returns `node * NEIGHBOURS + direction` of an edge from the source's tree to the sink's, or -1. */
  function grow(i: number): number {
    const own = tree[i] ?? 0;
    const base = i * NEIGHBOURS;
    for (let d = 0; d < NEIGHBOURS; d++) {
      const j = i + (offset[d] ?? 0);
      const residual = own === SOURCE ? (capacity[base + d] ?? 0) : (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0);
      if (!(residual > 0)) continue;
      if ((parent[j] ?? 0) === NONE) {
        tree[j] = own;
        parent[j] = d ^ 1;
        stamp[j] = stamp[i] ?? 0;
        depth[j] = (depth[i] ?? 0) + 1;
        activate(j);
      } else if ((tree[j] ?? 0) !== own) {
        return own === SOURCE ? base + d : j * NEIGHBOURS + (d ^ 1);
      } else if (
        (stamp[j] ?? 0) <= (stamp[i] ?? 0) &&
        (depth[j] ?? 0) > (depth[i] ?? 0) &&
        (parent[j] ?? 0) < NEIGHBOURS
      ) {
        parent[j] = d ^ 1;
        stamp[j] = stamp[i] ?? 0;
        depth[j] = (depth[i] ?? 0) + 1;
      }
    }
    return -1;
  }

  function bottleneck(from: number, to: number, edge: number): number {
    let most = capacity[edge] ?? 0;
    let i = from;
    while ((parent[i] ?? 0) !== TERMINAL) {
      const p = parent[i] ?? 0;
      const up = i + (offset[p] ?? 0);
      const residual = capacity[up * NEIGHBOURS + (p ^ 1)] ?? 0;
      if (residual < most) most = residual;
      i = up;
    }
    if ((terminal[i] ?? 0) < most) most = terminal[i] ?? 0;
    i = to;
    while ((parent[i] ?? 0) !== TERMINAL) {
      const p = parent[i] ?? 0;
      const residual = capacity[i * NEIGHBOURS + p] ?? 0;
      if (residual < most) most = residual;
      i += offset[p] ?? 0;
    }
    return Math.min(-(terminal[i] ?? 0), most);
  }

  /** Takes flow from an edge; true where that used it up. */
  function drain(edge: number, flow: number): boolean {
    const rest = (capacity[edge] ?? 0) - flow;
    capacity[edge] = rest <= LEAST ? 0 : rest;
    return rest <= LEAST;
  }

  function augment(edge: number): void {
    const from = Math.floor(edge / NEIGHBOURS);
    const direction = edge % NEIGHBOURS;
    const to = from + (offset[direction] ?? 0);
    const flow = bottleneck(from, to, edge);
    capacity[edge] = (capacity[edge] ?? 0) - flow;
    capacity[to * NEIGHBOURS + (direction ^ 1)] = (capacity[to * NEIGHBOURS + (direction ^ 1)] ?? 0) + flow;
    let i = from;
    while ((parent[i] ?? 0) !== TERMINAL) {
      const p = parent[i] ?? 0;
      const up = i + (offset[p] ?? 0);
      capacity[i * NEIGHBOURS + p] = (capacity[i * NEIGHBOURS + p] ?? 0) + flow;
      if (drain(up * NEIGHBOURS + (p ^ 1), flow)) orphan(i);
      i = up;
    }
    terminal[i] = (terminal[i] ?? 0) - flow;
    if ((terminal[i] ?? 0) <= LEAST) {
      terminal[i] = 0;
      orphan(i);
    }
    i = to;
    while ((parent[i] ?? 0) !== TERMINAL) {
      const p = parent[i] ?? 0;
      const up = i + (offset[p] ?? 0);
      capacity[up * NEIGHBOURS + (p ^ 1)] = (capacity[up * NEIGHBOURS + (p ^ 1)] ?? 0) + flow;
      if (drain(i * NEIGHBOURS + p, flow)) orphan(i);
      i = up;
    }
    terminal[i] = (terminal[i] ?? 0) + flow;
    if ((terminal[i] ?? 0) >= -LEAST) {
      terminal[i] = 0;
      orphan(i);
    }
  }

  /** Distance of `i` from its tree's root, or FAR where the way ends at an orphan; marks the way for the next question. */
  function distanceToRoot(start: number): number {
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
    i = start;
    while ((stamp[i] ?? 0) !== time) {
      stamp[i] = time;
      depth[i] = steps--;
      i += offset[parent[i] ?? 0] ?? 0;
    }
    return found;
  }

  function adopt(i: number): void {
    const own = tree[i] ?? 0;
    let best = NONE;
    let least = FAR;
    for (let d = 0; d < NEIGHBOURS; d++) {
      const j = i + (offset[d] ?? 0);
      const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[i * NEIGHBOURS + d] ?? 0);
      if (!(residual > 0) || (tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE) continue;
      const distance = distanceToRoot(j);
      if (distance < least) {
        least = distance;
        best = d;
      }
    }
    if (best === NONE) {
      release(i, own);
      return;
    }
    parent[i] = best;
    stamp[i] = time;
    depth[i] = least + 1;
  }

  function release(i: number, own: number): void {
    stamp[i] = 0;
    for (let d = 0; d < NEIGHBOURS; d++) {
      const j = i + (offset[d] ?? 0);
      if ((tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE) continue;
      const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[i * NEIGHBOURS + d] ?? 0);
      if (residual > 0) activate(j);
      if ((parent[j] ?? 0) < NEIGHBOURS && (parent[j] ?? 0) === (d ^ 1)) orphan(j);
    }
    parent[i] = NONE;
    tree[i] = FREE;
  }

  for (let i = 0; i < size; i++) {
    if ((terminal[i] ?? 0) === 0) continue;
    tree[i] = (terminal[i] ?? 0) > 0 ? SOURCE : SINK;
    parent[i] = TERMINAL;
    depth[i] = 1;
    activate(i);
  }
  let current = -1;
  for (;;) {
    if (current >= 0) {
      next[current] = -1;
      if ((parent[current] ?? 0) === NONE) current = -1;
    }
    if (current < 0) current = nextActive();
    if (current < 0) break;
    const edge = grow(current);
    time++;
    if (edge < 0) {
      current = -1;
      continue;
    }
    // The node stays active: it may reach the other tree along further edges.
    next[current] = current;
    augment(edge);
    for (let k = 0; k < orphanCount; k++) adopt(orphans[k] ?? 0);
    orphanCount = 0;
  }
  for (let i = 0; i < size; i++) tree[i] = (tree[i] ?? 0) === SOURCE ? 1 : 0;
  return tree;
}
