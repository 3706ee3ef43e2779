import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ResultsDocument } from "../../src/report/results.js";
import { entry } from "./entry.js";

/** `CUTOUT_NODE` names another node than the one that runs the tests. */
const program = process.env["CUTOUT_NODE"] ?? process.execPath;

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder of a test's own, with what a runner keeps beside the workspace. */
export interface Place {
  readonly root: string;
  readonly workspace: string;
  readonly temp: string;
  readonly state: string;
  readonly write: (files: Files) => void;
  readonly read: (path: string) => Buffer;
  /** Another place with all that this one has by now, state and times too: what several tests begin with is run once. */
  readonly copy: () => Place;
  readonly remove: () => void;
}

export function createPlace(files: Files = {}): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "cutout-test-")));
  const workspace = join(root, "workspace");
  const temp = join(root, "temp");
  for (const folder of [workspace, temp]) mkdirSync(folder);
  const write = (more: Files) => {
    for (const [path, content] of Object.entries(more)) {
      mkdirSync(dirname(join(workspace, path)), { recursive: true });
      writeFileSync(join(workspace, path), content);
    }
  };
  write(files);
  return {
    root,
    workspace,
    temp,
    state: join(root, "state"),
    write,
    read: (path) => readFileSync(join(workspace, path)),
    copy: () => {
      const place = createPlace();
      cpSync(root, place.root, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
      return place;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the step set with `core.setOutput`. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Undefined where the run ended before there were any. */
  readonly results: ResultsDocument | undefined;
}

export interface Running {
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the log says so; rejects when the run ends without. */
  readonly says: (text: string) => Promise<void>;
}

export interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The event's payload. */
  readonly event?: { readonly name: string; readonly payload: object };
}

let steps = 0;

/** Starts the built action as the runner would: inputs and files in the environment, nothing else of this machine's. */
export function startStep(place: Place, options: StepOptions = {}): Running {
  const id = ++steps;
  const files = {
    output: join(place.temp, `output-${id}`),
    summary: join(place.temp, `summary-${id}`),
    state: join(place.temp, `state-${id}`),
  };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const eventFile = join(place.temp, `event-${id}.json`);
  writeFileSync(eventFile, JSON.stringify(options.event?.payload ?? {}));
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: place.root,
    GITHUB_ACTIONS: "true",
    CI: "true",
    RUNNER_TEMP: place.temp,
    GITHUB_WORKSPACE: place.workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_STATE: files.state,
    GITHUB_EVENT_NAME: options.event?.name ?? "workflow_dispatch",
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_REPOSITORY: "octo/shop",
    GITHUB_REF: "refs/heads/main",
    GITHUB_SHA: "0000000000000000000000000000000000000000",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
    GITHUB_WORKFLOW: "cutouts",
    GITHUB_JOB: "cutouts",
    GITHUB_ACTION: "cutout",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_ACTOR: "octocat",
    ...inputVariables({ "state-directory": place.state, deliver: "none", ...options.inputs }),
    ...options.env,
  };
  return follow(spawn(program, [entry], { cwd: place.workspace, env }), files, place);
}

export async function runStep(place: Place, options: StepOptions = {}): Promise<Ended> {
  return startStep(place, options).ended;
}

/** Runs the program on a command line, in the place's workspace. */
export async function runCommand(
  place: Place,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(program, [entry, "--state-directory", place.state, ...args], {
    cwd: place.workspace,
    env: { PATH: process.env["PATH"] ?? "", HOME: place.root, NO_COLOR: "1", ...env },
  });
  return follow(child, undefined, place).ended;
}

/** As the runner names them: `app-code` → `INPUT_APP-CODE`. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

interface StepFiles {
  readonly output: string;
  readonly summary: string;
}

function follow(child: ReturnType<typeof spawn>, files: StepFiles | undefined, place: Place): Running {
  let stdout = "";
  let stderr = "";
  const listeners = new Set<() => void>();
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const listener of listeners) listener();
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const outputs = files === undefined ? {} : parseOutputs(readFileSync(files.output, "utf8"));
      const summary = files === undefined ? "" : readFileSync(files.summary, "utf8");
      const file = files === undefined ? join(place.state, "cutout-results.json") : outputs["results"];
      resolve({ code, signal, stdout, stderr, outputs, summary, results: readResults(file) });
    });
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!stdout.includes(text)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      ended.then(
        () => reject(new Error(`the run ended without saying ${JSON.stringify(text)}:\n${stdout}${stderr}`)),
        reject,
      );
    });
  return { ended, says, kill: (signal) => child.kill(signal) };
}

function readResults(file: string | undefined): ResultsDocument | undefined {
  if (file === undefined || file === "") return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** The file that `core.setOutput` writes: `name<<delimiter`, the value's lines, the delimiter. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const [, name, delimiter] = /^(.+?)<<(.+)$/.exec(lines[i] ?? "") ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, i + 1);
    outputs[name] = lines.slice(i + 1, end).join("\n");
    i = end;
  }
  return outputs;
}
