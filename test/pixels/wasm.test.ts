import { expect, it } from "vitest";
import { codecOf } from "../../src/pixels/wasm.js";
import { JPEG_DECODER } from "../../src/pixels/wasm-files.js";

it("says in words what a codec died of, and has a new one for the next picture", async () => {
  let opened = 0;
  const useCodec = codecOf(async () => ({ number: ++opened }), JPEG_DECODER);
  const dying = useCodec(() => {
    throw new WebAssembly.RuntimeError("Aborted(). Build with -sASSERTIONS for more info.");
  });
  await expect(dying).rejects.toThrow("it is too large for the memory of its codec (Aborted())");
  expect(await useCodec(({ number }) => number)).toBe(2);
});
