import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { once } from "../../src/once.js";
import { git, gitEnvironment } from "./git.js";

/**
 * Answers one request of smart HTTP by git's own server side, as `git http-backend` would, which is one process more for
 * each. `path` starts behind the repository.
 */
export function serveGit(bare: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  const asked = askedOf(path, request);
  if (typeof asked === "number") response.writeHead(asked).end();
  else void serve(bare, asked, request, response);
}

interface Asked {
  readonly service: string;
  /** What the client would like to know is which refs there are. */
  readonly advertises: boolean;
}

/** @returns a status for what is refused */
function askedOf(path: string, { method, url, headers }: IncomingMessage): Asked | number {
  const advertises = path === "/info/refs";
  const { searchParams } = new URL(url ?? "/", "http://localhost");
  const name = advertises ? searchParams.get("service") : path.slice(1);
  const [, service] = /^git-(upload-pack|receive-pack)$/.exec(name ?? "") ?? [];
  if (service === undefined) return 403;
  if (method !== (advertises ? "GET" : "POST")) return 405;
  const isOfType = headers["content-type"] === `application/x-git-${service}-request`;
  return advertises || isOfType ? { service, advertises } : 415;
}

async function serve(bare: string, asked: Asked, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const protocol = String(request.headers["git-protocol"] ?? "");
  const isNew = /(?:^|:)version=2(?:$|:)/.test(protocol);
  const { service, advertises } = asked;
  const offer = advertises && isNew && service === "upload-pack" ? configurationOf(bare) : undefined;
  const known = offer === undefined ? undefined : offers.get(offer);
  const { said, code } = known ?? (await say(bare, asked, protocol, request));
  if (offer !== undefined && code === 0) offers.set(offer, { said, code });
  const type = `application/x-git-${service}-${advertises ? "advertisement" : "result"}`;
  response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
  response.end(advertises && !isNew ? Buffer.concat([announcement(service), said]) : said);
}

interface Said {
  readonly said: Buffer;
  readonly code: number | null;
}

/** What upload-pack says of itself in protocol 2, by the configuration, which alone decides it: a process less each time. */
const offers = new Map<string, Said>();

function configurationOf(bare: string): string | undefined {
  try {
    return readFileSync(join(bare, "config"), "utf8");
  } catch {
    return undefined;
  }
}

function say(bare: string, asked: Asked, protocol: string, request: IncomingMessage): Promise<Said> {
  const options = asked.advertises ? ["--advertise-refs"] : [];
  const child = spawn(join(execPath(), `git-${asked.service}`), ["--stateless-rpc", ...options, bare], {
    env: { ...gitEnvironment, GIT_PROTOCOL: protocol },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const unzip = request.headers["content-encoding"] === "gzip" ? createGunzip() : undefined;
  const body = unzip === undefined ? request : request.pipe(unzip);
  for (const stream of [child.stdin, unzip]) stream?.on("error", () => {});
  body.pipe(child.stdin);
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ said: Buffer.concat(output), code })));
}

const execPath = once(() => git(tmpdir(), "--exec-path"));

/** What comes before the refs of the protocol's older versions: a line with its length, and the end of lines. */
function announcement(service: string): Buffer {
  const line = `# service=git-${service}\n`;
  return Buffer.from(`${(line.length + 4).toString(16).padStart(4, "0")}${line}0000`);
}
