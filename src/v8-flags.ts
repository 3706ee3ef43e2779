/** Fewer pictures need no care for memory, and a short run's start is no place for it. */
const MANY = 500;

/**
 * For a catalog: has V8 collect its garbage early. By itself it lets a heap double before it looks, and keeps up to 32 MB of
 * young objects: with 10,000 pictures to plan more than half of the memory was garbage, and no time was won by it.
 */
export function setFlagsForPictures(count: number): void {
  if (count >= MANY) set("--semi-space-growth-factor=1", "--heap-growing-percent=20");
}

/** Has V8 compile WebAssembly anew, for speed, late. */
const LATE = "--wasm-tiering-budget=200000000";

/**
 * For undici, before it is loaded: its parser is one large function in WebAssembly, which V8 by itself compiles anew after
 * ten messages or so. That takes 0.2 s of the processor, more than a small run's messages are worth.
 */
export function setFlagsForRequests(): void {
  set(LATE);
}

/**
 * For threads that work on pixels, which run long loops a few times each rather than short functions often: has V8 go from
 * its interpreter to optimized code at once and not by two slower stages, wait for it rather than interpret on meanwhile,
 * and inline little, which takes most of the compiling and gains nothing here. Of 37 photographs' processor time it saves
 * a third.
 *
 * Has it compile WebAssembly late as well: it takes a third of a small run's processor time to make codecs fast that are done
 * by then. Where there are many pictures it comes soon enough.
 *
 * And has each thread sweep its own few young objects and give the pictures behind them back at once: to call others in takes
 * longer than to do so, and until they are done what is left looks like garbage still, which calls for a full sweep.
 */
export function setFlagsForPixels(): void {
  set(
    "--no-lazy-feedback-allocation",
    "--no-maglev",
    "--no-concurrent-osr",
    "--no-parallel-scavenge",
    "--no-concurrent-array-buffer-sweeping",
    "--max-inlined-bytecode-size-cumulative=150",
    LATE,
  );
}

/** Loaded here, as it takes two milliseconds, which a run that finds nothing has better use for. */
function set(...flags: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const flag of flags) setFlagsFromString(flag);
}
