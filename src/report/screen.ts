/** Back to the line's start, and everything on it away. */
export const CLEAR_LINE = "\r\u001b[K";

/** A terminal that a log and a progress bar share: a line that is logged pushes the bar down instead of running into it. */
export interface Screen {
  /** Whole lines, each with its newline. For `Terminal.write`. */
  readonly lines: (text: string) => void;
  /** A bar's drawing, on a line of its own that stays the last one. For `BarScreen.write`. */
  readonly bar: (text: string) => void;
}

export function createScreen(write: (text: string) => void): Screen {
  let shown = "";
  return {
    lines: (text) => write(shown === "" ? text : `${CLEAR_LINE}${text}${shown}`),
    bar: (text) => {
      shown = text === CLEAR_LINE ? "" : text;
      write(text);
    },
  };
}
