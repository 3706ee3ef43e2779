import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import type { Size } from "../../src/model.js";
import { type Alpha, cutoutPng } from "./scripted-service/cutouts.js";
import type { Bill, PictureFault, Reply, ResultKind, Rule, ScriptOptions } from "./scripted-service/script.js";

export type { Bill, PictureFault, Reply, Rule, ScriptOptions } from "./scripted-service/script.js";

/**
 * A loopback server that speaks the service's contract, keeps a bill, and misbehaves as it is told. It reads requests
 * with code of its own, so that a mistake of ours does not hide itself.
 *
 * ```ts
 * const service = await startScriptedService({ faults: { "bad.jpg": "23500005" }, credits: 20 });
 * // … run against service.url with app-code service.appCode …
 * expect(service.bill().tasks).toBe(20);
 * await service.close();
 * ```
 */
export interface ScriptedService {
  /** The base URL, for `service`. */
  readonly url: URL;
  readonly appCode: string;
  readonly bill: () => Bill;
  /** Every request that came in, with its headers. */
  readonly requests: readonly Seen[];
  /** Changes what the service is told, from now on. */
  readonly change: (options: Partial<ScriptOptions>) => void;
  /** Resolves once this holds; it is asked again whenever a request has come in or was answered. */
  readonly until: (holds: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Seen {
  readonly call: "submit" | "query" | "download" | "other";
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly at: number;
}

interface ServiceTask {
  readonly image: string;
  readonly model: string;
  readonly size: Size;
  readonly fault: PictureFault | undefined;
  fetched: number;
}

interface ServiceJob {
  readonly key: string;
  readonly tasks: readonly ServiceTask[];
  readonly doneAt: number;
  asked: number;
}

interface State {
  options: ScriptOptions;
  origin: string;
  readonly jobs: Map<string, ServiceJob>;
  readonly results: Map<string, { readonly task: ServiceTask; readonly issue: number; readonly kind: ResultKind }>;
  readonly nonces: Set<string>;
  readonly accepted: Map<string, number>;
  readonly recentSubmits: number[];
  readonly workerFreeAt: number[];
  readonly requests: Seen[];
  readonly ruleCounts: Map<Rule, number>;
  readonly waiting: Set<() => void>;
  credits: number;
  submits: number;
  queries: number;
  downloads: number;
  throttled: number;
}

export async function startScriptedService(options: ScriptOptions = {}): Promise<ScriptedService> {
  const state: State = {
    options: { appCode: "scripted-app-code", ...options },
    origin: "",
    jobs: new Map(),
    results: new Map(),
    nonces: new Set(),
    accepted: new Map(),
    recentSubmits: [],
    workerFreeAt: [],
    requests: [],
    ruleCounts: new Map(),
    waiting: new Set(),
    credits: options.credits ?? Number.POSITIVE_INFINITY,
    submits: 0,
    queries: 0,
    downloads: 0,
    throttled: 0,
  };
  const server = createServer((request, response) => {
    handle(state, request, response)
      .catch((error: Error) => {
        if (!response.headersSent) response.writeHead(599, { "content-type": "text/plain" });
        response.end(`the scripted service is broken: ${error.stack}`);
      })
      .finally(() => askAgain(state));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.origin = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    url: new URL(state.origin),
    appCode: state.options.appCode ?? "",
    bill: () => billOf(state),
    requests: state.requests,
    change: (changed) => {
      state.options = { ...state.options, ...changed };
      if (changed.credits !== undefined) state.credits = changed.credits;
    },
    until: (holds) => until(state, holds),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function until(state: State, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      state.waiting.delete(look);
      resolve();
    };
    state.waiting.add(look);
    look();
  });
}

function askAgain(state: State): void {
  for (const look of state.waiting) look();
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function billOf(state: State): Bill {
  const tasks = [...state.accepted.values()].reduce((sum, times) => sum + times, 0);
  const { submits, queries, downloads, throttled } = state;
  const amounts = { task: tasks, submit: state.jobs.size, call: submits + queries };
  return {
    accepted: new Map(state.accepted),
    tasks,
    jobs: state.jobs.size,
    submits,
    queries,
    downloads,
    throttled,
    amount: amounts[state.options.billing ?? "task"],
  };
}

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "/";
  const call = callOf(path);
  const body = await textOf(request);
  state.requests.push({ call, path, headers: request.headers, body, at: Date.now() });
  state.options.onRequest?.();
  askAgain(state);
  if (state.requests.length > 5000) state.requests.splice(0, 1000);
  if (call === "other") return void reply(response, { status: 404, body: "nothing here" });
  if (call === "submit") state.submits += 1;
  if (call === "query") state.queries += 1;
  if (call === "download") state.downloads += 1;
  await pause(state.options.latencyMilliseconds ?? 0);
  const act = ruleFor(state, call, body)?.act;
  if (act?.kind === "reply") return void reply(response, act.reply);
  if (act?.kind === "hang-up-before") return void request.socket.destroy();
  if (call === "download") return serveResult(state, path, request, response);
  const answer = gateway(state, request) ?? (await (call === "submit" ? submit(state, body) : query(state, body)));
  if (act?.kind === "hang-up-after") return void request.socket.destroy();
  if (act?.kind === "silence") return;
  if (act?.kind === "endless") return endless(response);
  reply(response, act?.kind === "reply-after" ? act.reply : answer);
}

function callOf(path: string): Seen["call"] {
  if (path.endsWith("/api/v1/bg-remove/submit")) return "submit";
  if (path.endsWith("/api/v1/bg-remove/query")) return "query";
  return path.startsWith("/result/") ? "download" : "other";
}

function ruleFor(state: State, call: Rule["on"], body: string): Rule | undefined {
  return state.options.rules?.find((rule) => {
    if (rule.on !== call || (rule.holding !== undefined && !body.includes(rule.holding))) return false;
    const count = state.ruleCounts.get(rule) ?? 0;
    state.ruleCounts.set(rule, count + 1);
    return rule.nth?.(count) ?? true;
  });
}

/** What the gateway refuses before the service hears of it: an empty body, and headers that say why. */
function gateway(state: State, request: IncomingMessage): Reply | undefined {
  const { appCode, enforceNonces = true } = state.options;
  if (appCode && request.headers["authorization"] !== `APPCODE ${appCode}`) {
    return gatewayRefusal(401, "A401AC", "Invalid AppCode");
  }
  const nonce = request.headers["x-ca-nonce"];
  if (typeof nonce !== "string") return gatewayRefusal(400, "I400NC", "X-Ca-Nonce is required");
  if (enforceNonces && state.nonces.has(nonce)) return gatewayRefusal(400, "S403NU", "Nonce Used");
  state.nonces.add(nonce);
  return undefined;
}

export function gatewayRefusal(status: number, code: string, message: string): Reply {
  return {
    status,
    headers: {
      ...(code === "" ? {} : { "x-ca-error-code": code }),
      "x-ca-error-message": message,
      "x-ca-request-id": randomUUID(),
    },
  };
}

export function refusal(status: number, code: string, message: string): Reply {
  const body = JSON.stringify({ code, message, requestId: `trace-${code}`, success: false });
  return { status, headers: { "content-type": "application/json" }, body };
}

async function submit(state: State, body: string): Promise<Reply> {
  const { options } = state;
  const parsed: unknown = JSON.parse(body);
  const sent = readTasks(parsed);
  if (sent.length === 0 || sent.length > 10) return refusal(400, "23500013", "Illegal input parameter found");
  const throttle = throttled(state);
  if (throttle) {
    state.throttled += 1;
    return throttle;
  }
  if (state.credits < sent.length) return refusal(403, "23500003", "User credit points are exhausted");
  const tasks: ServiceTask[] = sent.map(({ image, model }) => ({
    image,
    model,
    size: { width: 0, height: 0 },
    fault: faultOf(options, image),
    fetched: 0,
  }));
  const bad = tasks.map(({ fault }) => fault).find((fault) => fault?.startsWith("235"));
  if (bad) return refusal(bad === "23500005" ? 403 : 400, bad, "the image is refused");
  const sized = await Promise.all(tasks.map(async (task) => ({ ...task, size: await sizeOf(options, task.image) })));
  if (sized.some(({ size }) => size.width === 0)) {
    return refusal(400, "23500006", "The image url provided is invalid or non-accessible");
  }
  return accept(state, sized);
}

function accept(state: State, tasks: readonly ServiceTask[]): Reply {
  const { options } = state;
  const now = Date.now();
  const took = options.jobMilliseconds ?? 50;
  const duration = typeof took === "number" ? took : took(state.jobs.size);
  const job: ServiceJob = {
    key: randomUUID().replaceAll("-", ""),
    tasks,
    doneAt: startOf(state, now, duration),
    asked: 0,
  };
  state.jobs.set(job.key, job);
  state.credits -= tasks.length;
  for (const { image, model } of tasks) {
    const key = `${model} ${image}`;
    state.accepted.set(key, (state.accepted.get(key) ?? 0) + 1);
  }
  return jobReply(state, job, options.style?.doneAtSubmit === true);
}

/** When a job that came now will be done. */
function startOf(state: State, now: number, duration: number): number {
  const { workers } = state.options;
  if (workers === undefined) return now + duration;
  while (state.workerFreeAt.length < workers) state.workerFreeAt.push(0);
  const free = state.workerFreeAt.indexOf(Math.min(...state.workerFreeAt));
  const doneAt = Math.max(now, state.workerFreeAt[free] ?? 0) + duration;
  state.workerFreeAt[free] = doneAt;
  return doneAt;
}

function throttled(state: State): Reply | undefined {
  const { mostJobs, submitsPerSecond } = state.options;
  const now = Date.now();
  if (submitsPerSecond !== undefined) {
    const recent = state.recentSubmits.filter((at) => at > now - 1000);
    state.recentSubmits.splice(0, Number.POSITIVE_INFINITY, ...recent);
    if (recent.length >= submitsPerSecond) return gatewayRefusal(429, "T429PA", "Throttled by API Flow Control");
    state.recentSubmits.push(now);
  }
  if (mostJobs === undefined) return undefined;
  const unfinished = [...state.jobs.values()].slice(-200).filter(({ doneAt }) => doneAt > now).length;
  return unfinished >= mostJobs ? refusal(403, "23500004", "Request was denied due to request throttling") : undefined;
}

async function query(state: State, body: string): Promise<Reply> {
  const parsed: unknown = JSON.parse(body);
  const data = field(parsed, "data");
  const job = state.jobs.get(String(field(data, "result_key")));
  if (!job) return refusal(400, "23500008", "No records found related to the specified resultKey parameter");
  job.asked += 1;
  if (job.asked <= (state.options.unknownKeyFor ?? 0)) {
    return refusal(400, "23500008", "No records found related to the specified resultKey parameter");
  }
  return jobReply(state, job, Date.now() >= job.doneAt);
}

function jobReply(state: State, job: ServiceJob, done: boolean): Reply {
  const { style = {}, order } = state.options;
  const list = job.tasks.map((task) => taskAnswer(state, task, done));
  const answer = {
    code: style.codeAsString ? "0" : 0,
    data: { result_key: job.key, task_list: order === "reversed" ? list.reverse() : list },
    message: "success",
    requestId: `trace-${job.key.slice(0, 8)}`,
    severity: "info",
    success: true,
  };
  return {
    status: 200,
    headers: { "content-type": style.contentType ?? "application/json" },
    body: JSON.stringify(answer),
  };
}

function taskAnswer(state: State, task: ServiceTask, done: boolean): Record<string, unknown> {
  const { style = {} } = state.options;
  const echo = task.fault === "wrong-echo" ? "http://elsewhere.example/other.png" : task.image;
  const identity = {
    ...(style.noEcho ? {} : { image: echo }),
    ...(style.noModel ? {} : { model_type: task.model }),
  };
  if (!done) {
    const { pendingResults } = style;
    return {
      ...identity,
      status: style.pendingStatus ?? "RUNNING",
      ...(pendingResults === undefined ? {} : { results: pendingResults }),
    };
  }
  if (task.fault === "failed") return { ...identity, status: "FAILED", results: [] };
  if (task.fault === "no-result") return { ...identity, status: "SUCCESS", results: [] };
  return { ...identity, status: "SUCCESS", results: kindsOf(state, task).map((kind) => mint(state, task, kind)) };
}

function kindsOf({ options }: State, { fault, image }: ServiceTask): readonly ResultKind[] {
  if (fault === "two-results") return ["cutout", "cutout"];
  const { results = ["cutout"] } = options;
  return typeof results === "function" ? results(image) : results;
}

/** A new URL each time it is asked for, as signed URLs are. */
function mint(state: State, task: ServiceTask, kind: ResultKind): string {
  if (task.fault === "private") return "http://10.255.255.1/result.png";
  const token = randomUUID();
  const issue = [...state.results.values()].slice(-500).filter((result) => result.task === task).length;
  state.results.set(token, { task, issue, kind });
  return `${state.options.resultOrigin ?? state.origin}/result/${token}.png?signature=secret`;
}

function serveResult(state: State, path: string, request: IncomingMessage, response: ServerResponse): void {
  const token = /^\/result\/([0-9a-f-]+)/.exec(path)?.[1] ?? "";
  const result = state.results.get(token);
  if (result) result.task.fetched += 1;
  const refused = result ? resultReply(result.task, result.issue, path) : { status: 404 };
  if (refused) reply(response, refused);
  else if (result !== undefined && result.kind !== "cutout") sendOther(result.kind, result.task.size, response);
  else if (result) void sendFormed(state, result.task, request, response);
}

/** What is answered instead of a picture, if so. */
function resultReply({ fault, fetched }: ServiceTask, issue: number, path: string): Reply | undefined {
  const first = fetched === 1;
  if (fault === "expired" || (fault === "expired-once" && issue === 0)) return { status: 403 };
  if (fault === "broken-once" && first) return { status: 500 };
  if (fault === "redirect-private") {
    return { status: 302, headers: { location: "http://169.254.169.254/latest/meta-data" } };
  }
  if (fault === "redirect" && !path.includes("hop")) return { status: 302, headers: { location: `${path}&hop=1` } };
  if (fault === "html") return { status: 200, headers: { "content-type": "image/png" }, body: "<html>" };
  return undefined;
}

function sendOther(kind: Exclude<ResultKind, "cutout">, size: Size, response: ServerResponse): void {
  if (kind === "missing") {
    reply(response, { status: 404 });
    return;
  }
  const half = { width: Math.round(size.width / 2), height: Math.round(size.height / 2) };
  const image = kind === "preview" ? cutoutPng(half) : cutoutPng(size, "none");
  const bytes = kind === "jpeg" ? sharp(image).jpeg().toBuffer() : Promise.resolve(image);
  bytes.then((body) => response.writeHead(200).end(body));
}

async function sendFormed(
  { options }: State,
  task: ServiceTask,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = options.forms?.get(task.size.width);
  if (form === undefined) return sendResult(task, request, response);
  // A service's word on the type is often wrong.
  response.writeHead(200, { "content-type": "image/png" });
  response.end(await form(pngOf(task)));
}

function sendResult(task: ServiceTask, request: IncomingMessage, response: ServerResponse): void {
  const { fault, fetched } = task;
  if (fault === "endless" || fault === "huge") {
    endless(response);
    return;
  }
  const png = pngOf(task);
  response.writeHead(200, { "content-type": "image/png", "content-length": png.length });
  if (fault === "cut" || (fault === "cut-once" && fetched === 1)) {
    response.write(png.subarray(0, Math.floor(png.length / 2)), () => request.socket.destroy());
    return;
  }
  response.end(png);
}

function pngOf({ fault, size }: ServiceTask): Buffer {
  if (fault === "truncated") {
    const whole = cutoutPng(size);
    return whole.subarray(0, Math.floor(whole.length / 2));
  }
  if (fault === "wrong-size") return cutoutPng({ width: size.width + 9, height: size.height });
  const alphas: Partial<Record<PictureFault, Alpha>> = {
    "no-alpha": "none",
    "empty-alpha": "empty",
    "full-alpha": "full",
  };
  return cutoutPng(size, fault === undefined ? "ellipse" : alphas[fault]);
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/octet-stream" });
  const block = Buffer.alloc(256 * 1024, 32);
  const more = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on("drain", more);
  more();
}

function faultOf(options: ScriptOptions, image: string): PictureFault | undefined {
  const [, fault] = Object.entries(options.faults ?? {}).find(([part]) => image.includes(part)) ?? [];
  return fault;
}

/** Fetches the picture as the service would; a size of 0 where it cannot be fetched or is none. */
async function sizeOf(options: ScriptOptions, url: string): Promise<Size> {
  if (options.sizeOf) return options.sizeOf(url);
  try {
    const response = await fetch(url);
    if (!response.ok) return { width: 0, height: 0 };
    const { width, height, autoOrient } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    return autoOrient ?? { width, height };
  } catch {
    return { width: 0, height: 0 };
  }
}

function readTasks(body: unknown): { image: string; model: string }[] {
  const list = field(field(body, "data"), "task_list");
  if (!Array.isArray(list)) return [];
  return list.map((task: unknown) => ({
    image: String(field(task, "image")),
    model: String(field(task, "model_type")),
  }));
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function reply(response: ServerResponse, { status, headers = {}, body = "" }: Reply): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function pause(milliseconds: number): Promise<void> | undefined {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : undefined;
}
