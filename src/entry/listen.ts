import { parseArgs } from "node:util";
import type { Access } from "../embedded/access.js";
import { type Listening, listen, refuseOpen } from "../embedded/listen.js";

import type { Log } from "../log.js";
import { createThreads } from "../pixels/threads.js";
import { createTerminalLog } from "../report/terminal-log.js";
import { createEngine } from "../run/session/engine.js";
import { rawFromFlags } from "../settings/flags.js";
import { MODEL_INPUTS } from "../settings/model-files.js";
import { loadSettings, type Settings } from "../settings.js";
import { messageOf, UserError } from "../user-error.js";
import type { Program } from "./command-line.js";
import { stopSignal, workerEntry } from "./surroundings.js";
import { readingUsage } from "./usage.js";

/**
 * The service by itself: `cutout-action --listen PORT`. Ends on SIGINT or SIGTERM.
 * @throws UserError
 */
export async function runListen(
  { env, stdout }: Pick<Program, "env" | "stdout">,
  flags: readonly string[],
): Promise<void> {
  const log = createTerminalLog({ write: (text) => stdout.write(text), colour: false, debug: false });
  const { address, settings } = await readingUsage(async () => {
    const { address, engine } = readFlags(flags, env);
    refuseOpen(address);
    return { address, settings: await engineSettings(engine, env) };
  });
  const threads = createThreads({ entry: workerEntry() });
  try {
    const engine = createEngine(settings, { threads, worker: workerEntry(), log });
    try {
      await engine.load();
      const { matter } = engine;
      await untilStopped(await listen({ ...address, matter, answered: (access) => log.info(accessLine(access)) }), log);
    } finally {
      await engine.close();
    }
  } finally {
    await threads.close();
  }
}

async function untilStopped(service: Listening, log: Log): Promise<void> {
  // Who waits for the line below may end the service at once, so its end is prepared first.
  const stopped = new Promise<void>((resolve) => void stopSignal(resolve));
  log.info(`Listening at ${service.url.href}${service.loopbackImages ? ", for clients on this machine" : ""}.`);
  await stopped;
  const pending = service.pending();
  log.info(`Stopping${pending === 0 ? "." : `: ${pending} tasks are not done and are dropped.`}`);
  await service.stop();
  log.info("Stopped.");
}

/** One line a request, with the time in UTC. */
function accessLine({ method, path, status, milliseconds, refusal }: Access): string {
  const reason = refusal === undefined ? "" : ` ${refusal.slice(0, 300)}`;
  return `${new Date().toISOString()} ${method} ${path.slice(0, 200)} ${status} ${milliseconds} ms${reason}`;
}

const ADDRESS_FLAGS = ["listen", "host", "app-code", "public-url"] as const;
const ENGINE_FLAGS = [...MODEL_INPUTS, "state-directory"] as const;

function readFlags(flags: readonly string[], env: NodeJS.ProcessEnv) {
  const values = parse(flags);
  const port = Number(values.listen);
  if (!/^\d{1,5}$/.test(values.listen ?? "") || port > 65_535) {
    throw new UserError(`--listen is "${values.listen}", which is no port: 0 to 65535; 0 takes any that is free.`);
  }
  const appCode = values["app-code"] ?? (env["CUTOUT_APP_CODE"] || undefined);
  if (appCode !== undefined && !/^[\x21-\x7e]+$/.test(appCode)) {
    throw new UserError("--app-code has to be letters, digits and signs of ASCII, without spaces, and not empty.");
  }
  const publicUrl = readPublicUrl(values["public-url"]);
  const address = {
    host: values.host ?? "127.0.0.1",
    port,
    ...(appCode !== undefined && { appCode }),
    ...(publicUrl !== undefined && { publicUrl }),
  };
  return { address, engine: ENGINE_FLAGS.flatMap((name) => (values[name] ? [`--${name}=${values[name]}`] : [])) };
}

type Flag = (typeof ADDRESS_FLAGS)[number] | (typeof ENGINE_FLAGS)[number];

function parse(flags: readonly string[]): Readonly<Partial<Record<Flag, string>>> {
  const options = Object.fromEntries(
    [...ADDRESS_FLAGS, ...ENGINE_FLAGS].map((name) => [name, { type: "string" } as const]),
  );
  try {
    return parseArgs({ args: [...flags], options }).values;
  } catch (error) {
    throw new UserError(
      `${messageOf(error)}\n--listen goes with --host, --app-code, --public-url, ${ENGINE_FLAGS.map((name) => `--${name}`).join(", ")}.`,
    );
  }
}

function readPublicUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.search === "" &&
    url.hash === "" &&
    url.username === ""
  )
    return url;
  throw new UserError(`--public-url is "${text}"; it has to be an http or https URL without query and credentials.`);
}

/** A model, its state directory and the proxies are read as for a run, which would want pictures too. */
function engineSettings(flags: readonly string[], env: NodeJS.ProcessEnv): Promise<Settings> {
  const { CUTOUT_APP_CODE: _, ...environment } = env;
  return loadSettings(rawFromFlags([".", "--config=none", ...flags], environment), {
    workspace: process.cwd(),
    environment,
    secretsWithheld: false,
    configOf: "owner",
  });
}
