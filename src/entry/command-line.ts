import { exists } from "../exists.js";
import { DEFAULT_CONFIG } from "../settings/config/find-config.js";
import { rawFromFlags } from "../settings/flags.js";
import { asUserError } from "../user-error.js";

/** What a program on a terminal is started with. */
export type Program = Pick<NodeJS.Process, "env" | "argv" | "stdout" | "stderr">;

/** The same program on a terminal: `cutout-action [flags] PATH…` */
export async function runCommandLine(program: Program): Promise<void> {
  const { env, argv, stdout, stderr } = program;
  const flags = argv.slice(2);
  for (const stream of [stdout, stderr]) outliveReader(stream);
  if (await tellsOfItself(flags, stdout)) return;
  dropRunnerCommands(stdout);
  try {
    if (flags.some((flag) => /^--listen(=|$)/.test(flag))) {
      const { runListen } = await import("./listen.js");
      return await runListen(program, flags);
    }
    const { runAtTerminal } = await import("./at-terminal.js");
    await runAtTerminal(program, rawFromFlags(flags, env));
  } catch (error) {
    const told = asUserError(error);
    if (told === undefined) throw error;
    stderr.write(`${told.message}\n`);
    process.exitCode ??= 1;
  }
}

async function tellsOfItself(flags: readonly string[], stdout: NodeJS.WriteStream): Promise<boolean> {
  const asks = (...names: readonly string[]) => flags.some((flag) => names.includes(flag));
  if (asks("--version", "-V")) {
    const { version } = await import("./version.js");
    stdout.write(`${await version()}\n`);
    return true;
  }
  if (!asks("--help", "-h") && (flags.length > 0 || (await exists(DEFAULT_CONFIG)))) return false;
  const { helpText, usageText } = await import("./help.js");
  stdout.write(flags.length === 0 ? usageText() : helpText(stdout.isTTY ? stdout.columns : undefined));
  return true;
}

/** Whoever reads a pipe may have seen enough, as `head` has: that ends the printing, and not the work. */
function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
  });
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
