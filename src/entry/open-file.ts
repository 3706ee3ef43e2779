import { spawn } from "node:child_process";
import { withoutSecrets } from "../child-environment.js";
import type { Log } from "../log.js";

/**
 * Shows a file in the program that the desktop has for it, and does not wait for that to end. Where there is no desktop
 * it is said, and nothing fails.
 * @param file absolute path
 */
export async function openFile(file: string, env: NodeJS.ProcessEnv, log: Log): Promise<void> {
  if (env["CI"] !== undefined && env["CI"] !== "" && env["CI"] !== "false") {
    log.info('"--open" opens nothing in CI.');
    return;
  }
  const [program, args] = opener(file);
  const child = spawn(program, args, { detached: true, stdio: "ignore", env: withoutSecrets(env) });
  await new Promise<void>((resolve) => {
    child.once("spawn", resolve);
    child.once("error", (error) => {
      log.warning(`The report could not be opened by ${program} (${error.message}): open ${file} yourself.`);
      resolve();
    });
  });
  child.unref();
}

/** On Windows `start` is of the shell, which would take signs in a file's name for its own; this is what it calls. */
function opener(file: string): readonly [string, readonly string[]] {
  if (process.platform === "darwin") return ["open", [file]];
  if (process.platform === "win32") return ["rundll32", ["url.dll,FileProtocolHandler", file]];
  return ["xdg-open", [file]];
}
