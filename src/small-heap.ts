import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect its garbage early. By itself it lets a heap double before it looks, and keeps up to 32 MB of young
 * objects: with 10,000 pictures to plan more than half of the memory was garbage, and no time was won by it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=20");
}
