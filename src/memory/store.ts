import type { Cutout, CutoutImage, TaskId } from "../model.js";

/** Cutouts by service and task, on disk, bounded in size. */
export interface Store {
  readonly find: (service: string, task: TaskId) => Promise<Cutout | undefined>;
  /** An absolute path for a file on its way into the store: on the same file system, and swept when a run leaves it behind. */
  readonly temporaryFile: () => Promise<string>;
  /** Moves the images' files in. The cutout appears whole or not at all, and replaces an earlier one. */
  readonly put: (entry: {
    readonly service: string;
    readonly task: TaskId;
    readonly images: readonly [CutoutImage, ...CutoutImage[]];
    readonly jobKey: string;
    readonly requestId: string;
  }) => Promise<Cutout>;
  /** Removes the least recently used cutouts until the rest takes `limitBytes` at most. */
  readonly trim: (limitBytes: number) => Promise<{ readonly removed: number; readonly bytes: number }>;
}
