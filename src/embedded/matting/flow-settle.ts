import { type FlowNetwork, NEIGHBOURS } from "./flow-network.js";

/** By how much a terminal has to outweigh the edges, so that rounding decides nothing. */
const CLEARLY = 1e-3;

/**
 * Settles, before any search, the nodes whose own terminal outweighs all their edges together: they stay on its side in
 * every minimum cut, whatever becomes of the others. Their edges turn into terminals of their neighbours, which may settle
 * those in turn; in most pictures nearly all nodes go that way, in a fraction of the time that a search would take.
 */
export function settleForced({ terminal, capacity, offset, bond }: FlowNetwork): void {
  const settled = new Int32Array(bond.length);
  let count = 0;
  const settle = (i: number): void => {
    if ((bond[i] ?? 0) <= 0 || Math.abs(terminal[i] ?? 0) <= (bond[i] ?? 0) + CLEARLY) return;
    bond[i] = 0;
    settled[count++] = i;
  };
  for (let i = 0; i < bond.length; i++) {
    settle(i);
    while (count > 0) {
      const from = settled[--count] ?? 0;
      const side = (terminal[from] ?? 0) > 0 ? 1 : -1;
      for (let d = 0; d < NEIGHBOURS; d++) {
        const edge = from * NEIGHBOURS + d;
        const price = capacity[edge] ?? 0;
        if (price === 0) continue;
        const to = from + (offset[d] ?? 0);
        capacity[edge] = 0;
        capacity[to * NEIGHBOURS + (d ^ 1)] = 0;
        terminal[to] = (terminal[to] ?? 0) + side * price;
        bond[to] = (bond[to] ?? 0) - price;
        settle(to);
      }
    }
  }
}
