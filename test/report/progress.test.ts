import { describe, expect, test, vi } from "vitest";
import { type Advance, createProgressBar, createProgressLines } from "../../src/report/progress.js";
import { CLEAR_LINE, createScreen } from "../../src/report/screen.js";
import { createTerminalLog } from "../../src/report/terminal-log.js";
import { columns } from "../../src/report/visible.js";

function clock() {
  let time = 0;
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { now: () => time, pass };
}

function made(times: number): readonly Advance[] {
  return Array.from({ length: times }, () => "made");
}

describe("progress as lines", () => {
  test("says a line for each finished job, with what was made, what failed and the time left", () => {
    const { now, pass } = clock();
    const lines: string[] = [];
    const progress = createProgressLines(25, (line) => lines.push(line), now);
    const each = (kinds: readonly Advance[], milliseconds: number): void => {
      for (const kind of kinds) {
        pass(milliseconds);
        progress.advance(kind);
      }
    };
    each([...made(9), "failed"], 400);
    each(made(10), 200);
    each([...made(4), "deferred"], 400);
    progress.end();
    expect(lines).toEqual([
      "10/25, 9 made, 1 failed, 4.0 s elapsed, about 6.0 s left",
      "20/25, 19 made, 1 failed, 6.0 s elapsed, about 1.5 s left",
      "25/25, 23 made, 1 failed, 1 deferred, 8.0 s elapsed",
    ]);
  });

  test("calls reused what the results call so", () => {
    const lines: string[] = [];
    const progress = createProgressLines(2, (line) => lines.push(line), clock().now);
    progress.advance("reused");
    progress.advance("reused");
    expect(lines).toEqual([expect.stringMatching(/^2\/2, 0 made, 2 reused, 0 failed, /)]);
  });

  test("does not say a line for each single task of a thousand", () => {
    const { now, pass } = clock();
    const lines: string[] = [];
    const progress = createProgressLines(1000, (line) => lines.push(line), now);
    for (let task = 0; task < 1000; task++) {
      pass(100);
      progress.advance("made");
    }
    progress.end();
    expect(lines).toHaveLength(100);
  });

  test("tells of slow small jobs after five seconds, and of the rest when the run stops early", () => {
    const { now, pass } = clock();
    const lines: string[] = [];
    const progress = createProgressLines(100, (line) => lines.push(line), now);
    pass(6_000);
    for (const kind of ["made", "made", "failed"] as const) progress.advance(kind);
    progress.end();
    expect(lines.map((line) => line.slice(0, 22))).toEqual(["1/100, 1 made, 0 faile", "3/100, 2 made, 1 faile"]);
  });

  test("a run with nothing to do says nothing", () => {
    const lines: string[] = [];
    createProgressLines(0, (line) => lines.push(line)).end();
    expect(lines).toEqual([]);
  });
});

describe("progress as a bar", () => {
  const strip = (text: string): string => text.replace(CLEAR_LINE, "");

  test("fits into the terminal at any width, and leaves nothing behind at the end", () => {
    for (const width of [10, 40, 80, 200]) {
      const { now, pass } = clock();
      const written: string[] = [];
      const progress = createProgressBar(
        20,
        { write: (text) => written.push(text), columns: () => width, colour: false },
        now,
      );
      for (const kind of made(10)) {
        pass(100);
        progress.advance(kind);
      }
      for (const text of written) expect(columns(strip(text))).toBeLessThan(width);
      progress.end();
      expect(written.at(-1)).toBe(CLEAR_LINE);
    }
  });

  test("ticks each second while nothing ends, and says what goes on", () => {
    vi.useFakeTimers();
    try {
      const written: string[] = [];
      let doing = "downloading the model";
      const started = Date.now();
      const progress = createProgressBar(
        8,
        { write: (text) => written.push(strip(text)), columns: () => 120, colour: false, doing: () => doing },
        () => Date.now() - started,
      );
      vi.advanceTimersByTime(2_000);
      doing = "cutting 1 of 8";
      vi.advanceTimersByTime(1_000);
      expect(written.map((text) => text.replace(/^[█░ ]+/, ""))).toEqual([
        "downloading the model, 0/8, 0 made, 0.0 s",
        "downloading the model, 0/8, 0 made, 1.0 s",
        "downloading the model, 0/8, 0 made, 2.0 s",
        "cutting 1 of 8, 0/8, 0 made, 3.0 s",
      ]);
      progress.end();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("is half full when half is done", () => {
    const { now, pass } = clock();
    const written: string[] = [];
    const progress = createProgressBar(
      20,
      { write: (text) => written.push(text), columns: () => 120, colour: false },
      now,
    );
    for (const kind of made(10)) {
      pass(100);
      progress.advance(kind);
    }
    const bar = written.at(-1) ?? "";
    expect(bar.split("█")).toHaveLength(13);
    expect(bar.split("░")).toHaveLength(13);
  });

  test("does not redraw more often than an eye can see", () => {
    const { now, pass } = clock();
    const written: string[] = [];
    const progress = createProgressBar(
      10_000,
      { write: (text) => written.push(text), columns: () => 80, colour: false },
      now,
    );
    for (let task = 0; task < 9_999; task++) {
      pass(1);
      progress.advance("made");
    }
    expect(written.length).toBeLessThan(200);
  });

  test("a line that is logged meanwhile stands alone, above the bar", () => {
    const terminal = fakeTerminal();
    const screen = createScreen(terminal.take);
    const log = createTerminalLog({ write: screen.lines, colour: false, debug: false });
    log.info("before");
    const progress = createProgressBar(2, { write: screen.bar, columns: () => 80, colour: false }, clock().now);
    log.warning("a picture failed");
    progress.advance("made");
    progress.advance("failed");
    expect(terminal.lines()).toEqual([
      "before",
      "Warning: a picture failed",
      expect.stringContaining("2/2, 1 made, 1 failed"),
    ]);
    progress.end();
    log.info("after");
    expect(terminal.lines()).toEqual(["before", "Warning: a picture failed", "after", ""]);
  });
});

/** What a terminal shows of what is written to it, as far as this program's few control characters go. */
function fakeTerminal() {
  let shown = "";
  return {
    take: (text: string): void => {
      for (const part of text.split(/(?<=\n)|(?=\r)/))
        shown = part.startsWith(CLEAR_LINE)
          ? shown.slice(0, shown.lastIndexOf("\n") + 1) + part.slice(CLEAR_LINE.length)
          : shown + part;
    },
    lines: (): readonly string[] => shown.split("\n"),
  };
}
