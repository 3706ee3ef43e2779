import { expect, test } from "vitest";
import { wantsColour } from "../../src/report/paint.js";
import { createTerminalLog } from "../../src/report/terminal-log.js";
import { HOSTILE_NAMES } from "./fixture.js";

function recording(over: { colour?: boolean; debug?: boolean } = {}) {
  const written: string[] = [];
  const log = createTerminalLog({ write: (text) => written.push(text), colour: false, debug: false, ...over });
  return { log, written };
}

test("a secret is never written: not as it is, nor in a URL, nor in JSON, nor within a longer secret", () => {
  const { log, written } = recording();
  log.mask("se/cret+1");
  log.mask("se/cret+1-and-more");
  log.info("plain se/cret+1, url se%2Fcret%2B1, longer se/cret+1-and-more");
  log.warning("in a warning: se/cret+1");
  expect(written).toEqual(["plain ***, url ***, longer ***\n", "Warning: in a warning: ***\n"]);
});

test("every message is one line without control characters, whatever the file names are", () => {
  const { log, written } = recording({ debug: true });
  for (const name of HOSTILE_NAMES) {
    log.info(name);
    log.warning(name);
    log.debug(name);
  }
  expect(written).toHaveLength(3 * HOSTILE_NAMES.length);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
  for (const line of written) expect(line).toMatch(/^[^\u0000-\u001f\u007f\u202e]*\n$/);
});

test("a group is a heading over its lines and hands back what its work made", async () => {
  const { log, written } = recording();
  const result = await log.group("Finding pictures", async () => {
    log.info("3 found");
    return 3;
  });
  expect(result).toBe(3);
  expect(written).toEqual(["Finding pictures\n", "3 found\n"]);
});

test("debug lines are left out unless they are asked for", () => {
  const quiet = recording();
  quiet.log.debug("details");
  const chatty = recording({ debug: true });
  chatty.log.debug("details");
  expect([quiet.written, chatty.written]).toEqual([[], ["details\n"]]);
});

test("colour needs a terminal, and NO_COLOR turns it off", () => {
  expect(wantsColour(true, undefined, "xterm")).toBe(true);
  expect(wantsColour(true, "", "xterm")).toBe(true);
  expect(wantsColour(true, "1", "xterm")).toBe(false);
  expect(wantsColour(false, undefined, "xterm")).toBe(false);
  expect(wantsColour(true, undefined, "dumb")).toBe(false);
});
