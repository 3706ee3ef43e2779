import { readFile } from "node:fs/promises";
import { type GitHubEvent, readEvent } from "../github/event.js";
import { messageOf, UserError } from "../user-error.js";

/** The event that started this run: `none` outside of GitHub Actions. */
export async function eventOf(environment: NodeJS.ProcessEnv): Promise<GitHubEvent> {
  const file = environment["GITHUB_EVENT_PATH"];
  try {
    return readEvent(environment, file === undefined || file === "" ? undefined : await readFile(file, "utf8"));
  } catch (error) {
    throw new UserError(`The event that started this run cannot be read: ${messageOf(error)}`);
  }
}

/** Aborts on the first SIGINT or SIGTERM: no more submits, what is paid for is noted, and the run ends. */
export function stopSignal(onStop: () => void): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) return;
    onStop();
    controller.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return controller.signal;
}

/** The worker thread's entry: beside this file in dist/, and in lib/ where the compiler leaves it. */
export function workerEntry(): URL {
  // Not a literal `new URL("./worker…", import.meta.url)`: the bundler would copy that file raw, without what it imports.
  const folder = new URL(".", import.meta.url);
  return new URL(folder.pathname.endsWith("/lib/entry/") ? "../worker.js" : "worker/index.js", folder);
}
