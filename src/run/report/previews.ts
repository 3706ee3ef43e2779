import { join } from "node:path";
import { concurrently } from "../../concurrently.js";
import type { Log } from "../../log.js";
import { isPlainFile } from "../../memory/claims.js";
import type { PictureResult } from "../../model.js";
import type { WorkspacePath } from "../../paths.js";
import type { PreviewSize } from "../../pixels/preview.js";
import type { Threads } from "../../pixels/threads.js";
import type { PicturePreviews, Preview } from "../../report/html/card.js";
import { previewSize } from "../../report/html/preview-size.js";
import { productsOf } from "../../report/words.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import type { Finished } from "../products/finish-pictures.js";

/** Before and after of the pictures that a run works on, small, for the report. */
export interface Previews {
  /** Made as each picture is done with: while others are with the service, the processor has nothing better to do. */
  readonly make: (finished: Finished) => Promise<void>;
  /** The size of the next picture's; undefined once there is no room for more. */
  readonly size: () => PreviewSize | undefined;
  /** Takes a picture's own, which was made while it was unpacked for something else. */
  readonly keep: (path: WorkspacePath, before: Preview) => void;
  /** What was kept. */
  readonly before: (path: WorkspacePath) => Preview | undefined;
  /** Takes previews that another run made. */
  readonly show: (path: WorkspacePath, previews: PicturePreviews) => void;
  /** Makes those of pictures that this run had nothing to do for, so that a report shows what is new among what is there. */
  readonly carryOver: (results: readonly PictureResult[]) => Promise<void>;
  readonly of: (path: WorkspacePath) => PicturePreviews | undefined;
}

export interface PreviewsContext {
  readonly settings: Pick<Settings, "workspace">;
  readonly threads: Threads;
  readonly log: Log;
  /** How many pictures share the report's room, and so this memory. */
  readonly pictures: number;
}

/** A report has room for about a thousand pairs; beyond them pictures are told of, and not shown. */
const MOST_PICTURES = 1_000;
/** Of pictures that a run had nothing to do for: a few seconds' work. */
const MOST_CARRIED_OVER = 100;
const MOST_CARRIED_PIXELS = 200_000_000;
/** Sharp on a card, if not in the large view: a preview's bytes take longest to make. */
const CARRIED_SIDE = 480;
const AT_ONCE = 4;

export function createPreviews({ settings, threads, log, pictures }: PreviewsContext): Previews {
  const made = new Map<string, PicturePreviews>();
  const kept = new Map<string, Preview>();
  const size = previewSize(Math.min(pictures, MOST_PICTURES));
  const preview = async (file: string, within: PreviewSize): Promise<Preview | undefined> => {
    try {
      return await threads.run("preview", { file, ...within });
    } catch (error) {
      log.debug(`${file} has no preview in the report: ${messageOf(error)}`);
      return undefined;
    }
  };
  const pair = async (result: PictureResult, within: PreviewSize, had: PicturePreviews = {}): Promise<void> => {
    const product = had.after === undefined ? await productFile(result, settings.workspace) : undefined;
    const [before, after] = await Promise.all([
      had.before ?? kept.get(result.path) ?? preview(join(settings.workspace, result.path), within),
      had.after ?? (product === undefined ? undefined : preview(product, within)),
    ]);
    kept.delete(result.path);
    made.set(result.path, { ...(before && { before }), ...(after && { after }) });
  };
  return {
    of: (path) => made.get(path),
    show: (path, previews) => {
      if (made.size < MOST_PICTURES) made.set(path, previews);
    },
    keep: (path, before) => void kept.set(path, before),
    before: (path) => kept.get(path),
    size: () => (made.size < MOST_PICTURES ? size : undefined),
    make: async ({ result, previews }) => {
      if (made.size < MOST_PICTURES) await pair(result, size, previews);
    },
    carryOver: async (results) => {
      const those = withinReach(results.filter(({ path }) => !made.has(path)));
      const { maxSide, maxBytes } = previewSize(Math.max(pictures, made.size + those.length));
      const within = { maxSide: Math.min(maxSide, CARRIED_SIDE), maxBytes };
      for await (const _ of concurrently(those, AT_ONCE, (result) => pair(result, within)));
    },
  };
}

/** Those that a few seconds are enough for. */
function withinReach(results: readonly PictureResult[]): readonly PictureResult[] {
  let pixels = 0;
  return results
    .filter(({ outcome }) => outcome.kind === "failed" || productsOf(outcome).length > 0)
    .slice(0, MOST_CARRIED_OVER)
    .filter(({ outcome }) => {
      const [product] = productsOf(outcome);
      pixels += product === undefined ? 0 : 2 * product.width * product.height;
      return pixels <= MOST_CARRIED_PIXELS;
    });
}

async function productFile({ outcome }: PictureResult, workspace: string): Promise<string | undefined> {
  const [product] = productsOf(outcome);
  if (product === undefined || !(await isPlainFile(product.path, workspace))) return undefined;
  return join(workspace, product.path);
}
