// Takes long: each bomb has a process of its own, whose memory is watched.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createEating, type Eating } from "../../scripts/fuzz/eating.mjs";
import { bombs } from "../support/bombs.js";

const MOST_MILLISECONDS = 3000;
const MOST_MEGABYTES = 250;

let directory: string;
let eating: Eating;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-bombs-"));
  eating = createEating();
});
afterEach(async () => {
  await eating.close();
  await rm(directory, { recursive: true, force: true });
});

it.each(Object.entries(bombs))("costs neither minutes nor gigabytes to read: %s", async (_what, { make, end }) => {
  const file = join(directory, "picture");
  await writeFile(file, await make());
  const eaten = await eating.eat(file);
  expect(eaten).toMatchObject({ end });
  expect(eaten.milliseconds).toBeLessThan(MOST_MILLISECONDS);
  expect(eaten.megabytes).toBeLessThan(MOST_MEGABYTES);
});
