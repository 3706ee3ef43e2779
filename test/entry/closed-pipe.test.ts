import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { entry } from "../support/entry.js";
import { photo } from "../support/photos.js";
import { createPlace, type Place } from "../support/run-action.js";

let place: Place;
afterEach(() => place.remove());

it("a reader that has seen enough ends the printing, and not the work", async () => {
  place = createPlace({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  const child = spawn(process.execPath, [entry, "--state-directory", place.state, "photos"], {
    cwd: place.workspace,
    env: { PATH: process.env["PATH"] ?? "", HOME: place.root },
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect([code, stderr]).toEqual([0, ""]);
  expect(["a", "b"].map((name) => existsSync(join(place.workspace, `cutouts/photos/${name}.png`)))).toEqual([
    true,
    true,
  ]);
});
