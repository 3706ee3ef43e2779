/** One of the two things that go through the cache, each in archives of its own. */
export interface SyncedFiles {
  readonly kind: "ledger" | "store";
  /** Its name in an archive: the same on every machine, wherever the state directory is. */
  readonly name: string;
  /** What it looks like now: another digest is a reason to save. Undefined where there is nothing to save. */
  readonly digest: () => Promise<string | undefined>;
  /** Has it stand still under its name, in `staging` or where it is. */
  readonly pack: (staging: string) => Promise<{ readonly folder: string; readonly digest: string | undefined }>;
  /** Joins what was unpacked in `staging` with what is here, also while a run uses it. Gives the digest of what came. */
  readonly unpack: (staging: string) => Promise<string>;
}
