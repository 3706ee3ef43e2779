import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Access } from "../../../src/embedded/access.js";
import { createJobs, type JobsOptions } from "../../../src/embedded/jobs.js";
import type { Matter } from "../../../src/embedded/matter.js";
import { resultsPath, startServer } from "../../../src/embedded/server.js";
import { type AddressRule, guardedDispatcher, publicAndLoopback } from "../../../src/service/connect.js";
import { queryPath, submitPath } from "../../../src/service/contract.js";
import { photo } from "../../support/photos.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body's fields; empty where there is no body. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

export interface World {
  readonly origin: URL;
  /** Where pictures are: `<images>/1.jpg` and so on, by `photo`. */
  readonly images: string;
  readonly accesses: readonly Access[];
  readonly submit: (body: string | object, options?: CallOptions) => Promise<Answer>;
  readonly query: (body: string | object, options?: CallOptions) => Promise<Answer>;
  /** Asks until no task of the job is on its way. */
  readonly settled: (resultKey: string) => Promise<readonly TaskFields[]>;
  readonly close: () => Promise<void>;
}

export interface TaskFields {
  readonly status: string;
  readonly image: string;
  readonly model_type: string;
  readonly results?: readonly string[];
  readonly reason?: string;
}

export interface WorldOptions extends Partial<Pick<JobsOptions, "capacity" | "capacityBytes">> {
  /** Null for a service without one. */
  readonly appCode?: string | null;
  readonly matter?: Matter;
  readonly rule?: AddressRule;
  readonly lifetimeMilliseconds?: number;
  readonly maximumImageBytes?: number;
  readonly timeoutMilliseconds?: number;
  /** Answers for pictures under other names than `<number>.jpg`. */
  readonly pictures?: RequestListener;
}

export const APP_CODE = "a-test-app-code";

/** The cutout is the picture itself: what the server does around the engine is what these tests are about. */
export const copying: Matter = async ({ image, cutout }) => {
  await copyFile(image, cutout);
  return { kind: "cutout" };
};

/** The embedded server on a port of its own, with a host for pictures beside it. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { appCode = APP_CODE, rule = publicAndLoopback, maximumImageBytes = 5_000_000 } = options;
  const directory = await mkdtemp(join(tmpdir(), "cutout-server-"));
  await writeFile(join(directory, "keep"), "");
  const host = await startPictures(options.pictures);
  const dispatcher = guardedDispatcher({ rule });
  const accesses: Access[] = [];
  let base = "";
  const jobs = createJobs({
    directory: join(directory, "jobs"),
    matter: options.matter ?? copying,
    fetching: { dispatcher, rule, maximumImageBytes, timeoutMilliseconds: options.timeoutMilliseconds ?? 5_000 },
    resultsUrl: () => base,
    capacity: options.capacity ?? 100,
    capacityBytes: options.capacityBytes ?? 1e9,
    lifetimeMilliseconds: options.lifetimeMilliseconds ?? 60_000,
    afterDownloadMilliseconds: 60_000,
  });
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    appCode: appCode ?? undefined,
    jobs,
    answered: (access) => accesses.push(access),
  });
  base = new URL(resultsPath, server.origin).href;
  const call = caller(server.origin, appCode);
  const query = (body: string | object, more?: CallOptions) => call(queryPath, body, more);
  return {
    origin: server.origin,
    images: host.url,
    accesses,
    submit: (body, more) => call(submitPath, body, more),
    query,
    settled: (resultKey) => untilSettled(query, resultKey),
    close: async () => {
      await server.close();
      await jobs.close();
      await dispatcher.destroy();
      await host.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export function submitOf(...images: readonly string[]): object {
  return { data: { task_list: images.map((image) => ({ image, model_type: "general" })) } };
}

let nonces = 0;

export function newNonce(): string {
  return `nonce-${process.pid}-${++nonces}`;
}

function caller(origin: URL, appCode: string | null) {
  return async (
    path: string,
    body: string | object,
    { headers, method = "POST" }: CallOptions = {},
  ): Promise<Answer> => {
    const response = await fetch(new URL(path, origin), {
      method,
      ...(method === "POST" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      headers: {
        "content-type": "application/json",
        ...(appCode !== null && { authorization: `APPCODE ${appCode}` }),
        "x-ca-nonce": newNonce(),
        ...headers,
      },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, fields: text === "" ? {} : JSON.parse(text) };
  };
}

async function untilSettled(query: World["query"], resultKey: string): Promise<readonly TaskFields[]> {
  for (;;) {
    const { fields } = await query({ data: { result_key: resultKey } });
    const tasks = tasksOf(fields);
    if (tasks.every(({ status }) => status === "SUCCESS" || status === "FAILED")) return tasks;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function keyOf({ fields }: Pick<Answer, "fields">): string {
  const data = fields["data"];
  const key = typeof data === "object" && data !== null && "result_key" in data ? data.result_key : undefined;
  if (typeof key !== "string") throw new Error(`no result_key in ${JSON.stringify(fields)}`);
  return key;
}

export function tasksOf(fields: Answer["fields"]): readonly TaskFields[] {
  const data = fields["data"];
  const list = typeof data === "object" && data !== null && "task_list" in data ? data.task_list : undefined;
  if (!Array.isArray(list)) throw new Error(`no task_list in ${JSON.stringify(fields)}`);
  return list;
}

async function startPictures(others: RequestListener = (_request, response) => response.writeHead(404).end()) {
  const server = createServer((request, response) => {
    const number = /^\/(\d+)\.jpg$/.exec(request.url ?? "")?.[1];
    if (number === undefined) return others(request, response);
    photo(Number(number)).then((bytes) => response.end(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}
