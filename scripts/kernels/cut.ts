// AssemblyScript, not TypeScript: the minimum cut of matting, part of scripts/kernels/kernels.ts. After Boykov and Kolmogorov,
// "An experimental comparison of min-cut/max-flow algorithms for energy minimization in vision" (2004): two search trees that
// are repaired rather than rebuilt after each augmentation. Nodes are pixels in reading order, behind a margin of nodes
// whose edges have no capacity, so that no search ever enters it; node 0, which is of it, stands for "no node". Directions
// come in pairs, so that `direction ^ 1` is the way back. An edge is `node * 8 + direction`.

const FREE: u8 = 0;
const SOURCE: u8 = 1;
const SINK: u8 = 2;

/** Values of a parent beyond the directions. */
const NONE: i8 = -1;
const TERMINAL: i8 = 8;
const ORPHAN: i8 = 9;

const NO_EDGE: i32 = -1;
const NO_NODE: i32 = 0;
const NO_WAY: i32 = 1000000000;
/** A capacity of less is none: it is rounding. */
const LEAST_FLOW: f64 = 1e-6;
/** By how much a terminal has to outweigh the edges to settle a node, so that rounding decides nothing. */
const CLEARLY: f64 = 1e-3;

// The network, and what is known of each node.
let nodes: i32 = 0;
let terminals: usize = 0;
let capacities: usize = 0;
let bonds: usize = 0;
let trees: usize = 0;
let parents: usize = 0;
let depths: usize = 0;
let stamps: usize = 0;
let nexts: usize = 0;
/** A ring: no node is in it twice. */
let orphans: usize = 0;
let firstOrphan: i32 = 0;
let orphanCount: i32 = 0;
let firstActive: i32 = NO_NODE;
let lastActive: i32 = NO_NODE;
/** Number of the round. */
let time: i32 = 0;
let across: i32 = 0;

// @ts-expect-error: decorator
@inline
function stepOf(direction: i32): i32 {
  const down = direction >> 1;
  const way = down === 0 ? 1 : down === 1 ? across : down === 2 ? across + 1 : across - 1;
  return direction & 1 ? -way : way;
}

// @ts-expect-error: decorator
@inline
function value(plane: usize, at: i32): f64 {
  return <f64>load<f32>(plane + (<usize>at << 2));
}

// @ts-expect-error: decorator
@inline
function put(plane: usize, at: i32, to: f64): void {
  store<f32>(plane + (<usize>at << 2), <f32>to);
}

// @ts-expect-error: decorator
@inline
function whole(plane: usize, at: i32): i32 {
  return load<i32>(plane + (<usize>at << 2));
}

// @ts-expect-error: decorator
@inline
function putWhole(plane: usize, at: i32, to: i32): void {
  store<i32>(plane + (<usize>at << 2), to);
}

/** Where the network is, which the other kernels of this file work on. `room` is 18 bytes a node. */
export function openNetwork(terminal: usize, capacity: usize, bond: usize, room: usize, width: i32, height: i32): void {
  nodes = width * height + 2 * (width + 1);
  across = width;
  terminals = terminal;
  capacities = capacity;
  bonds = bond;
  const words = <usize>nodes << 2;
  depths = room;
  stamps = depths + words;
  nexts = stamps + words;
  orphans = nexts + words;
  trees = orphans + words;
  parents = trees + <usize>nodes;
}

/** The network's zeros, as far as a search comes: open pixels, whose label is 0, and their neighbours. */
export function clearOpen(labels: usize, width: i32, height: i32): void {
  const words = <usize>nodes << 2;
  memory.fill(terminals, 0, words);
  memory.fill(bonds, 0, words);
  for (let row = 0; row < width * height; row += width) {
    const end = row + width;
    for (let i = firstOpen(labels, row, end); i < end; ) {
      const from = i;
      while (i < end && load<i8>(labels + i) === 0) i++;
      const bytes = <usize>(i - from + 2) << 5;
      // The node to the left of the first one, in the row above.
      const at = capacities + (<usize>from << 5);
      memory.fill(at, 0, bytes);
      memory.fill(at + (<usize>width << 5), 0, bytes);
      memory.fill(at + (<usize>width << 6), 0, bytes);
      i = firstOpen(labels, i, end);
    }
  }
}

/** The first open pixel from `i` on; `end` where there is none. */
function firstOpen(labels: usize, i: i32, end: i32): i32 {
  let at = i;
  while (at + 16 <= end && i8x16.all_true(v128.load(labels + at))) at += 16;
  while (at < end && load<i8>(labels + at) !== 0) at++;
  return at;
}

/** The network's zeros. */
export function clearNetwork(): void {
  const words = <usize>nodes << 2;
  memory.fill(terminals, 0, words);
  memory.fill(bonds, 0, words);
  memory.fill(capacities, 0, words << 3);
}

/** Beyond this the outline could never pay for overruling the pixel and its like-minded neighbours. */
const SURE_OBJECT: f64 = 14;
const SURE_BACKDROP: f64 = -5;

/**
 * In bytes, 0 for a pixel that is open, 1 for object and -1 for backdrop: settled only where the four neighbours agree.
 * `opinions` is as large, with room behind it.
 */
export function labelSure(evidence: usize, opinions: usize, labels: usize, width: i32, height: i32): void {
  const size = width * height;
  for (let i: usize = 0; i < <usize>size; i += 4) {
    const own = v128.load(evidence + (i << 2));
    const isObject = f32x4.gt(own, f32x4.splat(<f32>SURE_OBJECT));
    const isBackdrop = f32x4.lt(own, f32x4.splat(<f32>SURE_BACKDROP));
    // A comparison that holds is −1.
    const wide = i32x4.sub(isBackdrop, isObject);
    const narrow = i16x8.narrow_i32x4_s(wide, wide);
    v128.store32_lane(opinions + i, i8x16.narrow_i16x8_s(narrow, narrow), 0);
  }
  memory.fill(labels, 0, size);
  const last = size - width - 1;
  let i = width + 1;
  for (; i + 16 <= last; i += 16) v128.store(labels + i, agreed(opinions + i, width));
  for (; i < last; i++) store<i8>(labels + i, <i8>i8x16.extract_lane_s(agreed(opinions + i, width), 0));
}

/** Of sixteen pixels, what each of them and its four neighbours are of one opinion about. */
// @ts-expect-error: decorator
@inline
function agreed(at: usize, width: i32): v128 {
  const own = v128.load(at);
  const beside = v128.and(i8x16.eq(own, v128.load(at - 1)), i8x16.eq(own, v128.load(at + 1)));
  const above = i8x16.eq(own, v128.load(at - <usize>width));
  const below = i8x16.eq(own, v128.load(at + <usize>width));
  return v128.and(own, v128.and(beside, v128.and(above, below)));
}

/** Turns labels into 1 for the object's pixels and 0 for the rest. */
export function readCut(labels: usize, width: i32, height: i32): void {
  const origin = trees + width + 1;
  for (let i = 0; i < width * height; i++) {
    const label = load<i8>(labels + i);
    store<u8>(labels + i, <u8>(label === 0 ? load<u8>(origin + i) === SOURCE : label === 1));
  }
}

/**
 * Edges between the open pixels alone; what a settled neighbour has to say goes to the terminal. An edge's price is its length
 * times what `prices`, 64-bit floats, say of the step between the two colours.
 */
export function connect(
  labels: usize,
  evidence: usize,
  l: usize,
  a: usize,
  b: usize,
  prices: usize,
  sharpness: f64,
  width: i32,
  height: i32,
): void {
  const origin = width + 1;
  const size = width * height;
  for (let i = firstOpen(labels, 0, size); i < size; i = firstOpen(labels, i + 1, size)) {
    put(terminals, origin + i, value(evidence, i));
  }
  connectAlong(0, 1, 0, STRAIGHT, labels, l, a, b, prices, sharpness, width, height);
  connectAlong(2, 0, 1, STRAIGHT, labels, l, a, b, prices, sharpness, width, height);
  connectAlong(4, 1, 1, SLANTED, labels, l, a, b, prices, sharpness, width, height);
  connectAlong(6, -1, 1, SLANTED, labels, l, a, b, prices, sharpness, width, height);
}

/** Lengths from the Cauchy-Crofton formula (Boykov and Kolmogorov 2003), so that a slanted outline costs no more. */
const STRAIGHT: f64 = 0.55;
const SLANTED: f64 = 0.39;
/** Entries of the table of prices for each unit of a step, and how many units it has; the last entry is for all beyond. */
const FINENESS: f64 = 1024;
const STEEPEST: f64 = 8;

// @ts-expect-error: decorator
@inline
function connectAlong(
  direction: i32,
  right: i32,
  down: i32,
  length: f64,
  labels: usize,
  l: usize,
  a: usize,
  b: usize,
  prices: usize,
  sharpness: f64,
  width: i32,
  height: i32,
): void {
  const origin = width + 1;
  const step = down * width + right;
  for (let y = 0; y < height - down; y++) {
    const row = y * width;
    const end = row + min(width, width - right);
    for (let i = row + max(0, -right); i < end; i++) {
      while (i + 16 <= end && i8x16.all_true(v128.and(isSettled(labels + i), isSettled(labels + i + step)))) i += 16;
      if (i >= end) break;
      const own = <i32>load<i8>(labels + i);
      const other = <i32>load<i8>(labels + i + step);
      if (own !== 0 && other !== 0) continue;
      const price = length * partingPrice(l, a, b, prices, sharpness, i, i + step);
      const from = origin + i;
      const to = from + step;
      if (own !== 0) put(terminals, to, value(terminals, to) + <f64>own * price);
      else if (other !== 0) put(terminals, from, value(terminals, from) + <f64>other * price);
      else {
        put(capacities, from * 8 + direction, price);
        put(capacities, to * 8 + (direction ^ 1), price);
        put(bonds, from, value(bonds, from) + price);
        put(bonds, to, value(bonds, to) + price);
      }
    }
  }
}

/** Of sixteen pixels, non-zero for those that are not open. */
// @ts-expect-error: decorator
@inline
function isSettled(at: usize): v128 {
  return i8x16.ne(v128.load(at), i8x16.splat(0));
}

// @ts-expect-error: decorator
@inline
function partingPrice(l: usize, a: usize, b: usize, prices: usize, sharpness: f64, i: i32, j: i32): f64 {
  const dl = value(l, i) - value(l, j);
  const da = value(a, i) - value(a, j);
  const db = value(b, i) - value(b, j);
  const step = sharpness * (dl * dl + da * da + db * db);
  return load<f64>(prices + (<usize>(step < STEEPEST ? <i32>(step * FINENESS) : <i32>(STEEPEST * FINENESS)) << 3));
}

/**
 * Settles, before any search, the nodes whose own terminal outweighs all their edges together: they stay on its side in
 * every minimum cut, whatever becomes of the others. Their edges turn into terminals of their neighbours, which may settle
 * those in turn; in most pictures nearly all nodes go that way, in a fraction of the time that a search would take.
 */
export function settleForced(): void {
  for (let i = 0; i < nodes; i++) {
    let count = settle(i, 0);
    while (count > 0) {
      const from = whole(orphans, --count);
      const side: f64 = value(terminals, from) > 0 ? 1 : -1;
      for (let d = 0; d < 8; d++) {
        const edge = from * 8 + d;
        const price = value(capacities, edge);
        if (price === 0) continue;
        const to = from + stepOf(d);
        put(capacities, edge, 0);
        put(capacities, to * 8 + (d ^ 1), 0);
        put(terminals, to, value(terminals, to) + side * price);
        put(bonds, to, value(bonds, to) - price);
        count = settle(to, count);
      }
    }
  }
}

/** Puts a node that is settled on the stack. @returns how many are on it */
// @ts-expect-error: decorator
@inline
function settle(i: i32, count: i32): i32 {
  const bond = value(bonds, i);
  if (bond <= 0 || abs(value(terminals, i)) <= bond + CLEARLY) return count;
  put(bonds, i, 0);
  putWhole(orphans, count, i);
  return count + 1;
}

/** Consumes the capacities. @returns where the nodes' trees are, in bytes: 1 for those that stay with the source */
export function minimumCut(): usize {
  startSearch();
  let current = nextActive();
  while (current !== NO_NODE) {
    const edge = grow(current);
    time++;
    if (edge === NO_EDGE) {
      current = nextActive();
      continue;
    }
    // Out of the queue, but not to be queued again: it goes on growing next, towards further edges between the trees.
    putWhole(nexts, current, current);
    augment(edge);
    adoptOrphans();
    putWhole(nexts, current, NO_NODE);
    if (load<i8>(parents + current) === NONE) current = nextActive();
  }
  return trees;
}

/** Every node with a terminal starts as a root, from which there is nowhere to grow where it is settled. */
function startSearch(): void {
  const words = <usize>nodes << 2;
  memory.fill(trees, FREE, nodes);
  memory.fill(parents, <u8>NONE, nodes);
  memory.fill(depths, 0, words);
  memory.fill(stamps, 0, words);
  memory.fill(nexts, 0, words);
  firstActive = NO_NODE;
  lastActive = NO_NODE;
  time = 0;
  firstOrphan = 0;
  orphanCount = 0;
  for (let i = 1; i < nodes; i++) {
    const flow = value(terminals, i);
    if (flow === 0) continue;
    store<u8>(trees + i, flow > 0 ? SOURCE : SINK);
    store<i8>(parents + i, TERMINAL);
    putWhole(depths, i, 1);
    if (value(bonds, i) > 0) activate(i);
  }
}

/** The queue of active nodes is a linked list: the next one, itself for the last, `NO_NODE` for a node that is not in it. */
function activate(i: i32): void {
  if (whole(nexts, i) !== NO_NODE) return;
  if (lastActive === NO_NODE) firstActive = i;
  else putWhole(nexts, lastActive, i);
  lastActive = i;
  putWhole(nexts, i, i);
}

/** Takes the next active node that still has a tree off the queue; `NO_NODE` where there is none. */
function nextActive(): i32 {
  while (firstActive !== NO_NODE) {
    const i = firstActive;
    const following = whole(nexts, i);
    firstActive = following === i ? NO_NODE : following;
    if (following === i) lastActive = NO_NODE;
    putWhole(nexts, i, NO_NODE);
    if (load<i8>(parents + i) !== NONE) return i;
  }
  return NO_NODE;
}

/** Grows the tree of `i` by its neighbours; returns an edge from the source's tree to the sink's if it meets one. */
function grow(i: i32): i32 {
  const own = load<u8>(trees + i);
  for (let d = 0; d < 8; d++) {
    const edge = i * 8 + d;
    const j = i + stepOf(d);
    const back = j * 8 + (d ^ 1);
    if (!(value(capacities, own === SOURCE ? edge : back) > 0)) continue;
    const isFree = load<i8>(parents + j) === NONE;
    if (!isFree && load<u8>(trees + j) !== own) return own === SOURCE ? edge : back;
    if (!isFree && !isNearer(i, j)) continue;
    store<i8>(parents + j, <i8>(d ^ 1));
    putWhole(stamps, j, whole(stamps, i));
    putWhole(depths, j, whole(depths, i) + 1);
    if (!isFree) continue;
    store<u8>(trees + j, own);
    activate(j);
  }
  return NO_EDGE;
}

/** Whether `j`, which is no root, would be nearer to the root as a child of `i`. */
// @ts-expect-error: decorator
@inline
function isNearer(i: i32, j: i32): bool {
  return whole(stamps, j) <= whole(stamps, i) && whole(depths, j) > whole(depths, i) && load<i8>(parents + j) < TERMINAL;
}

/** Sends as much as it carries along the way through `edge`, which leads from the source's tree to the sink's. */
function augment(edge: i32): void {
  const from = edge >> 3;
  const direction = edge & 7;
  const to = from + stepOf(direction);
  const back = to * 8 + (direction ^ 1);
  const flow = min(min(value(capacities, edge), mostFromSource(from)), mostToSink(to));
  put(capacities, edge, value(capacities, edge) - flow);
  put(capacities, back, value(capacities, back) + flow);
  drainFromSource(from, flow);
  drainToSink(to, flow);
}

/** The least capacity on the way from the source to `start`. */
function mostFromSource(start: i32): f64 {
  let most: f64 = Infinity;
  let i = start;
  for (let p = load<i8>(parents + i); p !== TERMINAL; p = load<i8>(parents + i)) {
    const up = i + stepOf(p);
    most = min(most, value(capacities, up * 8 + (p ^ 1)));
    i = up;
  }
  return min(most, value(terminals, i));
}

/** The least capacity on the way from `start` to the sink. */
function mostToSink(start: i32): f64 {
  let most: f64 = Infinity;
  let i = start;
  for (let p = load<i8>(parents + i); p !== TERMINAL; p = load<i8>(parents + i)) {
    most = min(most, value(capacities, i * 8 + p));
    i += stepOf(p);
  }
  return min(most, -value(terminals, i));
}

function drainFromSource(start: i32, flow: f64): void {
  let i = start;
  for (let p = load<i8>(parents + i); p !== TERMINAL; p = load<i8>(parents + i)) {
    const edge = i * 8 + p;
    const up = i + stepOf(p);
    put(capacities, edge, value(capacities, edge) + flow);
    if (drain(capacities, up * 8 + (p ^ 1), flow)) orphan(i);
    i = up;
  }
  if (drain(terminals, i, flow)) orphan(i);
}

function drainToSink(start: i32, flow: f64): void {
  let i = start;
  for (let p = load<i8>(parents + i); p !== TERMINAL; p = load<i8>(parents + i)) {
    const edge = i * 8 + p;
    const up = i + stepOf(p);
    const back = up * 8 + (p ^ 1);
    put(capacities, back, value(capacities, back) + flow);
    if (drain(capacities, edge, flow)) orphan(i);
    i = up;
  }
  const rest = value(terminals, i) + flow;
  put(terminals, i, rest >= -LEAST_FLOW ? 0 : rest);
  if (rest >= -LEAST_FLOW) orphan(i);
}

/** Takes flow from a capacity; true where that used it up. */
// @ts-expect-error: decorator
@inline
function drain(plane: usize, at: i32, flow: f64): bool {
  const rest = value(plane, at) - flow;
  put(plane, at, rest <= LEAST_FLOW ? 0 : rest);
  return rest <= LEAST_FLOW;
}

/** Marks a node as cut off from its root, to be given a new parent. */
function orphan(i: i32): void {
  store<i8>(parents + i, ORPHAN);
  let at = firstOrphan + orphanCount++;
  if (at >= nodes) at -= nodes;
  putWhole(orphans, at, i);
}

/** Gives every orphan a new parent in its own tree, the one nearest to the root, or lets it and its children go. */
function adoptOrphans(): void {
  while (orphanCount > 0) {
    const i = whole(orphans, firstOrphan);
    orphanCount--;
    if (++firstOrphan === nodes) firstOrphan = 0;
    adopt(i);
  }
}

function adopt(i: i32): void {
  const own = load<u8>(trees + i);
  let best: i32 = -1;
  let least = NO_WAY;
  for (let d = 0; d < 8; d++) {
    const j = i + stepOf(d);
    if (!leadsOn(i, j, d, own)) continue;
    const distance = distanceToRoot(j);
    if (distance >= least) continue;
    least = distance;
    best = d;
  }
  if (best < 0) {
    release(i, own);
    return;
  }
  store<i8>(parents + i, <i8>best);
  putWhole(stamps, i, time);
  putWhole(depths, i, least + 1);
}

/** Whether `j` is in the tree, and something can flow between it and its neighbour `i` on the way to or from the root. */
// @ts-expect-error: decorator
@inline
function isInTree(j: i32, own: u8): bool {
  return load<u8>(trees + j) === own && load<i8>(parents + j) !== NONE;
}

// @ts-expect-error: decorator
@inline
function leadsOn(i: i32, j: i32, d: i32, own: u8): bool {
  return isInTree(j, own) && value(capacities, own === SOURCE ? j * 8 + (d ^ 1) : i * 8 + d) > 0;
}

/** `NO_WAY` where the way ends at an orphan. The way is marked, which answers the next question sooner. */
function distanceToRoot(start: i32): i32 {
  let steps = 0;
  let i = start;
  for (;;) {
    if (whole(stamps, i) === time) {
      steps += whole(depths, i);
      break;
    }
    const p = load<i8>(parents + i);
    steps++;
    if (p === TERMINAL) {
      putWhole(stamps, i, time);
      putWhole(depths, i, 1);
      break;
    }
    if (p === ORPHAN || p === NONE) return NO_WAY;
    i += stepOf(p);
  }
  const found = steps;
  for (i = start; whole(stamps, i) !== time; i += stepOf(load<i8>(parents + i))) {
    putWhole(stamps, i, time);
    putWhole(depths, i, steps--);
  }
  return found;
}

function release(i: i32, own: u8): void {
  for (let d = 0; d < 8; d++) {
    const j = i + stepOf(d);
    if (!isInTree(j, own)) continue;
    if (leadsOn(i, j, d, own)) activate(j);
    if (<i32>load<i8>(parents + j) === (d ^ 1)) orphan(j);
  }
  putWhole(stamps, i, 0);
  store<i8>(parents + i, NONE);
  store<u8>(trees + i, FREE);
}
