import * as core from "@actions/core";
import type { Log } from "../log.js";
import { visible } from "./visible.js";

/** GitHub keeps ten annotations of a kind for a step and drops the rest without a word. */
const MOST_WARNINGS = 10;

/**
 * The log of a run in GitHub Actions. Every message is one line: a file name in it cannot start a command of the runner.
 * Warnings beyond those that GitHub would show as annotations are plain lines.
 */
export function createActionsLog(): Log {
  let warnings = 0;
  return {
    group: (title, work) => core.group(inert(title), work),
    info: (message) => core.info(inert(message)),
    warning: (message) => {
      warnings += 1;
      if (warnings <= MOST_WARNINGS) core.warning(inert(message));
      else core.info(`Warning: ${inert(message)}`);
    },
    debug: (message) => core.debug(inert(message)),
    mask: (secret) => {
      for (const line of secretLines(secret)) core.setSecret(line);
    },
  };
}

/** The runner masks line by line, and masking an empty string is an error. */
function secretLines(secret: string): readonly string[] {
  return secret.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** One line that is no command: the runner takes `::` at a line's start and the old `##[` anywhere in it. */
export function inert(message: string): string {
  return visible(message)
    .replace(/^(\s*)::/, "$1\\::")
    .replaceAll("##[", "##\\[");
}
