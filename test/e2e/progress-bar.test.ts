import { spawn, spawnSync } from "node:child_process";
import { afterEach, expect, it } from "vitest";
import { entry } from "../support/entry.js";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runCommand } from "../support/run-action.js";

let place: Place;
afterEach(() => place.remove());

/** `script` gives a program a terminal of its own. */
const hasScript = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

it.skipIf(!hasScript)("a terminal shows what goes on, on a line that is drawn anew", async () => {
  place = createPlace({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  const command = `stty cols 120; '${process.execPath}' '${entry}' --state-directory '${place.state}' photos`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    cwd: place.workspace,
    env: { PATH: process.env["PATH"] ?? "", HOME: place.root, TERM: "xterm", SHELL: "/bin/sh" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let shown = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
  });
  await new Promise((resolve) => child.once("close", resolve));
  expect(shown).toContain("finishing, 2/2, 2 made");
  expect(shown).toContain("\r\u001b[K");
});

it("no control codes go anywhere else", async () => {
  place = createPlace({ "photos/a.jpg": await photo(1) });
  const { stdout, stderr } = await runCommand(place, ["photos"], { NO_COLOR: "", TERM: "xterm" });
  for (const control of ["\r", "\u001b"]) expect(stdout + stderr).not.toContain(control);
});
