import { type FSWatcher, watch } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { isNamedLikePicture, isOfSystem } from "../find/patterns.js";
import { namedBy, readPatterns } from "../find/walk.js";
import { isWithin } from "../inside.js";
import type { Log } from "../log.js";
import { createProductMatcher } from "../plan/product-path.js";
import { everyVariant } from "../run/plan/rules.js";
import type { Settings } from "../settings.js";
import { messageOf, UserError } from "../user-error.js";

export interface WatchingContext {
  readonly log: Log;
  /** Ends the watching, and a run that is under way. */
  readonly signal: AbortSignal;
}

/** A camera's card or an editor writes for a while: what changes is taken up once nothing has for so long. */
const SETTLED_MILLISECONDS = 400;

/**
 * Runs, and runs again whenever a picture that `paths` name, or a backdrop, comes, changes or goes, until the signal.
 * Products of ours never count as changes. What stops one run is told, and the watching goes on.
 * @param run gives the files that it has written, from the workspace
 * @throws UserError where a folder cannot be watched
 */
export async function watchPictures(
  settings: Settings,
  run: () => Promise<readonly string[]>,
  { log, signal }: WatchingContext,
): Promise<void> {
  const isPicture = await pictureMatcher(settings);
  const changes = createChanges(signal);
  const ours = new Set<string>();
  const watchers = (await foldersOf(settings)).map((folder) =>
    watchFolder(folder, (file) => {
      if (isPicture(relative(settings.root, file).replaceAll(sep, "/"))) changes.note(file);
    }),
  );
  try {
    for (;;) {
      for (const file of await running(run, log)) ours.add(join(settings.workspace, file));
      if (signal.aborted) return;
      log.info("Watching for changes. Ctrl-C ends it.");
      await changes.next((file) => !ours.has(file));
      if (signal.aborted) return;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

async function running(run: () => Promise<readonly string[]>, log: Log): Promise<readonly string[]> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(error.message);
    return [];
  }
}

/** Whether a path, from the working directory, is a picture that the run would take, and none that it has made. */
async function pictureMatcher(settings: Settings): Promise<(path: string) => boolean> {
  const patterns = await readPatterns(settings.root, settings.paths);
  const isNamed = namedBy(patterns);
  const isProduct = createProductMatcher(everyVariant(settings));
  const backdrops = new Set(backdropsOf(settings));
  return (path) =>
    backdrops.has(path) || (isNamedLikePicture(path) && !isOfSystem(path) && !isProduct(path) && isNamed(path));
}

/** Their paths from the working directory. */
function backdropsOf(settings: Settings): readonly string[] {
  return everyVariant(settings).flatMap(({ recipe: { background } }) =>
    background.kind === "file" ? [background.path] : [],
  );
}

interface Changes {
  readonly note: (file: string) => void;
  /** Resolves once a file that counts has changed and settled, be it since the last call; and at the end. */
  readonly next: (counts: (file: string) => boolean) => Promise<void>;
}

function createChanges(signal: AbortSignal): Changes {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let settled = () => {};
  signal.addEventListener("abort", () => settled());
  return {
    note: (file) => {
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => settled(), SETTLED_MILLISECONDS);
    },
    next: async (counts) => {
      while (!signal.aborted && ![...changed].some(counts)) {
        changed.clear();
        await new Promise<void>((resolve) => {
          settled = resolve;
        });
      }
      clearTimeout(timer);
      changed.clear();
    },
  };
}

/** The folders that the lines start from and that backdrops lie in, none of them below another. */
async function foldersOf(settings: Settings): Promise<readonly string[]> {
  const lines = settings.paths.filter((line) => !line.startsWith("!")).map(plainStart);
  const starts = await Promise.all(
    [...lines, ...backdropsOf(settings)].map((path) => existingFolder(settings.root, path)),
  );
  const folders = [...new Set(starts)];
  return folders.filter((one) => !folders.some((other) => other !== one && isWithin(other, one)));
}

function plainStart(line: string): string {
  const parts = line.split("/");
  const wild = parts.findIndex((part) => /[*?[{]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join("/");
}

/** The folder itself, or the nearest above it that is there. */
async function existingFolder(root: string, path: string): Promise<string> {
  const target = join(root, path);
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory() || target === root) return target;
  return existingFolder(root, relative(root, dirname(target)));
}

function watchFolder(folder: string, onChange: (file: string) => void): FSWatcher {
  try {
    const watcher = watch(folder, { recursive: true }, (_event, name) => {
      if (name !== null) onChange(join(folder, name));
    });
    // A folder that is removed while it is watched is no reason to end.
    return watcher.on("error", () => {});
  } catch (error) {
    throw new UserError(`${folder} cannot be watched: ${messageOf(error)}`);
  }
}
