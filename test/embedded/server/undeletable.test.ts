import { mkdir, rm } from "node:fs/promises";
import { afterEach, expect, it } from "vitest";
import { keyOf, startWorld, submitOf, type World } from "./world.js";

let world: World | undefined;
afterEach(() => world?.close());

it("a result that cannot be deleted when its time is over ends neither the run nor the service", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  const files: string[] = [];
  world = await startWorld({
    lifetimeMilliseconds: 200,
    // Not even root deletes a folder where a file is meant.
    matter: async ({ cutout }) => {
      files.push(cutout);
      await mkdir(cutout);
      return { kind: "cutout" };
    },
  });
  const { submit, settled, images } = world;
  const [task] = await settled(keyOf(await submit(submitOf(`${images}/1.jpg`))));
  const url = task?.results?.[0] ?? "";
  while ((await fetch(url, { method: "HEAD" })).status !== 404);
  // Fails in the same way, and later than the service's own attempt.
  await expect(rm(files[0] ?? "", { force: true })).rejects.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});
