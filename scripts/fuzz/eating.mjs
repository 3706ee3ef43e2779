// Has pictures read in a process of their own, which may hang, swell or die of them.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export const MOST_SECONDS = 10;
export const MOST_MEGABYTES = 1000;

const eater = fileURLToPath(new URL("eater.mjs", import.meta.url));

/**
 * @returns `eat(file)`, which gives `{ end, reason, milliseconds, megabytes }`, the time being the processor's, with the
 * end `read` or `refused`, as is right, or `crashed` (twice), `hung`, `swollen` or `died`; and `close()`
 */
export function createEating() {
  let child;
  const start = () => {
    child = fork(eater, { stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
  };

  async function eat(file) {
    if (child === undefined) start();
    const running = child;
    const answer = await new Promise((resolve) => {
      const late = setTimeout(() => resolve({ end: "hung", reason: "the main thread" }), 2 * MOST_SECONDS * 1000);
      const done = (told) => {
        clearTimeout(late);
        running.off("message", done);
        running.off("exit", died);
        resolve(told);
      };
      const died = (code, signal) => done({ end: "died", reason: `the process ended with ${code ?? signal}` });
      running.once("message", done);
      running.once("exit", died);
      running.send(file);
    });
    if (answer.end === "died") child = undefined;
    if (answer.end === "hung") await close();
    return judged(answer);
  }

  async function close() {
    if (child === undefined) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    child = undefined;
    await ended;
  }

  return { eat, close };
}

function judged(answer) {
  const { end, milliseconds = Number.NaN, megabytes = Number.NaN } = answer;
  const isGood = end === "read" || end === "refused";
  if (isGood && milliseconds > MOST_SECONDS * 1000) return { ...answer, end: "hung" };
  if (isGood && megabytes > MOST_MEGABYTES) return { ...answer, end: "swollen" };
  return { ...answer, milliseconds, megabytes };
}
