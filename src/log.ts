/**
 * What a run says, and what it must never say. In Actions this is `@actions/core`, on a terminal plain lines
 * (`report/` has both); the steps know this port alone.
 */
export interface Log {
  /** Runs `work` under a foldable title. */
  readonly group: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  readonly info: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly debug: (message: string) => void;
  /** From now on `secret` is shown as `***` wherever it turns up. */
  readonly mask: (secret: string) => void;
}

/** For whoever runs a part of the program alone, as tests and benchmarks do. */
export const silentLog: Log = {
  group: (_title, work) => work(),
  info: () => {},
  warning: () => {},
  debug: () => {},
  mask: () => {},
};
