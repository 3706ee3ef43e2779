import type { Log } from "../log.js";
import { paint, type Style } from "./paint.js";
import { columns, visible, wrap } from "./visible.js";

export interface Terminal {
  /** Writes text, which ends with a newline, to where a person reads. */
  readonly write: (text: string) => void;
  /** Longer lines are broken between words; asked each time, since a window is resized. Default: none is broken. */
  readonly columns?: () => number;
  readonly colour: boolean;
  readonly debug: boolean;
}

/** The log of a run on a command line: a group is a heading, and secrets are masked here, since no runner does it. */
export function createTerminalLog(terminal: Terminal): Log {
  const secrets = new Set<string>();
  const line = (style: Style, message: string): void => {
    for (const one of broken(hide(visible(message), secrets), terminal.columns?.()))
      terminal.write(`${paint(style, one, terminal.colour)}\n`);
  };
  return {
    group: (title, work) => {
      line("bold", title);
      return work();
    },
    info: (message) => line("plain", message),
    warning: (message) => line("yellow", `Warning: ${message}`),
    debug: (message) => {
      if (terminal.debug) line("dim", message);
    },
    mask: (secret) => {
      for (const form of forms(secret)) secrets.add(form);
    },
  };
}

/** Further lines keep the first one's indent. */
function broken(text: string, limit: number | undefined): readonly string[] {
  if (limit === undefined || columns(text) <= limit) return [text];
  const indent = /^ */.exec(text)?.[0] ?? "";
  return wrap(text.slice(indent.length), Math.max(20, limit - indent.length)).map((line) => indent + line);
}

/** A secret turns up as it is, or encoded in a URL or in JSON. */
function forms(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.flatMap((line) => [line, encoded(line), JSON.stringify(line).slice(1, -1), visible(line)]);
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

function hide(message: string, secrets: ReadonlySet<string>): string {
  // Longest first: a secret that holds another one must not leave its ends behind.
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((text, secret) => text.replaceAll(secret, "***"), message);
}
