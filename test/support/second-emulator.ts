import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { RUNTIME_TOKEN } from "./results-service.js";

/**
 * Where somebody else's emulator of GitHub's artifacts and caches is installed, npm's `dtu-github-actions`: a second
 * opinion beside our own. Its licence (FSL) is none for a dependency, so `CUTOUT_SECOND_OPINION` names a folder whose
 * node_modules has it. Undefined where there is none.
 */
export const secondEmulator = locate(process.env["CUTOUT_SECOND_OPINION"]);

function locate(folder: string | undefined): string | undefined {
  const file = join(folder ?? "", "node_modules/dtu-github-actions/dist/ephemeral.js");
  return folder !== undefined && existsSync(file) ? file : undefined;
}

export interface SecondEmulator {
  /** What a runner sets for its clients: artifacts of the fourth version, caches of the first. */
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** In a process of its own, whose console it takes over, with what it keeps and logs in `directory`. */
export async function startSecondEmulator(file: string, directory: string): Promise<SecondEmulator> {
  const script = `
    const { startEphemeralDtu } = await import(${JSON.stringify(pathToFileURL(file).href)});
    const { url } = await startEphemeralDtu(${JSON.stringify(directory)});
    process.stdout.write("listens on " + url + "\\n");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DTU_CACHE_DIR: directory, DTU_LOGS_DIR: directory },
  });
  const url = await addressIn(createInterface({ input: child.stdout }));
  child.stdout.resume();
  return {
    url,
    env: {
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_CACHE_URL: `${url}/`,
      ACTIONS_RUNTIME_TOKEN: RUNTIME_TOKEN,
      GITHUB_SERVER_URL: "https://github.com",
    },
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
  };
}

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const url = /^listens on (http:\S+)/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error("the emulator ended before it listened");
}
