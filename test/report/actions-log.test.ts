import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inert } from "../../src/report/actions-log.js";
import { HOSTILE_NAMES } from "./fixture.js";
import { commandsIn } from "./runner-commands.js";

/** What the log prints, as the runner reads it: the standard output of a process of its own. */
function printed(script: string, data: unknown): string {
  const code = `import { createActionsLog } from "./lib/report/actions-log.js"; const log = createActionsLog(); const data = ${JSON.stringify(data)}; ${script}`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
}

test("a hostile file name starts no command, in a line, a group's title, a warning or a debug line", () => {
  const output = printed(
    'for (const name of data) { log.info(name); log.info("made " + name); log.warning(name); log.debug(name); await log.group(name, async () => {}); }',
    HOSTILE_NAMES,
  );
  const commands = commandsIn(output);
  expect(commands.filter((name) => !["group", "endgroup", "warning", "debug"].includes(name))).toEqual([]);
  expect(commands.filter((name) => name === "group")).toHaveLength(HOSTILE_NAMES.length);
});

test("no text at all starts a command", () => {
  const mark = fc.constantFrom("::", "##[", "error", "]", "\n", "\r", " ", "\u2028", "a");
  fc.assert(fc.property(fc.array(mark), (parts) => commandsIn(inert(parts.join(""))).length === 0));
});

test("after ten warnings further ones are plain lines, since GitHub would drop them", () => {
  const output = printed('for (let i = 1; i <= 13; i++) log.warning("number " + i);', []);
  expect(commandsIn(output).filter((name) => name === "warning")).toHaveLength(10);
  expect(output).toContain("\nWarning: number 13\n");
});

test("a secret of several lines is masked line by line, and an empty one is no error", () => {
  const output = printed("log.mask('first\\nsecond'); log.mask('');", []);
  expect(output).toBe("::add-mask::first\n::add-mask::second\n");
});

test("a group ends even when its work throws", () => {
  const output = printed("await log.group('title', async () => { throw new Error('x'); }).catch(() => {});", []);
  expect(output).toBe("::group::title\n::endgroup::\n");
});
