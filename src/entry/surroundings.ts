import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type GitHubEvent, isUntrusted, mayBeStrangers, readEvent } from "../github/event.js";
import type { Surroundings } from "../settings/types.js";
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

/** What the settings have to know of the event: who gets no secrets, and whose file may be in the workspace. */
export function trustOf(event: GitHubEvent): Pick<Surroundings, "secretsWithheld" | "configOf"> {
  return { secretsWithheld: isUntrusted(event), configOf: mayBeStrangers(event) ? "stranger" : "owner" };
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

/** This very program, to be started again as a child. */
export function programFile(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  return join(basename(folder) === "entry" ? dirname(folder) : folder, "index.js");
}

/** The worker thread's entry: in a folder beside this file in dist/, and `worker.js` where the compiler leaves it. */
export function workerEntry(): URL {
  const folder = dirname(programFile());
  // The bundler copies a literal `new URL("./worker.js", …)` raw, without what it imports: so the path is put together.
  return pathToFileURL(basename(folder) === "lib" ? join(folder, "worker.js") : join(folder, "worker", "index.js"));
}
