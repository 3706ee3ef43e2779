import { paint } from "./paint.js";
import { CLEAR_LINE } from "./screen.js";
import { cutEnd } from "./visible.js";
import { duration } from "./words.js";

/** What became of one picture, as far as the progress tells it. */
export type Advance = "made" | "reused" | "failed" | "deferred";

/** Tells how far the paid part of a run has come. */
export interface Progress {
  readonly advance: (kind: Advance) => void;
  /** Clears a bar, or says the last line that is still due. To be called once, also when the run stops early. */
  readonly end: () => void;
}

/** How a terminal shows progress: `columns` is asked each time, since a window is resized. */
export interface BarScreen {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly colour: boolean;
  /** What goes on, in a word or a few; empty where there is nothing to say. */
  readonly doing?: () => string;
}

interface State extends Record<Advance, number> {
  readonly total: number;
  readonly started: number;
}

const FULL_JOB = 10;
const PATIENCE_MILLISECONDS = 5_000;

/** A machine's clock may be set while it runs: durations go by one that never goes back. */
const monotonic = (): number => performance.now();

/**
 * Progress as lines, for a CI log: one whenever as many pictures have ended as a full job has tasks, and one in a hundred
 * of all; or some have and five seconds have gone by.
 */
export function createProgressLines(
  total: number,
  info: (line: string) => void,
  now: () => number = monotonic,
): Progress {
  const state = start(total, now());
  const enough = Math.max(FULL_JOB, Math.ceil(total / 100));
  let told = 0;
  let toldAt = state.started;
  const tell = (): void => {
    told = done(state);
    toldAt = now();
    info(sentence(state, toldAt));
  };
  return {
    advance: (kind) => {
      state[kind] += 1;
      const fresh = done(state) - told;
      const due = fresh >= enough || now() - toldAt >= PATIENCE_MILLISECONDS || done(state) >= total;
      if (fresh > 0 && due) tell();
    },
    end: () => {
      if (done(state) > told) tell();
    },
  };
}

const REDRAW_MILLISECONDS = 60;
const TICK_MILLISECONDS = 1_000;

/**
 * Progress as a bar that redraws itself on one line of a terminal, each second and whenever a picture ends, and leaves
 * nothing behind.
 */
export function createProgressBar(total: number, screen: BarScreen, now: () => number = monotonic): Progress {
  const state = start(total, now());
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    drawnAt = now();
    screen.write(`${CLEAR_LINE}${bar(state, drawnAt, screen)}`);
  };
  if (total > 0) draw();
  const ticking = total > 0 ? setInterval(draw, TICK_MILLISECONDS).unref() : undefined;
  return {
    advance: (kind) => {
      state[kind] += 1;
      if (now() - drawnAt >= REDRAW_MILLISECONDS || done(state) >= total) draw();
    },
    end: () => {
      clearInterval(ticking);
      screen.write(CLEAR_LINE);
    },
  };
}

function start(total: number, started: number): State {
  return { total, started, made: 0, reused: 0, failed: 0, deferred: 0 };
}

function done(state: State): number {
  return state.made + state.reused + state.failed + state.deferred;
}

/** On a terminal what there is none of goes without saying: the bar keeps its length. */
function shortSentence(state: State, at: number): string {
  const counted = [
    `${state.made} made`,
    ...(["reused", "failed", "deferred"] as const).flatMap((kind) =>
      state[kind] > 0 ? [`${state[kind]} ${kind}`] : [],
    ),
  ];
  return [`${done(state)}/${state.total}`, ...counted, duration(at - state.started), ...left(state, at)].join(", ");
}

function sentence(state: State, at: number): string {
  const counted = [
    `${state.made} made`,
    ...(state.reused > 0 ? [`${state.reused} reused`] : []),
    `${state.failed} failed`,
    ...(state.deferred > 0 ? [`${state.deferred} deferred`] : []),
  ];
  return [
    `${done(state)}/${state.total}`,
    ...counted,
    `${duration(at - state.started)} elapsed`,
    ...left(state, at),
  ].join(", ");
}

/** The first pictures to end took as long as those beside them that have not: a guess from them alone is far too long. */
function isTooEarly(ended: number, total: number): boolean {
  return ended < Math.min(50, Math.max(3, total / 4));
}

function left(state: State, at: number): readonly string[] {
  const ended = done(state);
  if (isTooEarly(ended, state.total) || ended >= state.total) return [];
  return [`about ${duration(((at - state.started) / ended) * (state.total - ended))} left`];
}

function bar(state: State, at: number, screen: BarScreen): string {
  // The last column stays free: a full line makes some terminals wrap.
  const room = screen.columns() - 1;
  const doing = screen.doing?.() ?? "";
  const length = room < 60 ? 0 : Math.min(24, room - 60);
  const text = cutEnd(
    `${length === 0 ? "" : " "}${doing === "" ? "" : `${doing}, `}${shortSentence(state, at)}`,
    room - length,
  );
  if (length === 0) return text;
  const share = state.total === 0 ? 1 : Math.min(1, done(state) / state.total);
  const filled = Math.round(share * length);
  return (
    paint("green", "█".repeat(filled), screen.colour) + paint("dim", "░".repeat(length - filled), screen.colour) + text
  );
}
