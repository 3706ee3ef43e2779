import { act } from "../action.js";
import { isUntrusted } from "../github/event.js";
import { verdict } from "../report/exit.js";
import { wantsColour } from "../report/paint.js";
import { createProgressBar, createProgressLines } from "../report/progress.js";
import { createScreen } from "../report/screen.js";
import { terminalTable } from "../report/terminal.js";
import { createTerminalLog } from "../report/terminal-log.js";
import { openJourney } from "../run/journeying.js";
import { rawFromFlags } from "../settings/raw-inputs.js";
import { loadSettings } from "../settings.js";
import { UserError } from "../user-error.js";
import { helpText } from "./help.js";
import { eventOf, programFile, stopSignal, workerEntry } from "./surroundings.js";

/** The same program on a terminal: `cutout-action [flags] PATH…` */
export async function runCommandLine(program: NodeJS.Process): Promise<void> {
  const { env, argv, stdout, stderr } = program;
  const flags = argv.slice(2);
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
    stdout.write(terminalTable(run, { columns: stdout.columns || 80, colour }));
    if (files.report !== undefined) stdout.write(`Before and after: ${files.report}\n`);
    if (verdict(settings.failOn, run).kind === "failed") process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** `@actions/glob` and `@actions/cache` talk to a runner too; here a person reads, and `::debug::…` is noise. */
function dropRunnerCommands(stdout: NodeJS.WriteStream): void {
  const write = stdout.write.bind(stdout);
  stdout.write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Written, written?: Written): boolean => {
    if (typeof chunk === "string" && /^::[a-z-]+(?: [^:]*)?::/.test(chunk)) return true;
    return typeof encoding === "string" ? write(chunk, encoding, written) : write(chunk, encoding);
  };
}

type Written = (error?: Error | null) => void;
