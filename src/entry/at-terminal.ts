import { act } from "../action.js";
import type { GitHubEvent } from "../github/event.js";
import type { Log } from "../log.js";
import { verdict } from "../report/exit.js";
import { wantsColour } from "../report/paint.js";
import { createProgressBar, createProgressLines } from "../report/progress.js";
import { printResults } from "../report/results.js";
import { createScreen, type Screen } from "../report/screen.js";
import { terminalTable } from "../report/terminal.js";
import { createTerminalLog } from "../report/terminal-log.js";
import { restoredOf } from "../report/words.js";
import type { Ended } from "../run/deliver/bring-out.js";
import { openCacheSync } from "../run/session/cache-sync.js";
import { assertFolder } from "../run/session/state.js";
import type { DeliveryWay } from "../run-model.js";
import type { FlagReading } from "../settings/flags.js";
import { loadSettings, type Settings } from "../settings.js";
import { UserError } from "../user-error.js";
import type { Program } from "./command-line.js";
import { startingPoint } from "./starting-point.js";
import { eventOf, programFile, stopSignal, trustOf, workerEntry } from "./surroundings.js";
import { readingUsage } from "./usage.js";

/** A person's terminal, or the pipe or file in its place. */
interface Terminal {
  readonly stream: NodeJS.WriteStream;
  readonly screen: Screen;
  readonly colour: boolean;
  readonly log: Log;
}

interface Sitting {
  readonly program: Pick<Program, "env" | "stdout" | "stderr">;
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly terminal: Terminal;
  readonly asked: FlagReading["asked"];
}

/**
 * One run at a terminal, or one after the other as the pictures change.
 * @throws UserError
 */
export async function runAtTerminal(program: Sitting["program"], reading: FlagReading): Promise<void> {
  const { env, stdout, stderr } = program;
  const { asked } = reading;
  const terminal = openTerminal(asked.has("json") ? stderr : stdout, env);
  const event = await eventOf(env);
  const settings = await readingUsage(() => settingsOf(reading, event, env));
  const sitting = { program, settings, event, terminal, asked };
  const signal = stopSignal(() => terminal.log.warning("Stopping: no more pictures are submitted."));
  if (!asked.has("watch")) {
    await runOnce(sitting, signal);
    return;
  }
  const { watchPictures } = await import("./watching.js");
  await watchPictures(settings, () => runOnce(sitting, signal), { log: terminal.log, signal });
}

async function settingsOf(reading: FlagReading, event: GitHubEvent, env: NodeJS.ProcessEnv): Promise<Settings> {
  const { workspace, raw } = startingPoint(reading, process.cwd());
  const settings = await loadSettings(raw, { workspace, environment: env, ...trustOf(event) });
  refuseDelivery(settings.deliver, event);
  refuseWatching(settings, reading.asked);
  await assertFolder(settings);
  return settings;
}

/** The files that it has written, from the workspace. */
async function runOnce(sitting: Sitting, signal: AbortSignal): Promise<readonly string[]> {
  const { settings, event, terminal, program, asked } = sitting;
  const { env, stdout } = program;
  const { stream, screen, colour, log } = terminal;
  const ended = await act({
    settings,
    event,
    environment: env,
    log,
    signal,
    worker: workerEntry(),
    cacheSync: await openCacheSync({ settings, env, program: programFile(), log }),
    onLeftovers: () => {},
    reportDirectory: settings.stateDirectory,
    progress: (total, doing) =>
      stream.isTTY === true && env["TERM"] !== "dumb"
        ? createProgressBar(total, { write: screen.bar, columns: () => stream.columns, colour, doing })
        : createProgressLines(total, log.info),
  });
  tell(ended, terminal);
  if (asked.has("json")) for (const piece of printResults(ended.run)) stdout.write(piece);
  process.exitCode = verdict(settings.failOn, ended.run).kind === "failed" ? 1 : undefined;
  if (asked.has("open")) await open(ended, env, log);
  return ended.run.files;
}

function tell({ run, files }: Ended, { stream, colour }: Terminal): void {
  stream.write(stream.isTTY ? "\n" : "");
  stream.write(terminalTable(run, { columns: stream.isTTY ? stream.columns : UNBOUNDED, colour }));
  if (files.report !== undefined)
    stream.write(`${run.counts.made + restoredOf(run).length > 0 ? "Before and after" : "Report"}: ${files.report}\n`);
}

async function open({ files }: Ended, env: NodeJS.ProcessEnv, log: Log): Promise<void> {
  if (files.report === undefined) return log.info("There is no new report to open: nothing has changed.");
  const { openFile } = await import("./open-file.js");
  await openFile(files.report, env, log);
}

function openTerminal(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Terminal {
  const colour = wantsColour(stream.isTTY === true, env["NO_COLOR"], env["TERM"]);
  const screen = createScreen((text) => stream.write(text));
  const log = createTerminalLog({
    write: screen.lines,
    ...(stream.isTTY && { columns: () => stream.columns }),
    colour,
    debug: env["RUNNER_DEBUG"] === "1",
  });
  return { stream, screen, colour, log };
}

/** Known before anything is paid for, it is said before. */
function refuseDelivery(deliver: readonly DeliveryWay[], event: GitHubEvent): void {
  const ways = deliver.filter((way) => way !== "bucket");
  if (event.kind !== "none" || ways.length === 0) return;
  throw new UserError(
    `--deliver ${ways.join(",")} is for GitHub Actions alone: on a command line the products are written to your folder. Leave it out.`,
  );
}

function refuseWatching({ service, dryRun }: Settings, asked: FlagReading["asked"]): void {
  if (!asked.has("watch")) return;
  if (service.kind !== "embedded")
    throw new UserError("--watch is for the embedded service, which is free: take it or --service out.");
  if (asked.has("json") || dryRun)
    throw new UserError(`--watch and --${dryRun ? "dry-run" : "json"} exclude each other: leave one of them out.`);
}

/** What is piped elsewhere is read by programs, and by people whose window nobody knows: nothing is cut. */
const UNBOUNDED = Number.POSITIVE_INFINITY;
