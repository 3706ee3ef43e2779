// @module-tag long: bombs are read in processes of their own, whose memory is watched.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createEating, type Eating } from "../../scripts/fuzz/eating.mjs";
import { bombs } from "../support/bombs.js";

const MOST_MILLISECONDS = 3000;
const MOST_MEGABYTES = 250;
/** A process that has grown to more than this reads no other bomb. */
const MOST_TO_GO_ON_WITH = 120;

let directory: string;
let eating: Eating;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-bombs-"));
  eating = createEating();
});
afterAll(async () => {
  await eating.close();
  await rm(directory, { recursive: true, force: true });
});

it.each(Object.entries(bombs))("costs neither minutes nor gigabytes to read: %s", async (_what, { make, end }) => {
  const file = join(directory, "picture");
  await writeFile(file, await make());
  const eaten = await eating.eat(file);
  if (!(eaten.megabytes < MOST_TO_GO_ON_WITH)) await eating.close();
  expect(eaten).toMatchObject({ end });
  expect(eaten.milliseconds).toBeLessThan(MOST_MILLISECONDS);
  expect(eaten.megabytes).toBeLessThan(MOST_MEGABYTES);
});
