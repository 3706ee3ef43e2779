export interface WholeRun {
  readonly url: string;
  readonly appCode: string;
  readonly directory: string;
  readonly pictures: number;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

export interface Counts {
  readonly cutout: number;
  readonly deferred: number;
  readonly failed: number;
  readonly paid: number;
  readonly unknown: number;
}

export function wholeRun(options: WholeRun): Promise<Counts>;
