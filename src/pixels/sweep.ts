import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { unpackedBytes } from "./unpacked.js";

/** Dead pictures that are worth a sweep of what is young, in about a millisecond. */
const SOME_BYTES = 8 << 20;
/** Those that grew old, beyond which a full sweep's few milliseconds are worth it. */
const MANY_BYTES = 16 << 20;

/**
 * Sweeps what jobs left behind. V8 sees the few bytes of a buffer's object, not the picture behind it, and lets some 60 MB
 * of dead pictures pile up in every thread before it sweeps.
 */
export function createSweep(): () => void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") return () => {};
  // Of what grew old before it died, a sweep of what is young takes nothing: it is no reason for the next one.
  let left = 0;
  return () => {
    if (deadBytes() - left < SOME_BYTES) return;
    Reflect.apply(collect, undefined, [{ type: "minor" }]);
    if (deadBytes() > MANY_BYTES) Reflect.apply(collect, undefined, []);
    left = deadBytes();
  };
}

/** Between jobs nothing else of size is alive. */
function deadBytes(): number {
  return process.memoryUsage().arrayBuffers - unpackedBytes();
}
