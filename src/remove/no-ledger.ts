import type { Ledger } from "../memory/ledger.js";

/** A journal for a service without a bill. */
export const noLedger: Ledger = {
  submitting: async () => {},
  accepted: async () => {},
  refused: async () => {},
  unknown: async () => {},
  declined: async () => {},
  settled: async () => {},
  damage: undefined,
  openJobs: () => [],
  paidBefore: () => [],
  paidInVain: () => [],
  join: async () => {},
  close: async () => {},
};
