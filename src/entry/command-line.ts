import { act } from "../action.js";
import { type GitHubEvent, isUntrusted } from "../github/event.js";
import { verdict } from "../report/exit.js";
import { wantsColour } from "../report/paint.js";
import { createProgressBar, createProgressLines } from "../report/progress.js";
import { createScreen } from "../report/screen.js";
import { terminalTable } from "../report/terminal.js";
import { createTerminalLog } from "../report/terminal-log.js";
import { openJourney } from "../run/journeying.js";
import type { DeliveryWay } from "../run-model.js";
import { rawFromFlags } from "../settings/raw-inputs.js";
import { loadSettings } from "../settings.js";
import { UserError } from "../user-error.js";
import { helpText } from "./help.js";
import { eventOf, programFile, stopSignal, workerEntry } from "./surroundings.js";

/** The same program on a terminal: `cutout-action [flags] PATH…` */
export async function runCommandLine(program: NodeJS.Process): Promise<void> {
  const { env, argv, stdout, stderr } = program;
  const flags = argv.slice(2);
  for (const stream of [stdout, stderr]) outliveReader(stream);
  if (flags.length === 0 || flags.includes("--help") || flags.includes("-h")) {
    stdout.write(helpText());
    return;
  }
  dropRunnerCommands(stdout);
  const colour = wantsColour(stdout.isTTY === true, env["NO_COLOR"], env["TERM"]);
  const screen = createScreen((text) => stdout.write(text));
  const log = createTerminalLog({ write: screen.lines, colour, debug: env["RUNNER_DEBUG"] === "1" });
  try {
    if (flags.some((flag) => /^--listen(=|$)/.test(flag))) {
      const { runListen } = await import("./listen.js");
      return await runListen(program, flags);
    }
    const event = await eventOf(env);
    const settings = await loadSettings(rawFromFlags(flags, env), {
      workspace: process.cwd(),
      environment: env,
      secretsWithheld: isUntrusted(event),
    });
    refuseDelivery(settings.deliver, event);
    const signal = stopSignal(() => log.warning("Stopping: no more pictures are submitted."));
    const { run, files } = await act({
      settings,
      event,
      environment: env,
      log,
      signal,
      worker: workerEntry(),
      journey: openJourney(settings, env, programFile(), log),
      onLeftovers: () => {},
      reportDirectory: settings.stateDirectory,
      progress: (total) =>
        stdout.isTTY === true && env["TERM"] !== "dumb"
          ? createProgressBar(total, { write: screen.bar, columns: () => stdout.columns, colour })
          : createProgressLines(total, log.info),
    });
    stdout.write(terminalTable(run, { columns: stdout.isTTY ? stdout.columns : UNBOUNDED, colour }));
    if (files.report !== undefined)
      stdout.write(`${run.counts.made + run.counts.reused > 0 ? "Before and after" : "Report"}: ${files.report}\n`);
    if (verdict(settings.failOn, run).kind === "failed") process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Known before anything is paid for, it is said before. */
function refuseDelivery(ways: readonly DeliveryWay[], event: GitHubEvent): void {
  if (event.kind !== "none" || ways.length === 0) return;
  throw new UserError(
    `"deliver" is "${ways.join(", ")}", which is for GitHub Actions alone: on a command line the products lie in the work tree. Leave --deliver out.`,
  );
}

/** Whoever reads a pipe may have seen enough, as `head` has: that ends the printing, and not the work. */
function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
  });
}

/** What is piped elsewhere is read by programs, and by people whose window nobody knows: nothing is cut. */
const UNBOUNDED = Number.POSITIVE_INFINITY;

/** `@actions/glob` and `@actions/cache` talk to a runner too; here a person reads, and `::debug::…` is noise. */
function dropRunnerCommands(stdout: NodeJS.WriteStream): void {
  const write = stdout.write.bind(stdout);
  stdout.write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Written, written?: Written): boolean => {
    if (typeof chunk === "string" && /^::[a-z-]+(?: [^:]*)?::/.test(chunk)) return true;
    return typeof encoding === "string" ? write(chunk, encoding, written) : write(chunk, encoding);
  };
}

type Written = (error?: Error | null) => void;
