export interface Told {
  readonly files: number;
  readonly read: number;
  readonly refused: number;
  readonly mostMilliseconds: number;
  readonly mostMegabytes: number;
  readonly harm: readonly { readonly number: number; readonly end: string; readonly reason: string }[];
}

export function fuzzFormat(options: {
  readonly format: string;
  readonly seed: number;
  readonly files: number;
  readonly until?: number;
  readonly keep?: string;
}): Promise<Told>;
