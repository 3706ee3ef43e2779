import { NEIGHBOURS } from "./flow-network.js";
import { type FlowSearch, orphan, TERMINAL } from "./flow-search.js";

/** A capacity of less is none: it is rounding. */
const LEAST = 1e-6;

/** Sends as much as it carries along the way through `edge`, which leads from the source's tree to the sink's. */
export function augment(search: FlowSearch, edge: number): void {
  const { capacity, offset } = search;
  const from = (edge / NEIGHBOURS) | 0;
  const direction = edge % NEIGHBOURS;
  const to = from + (offset[direction] ?? 0);
  const flow = Math.min(capacity[edge] ?? 0, fromSource(search, from), toSink(search, to));
  const back = to * NEIGHBOURS + (direction ^ 1);
  capacity[edge] = (capacity[edge] ?? 0) - flow;
  capacity[back] = (capacity[back] ?? 0) + flow;
  drainFromSource(search, from, flow);
  drainToSink(search, to, flow);
}

/** The least capacity on the way from the source to `start`. */
function fromSource({ parent, offset, capacity, terminal }: FlowSearch, start: number): number {
  let most = Number.POSITIVE_INFINITY;
  let i = start;
  for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
    const up = i + (offset[p] ?? 0);
    const residual = capacity[up * NEIGHBOURS + (p ^ 1)] ?? 0;
    if (residual < most) most = residual;
    i = up;
  }
  return Math.min(most, terminal[i] ?? 0);
}

/** The least capacity on the way from `start` to the sink. */
function toSink({ parent, offset, capacity, terminal }: FlowSearch, start: number): number {
  let most = Number.POSITIVE_INFINITY;
  let i = start;
  for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
    const residual = capacity[i * NEIGHBOURS + p] ?? 0;
    if (residual < most) most = residual;
    i += offset[p] ?? 0;
  }
  return Math.min(most, -(terminal[i] ?? 0));
}

function drainFromSource(search: FlowSearch, start: number, flow: number): void {
  const { parent, offset, capacity, terminal } = search;
  let i = start;
  for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
    const edge = i * NEIGHBOURS + p;
    const up = i + (offset[p] ?? 0);
    capacity[edge] = (capacity[edge] ?? 0) + flow;
    if (drain(capacity, up * NEIGHBOURS + (p ^ 1), flow)) orphan(search, i);
    i = up;
  }
  if (drain(terminal, i, flow)) orphan(search, i);
}

function drainToSink(search: FlowSearch, start: number, flow: number): void {
  const { parent, offset, capacity, terminal } = search;
  let i = start;
  for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
    const edge = i * NEIGHBOURS + p;
    const up = i + (offset[p] ?? 0);
    const back = up * NEIGHBOURS + (p ^ 1);
    capacity[back] = (capacity[back] ?? 0) + flow;
    if (drain(capacity, edge, flow)) orphan(search, i);
    i = up;
  }
  const rest = (terminal[i] ?? 0) + flow;
  terminal[i] = rest >= -LEAST ? 0 : rest;
  if (rest >= -LEAST) orphan(search, i);
}

/** Takes flow from a capacity; true where that used it up. */
function drain(capacity: Float32Array, at: number, flow: number): boolean {
  const rest = (capacity[at] ?? 0) - flow;
  capacity[at] = rest <= LEAST ? 0 : rest;
  return rest <= LEAST;
}
