import { ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { type Execution, execute, type Started, start } from "./git-process.js";

/** What git has under a name. */
export interface ObjectInfo {
  /** In hex. */
  readonly id: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * Git's store of objects, asked by names such as `<commit>:<path>` and `HEAD^{tree}`. To start a process for each takes
 * longer than the answer, so one answers for as long as it is asked.
 */
export interface Objects {
  /**
   * @returns undefined where git has no such object
   * @throws an Error that carries git's own last words, where it cannot tell
   */
  readonly find: (name: string) => Promise<ObjectInfo | undefined>;
  /** The content as it is stored, whole. Returns and throws as `find`. */
  readonly read: (name: string) => Promise<Buffer | undefined>;
}

type Command = (args: readonly string[]) => Execution;

/** The processes begin with the first question, keep nobody waiting, and end on their own. */
export function openObjects(command: Command): Objects {
  const info = openDialog(() => start(command(["cat-file", "--batch-check"])), command);
  const content = openDialog(() => start(command(["cat-file", "--batch"])), command);
  return {
    find: (name) => info(name, async (found) => found),
    read: (name) =>
      content(name, async ({ size }, answers) => {
        const bytes = await answers.take(size);
        await answers.take(1);
        return bytes;
      }),
  };
}

type Understand<T> = (found: ObjectInfo, answers: Answers) => Promise<T>;

/** Puts one question after the other. */
function openDialog(begin: () => Started, command: Command) {
  let partner: Partner | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const ask = async <T>(name: string, understand: Understand<T>): Promise<T | undefined> => {
    const line = await asLine(name, command);
    if (line === undefined) return undefined;
    if (partner === undefined || partner.hasLeft()) partner = talkTo(begin());
    return partner.ask(line, understand);
  };
  return <T>(name: string, understand: Understand<T>): Promise<T | undefined> => {
    const answer = last.then(() => ask(name, understand));
    last = answer.catch(() => {});
    return answer;
  };
}

/** A question ends with its line, before which some versions drop a carriage return: such a name is not told, but its object's. */
async function asLine(name: string, command: Command): Promise<string | undefined> {
  if (!/[\n\r]/.test(name)) return name;
  const found = await execute(command(["rev-parse", "--verify", "--quiet", "--end-of-options", name]));
  return found.kind === "done" ? found.output.toString("latin1").trim() : undefined;
}

interface Partner {
  readonly ask: <T>(line: string, understand: Understand<T>) => Promise<T | undefined>;
  readonly hasLeft: () => boolean;
}

/** Who has not been asked for so long is sent away: on Windows nobody could delete the repository. */
const MOST_IDLE_MILLISECONDS = 10_000;

function talkTo({ child, ended }: Started): Partner {
  const answers = readAnswers(child.stdout, ended);
  let left = false;
  let idle: NodeJS.Timeout | undefined;
  const leave = () => {
    left = true;
    child.stdin.end();
  };
  const handles = [child, child.stdin, child.stdout, child.stderr];
  child.stdin.on("error", () => {});
  ended.then(() => {
    left = true;
  });
  return {
    hasLeft: () => left,
    async ask(line, understand) {
      clearTimeout(idle);
      for (const handle of handles) keepAwake(handle);
      try {
        child.stdin.write(`${line}\n`);
        const found = readHeader(await answers.line(), line);
        return found && (await understand(found, answers));
      } catch (error) {
        left = true;
        child.kill();
        throw error;
      } finally {
        for (const handle of handles) letSleep(handle);
        idle = setTimeout(leave, MOST_IDLE_MILLISECONDS).unref();
      }
    },
  };
}

/** `<id> blob 12`. A name may look like that itself, so what is missing is known by the whole line. */
function readHeader(header: string, name: string): ObjectInfo | undefined {
  if (header === `${name} missing` || header === `${name} ambiguous`) return undefined;
  const [, id, type, size] = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(header) ?? [];
  if (id === undefined || type === undefined) throw new Error(`git cat-file answered ${JSON.stringify(header)}`);
  return { id, type, size: Number(size) };
}

interface Answers {
  /** Without the line's end. */
  readonly line: () => Promise<string>;
  readonly take: (size: number) => Promise<Buffer>;
}

function readAnswers(stdout: Readable, ended: Started["ended"]): Answers {
  const chunks: AsyncIterator<unknown> = stdout[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const next = async (): Promise<Buffer> => {
    const { value } = await chunks.next();
    if (value instanceof Buffer) return value;
    throw new Error(`git cat-file failed: ${(await ended) ?? "it ended without an answer"}`);
  };
  const take = async (size: number): Promise<Buffer> => {
    const parts = [rest];
    for (let have = rest.length; have < size; ) {
      const part = await next();
      parts.push(part);
      have += part.length;
    }
    const whole = parts.length === 1 ? rest : Buffer.concat(parts);
    rest = whole.subarray(size);
    return whole.subarray(0, size);
  };
  return {
    async line() {
      while (!rest.includes("\n")) rest = Buffer.concat([rest, await next()]);
      const line = await take(rest.indexOf("\n"));
      await take(1);
      return line.toString("utf8");
    },
    take,
  };
}

function keepAwake(handle: unknown): void {
  if (handle instanceof Socket || handle instanceof ChildProcess) handle.ref();
}

function letSleep(handle: unknown): void {
  if (handle instanceof Socket || handle instanceof ChildProcess) handle.unref();
}
