import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { serviceCodes } from "../service/codes.js";
import {
  jobAnswer,
  maximumHeaderBytes,
  parseQueryBody,
  parseSubmitBody,
  queryPath,
  refusalAnswer,
  submitPath,
} from "../service/contract.js";
import { messageOf } from "../user-error.js";
import type { Access } from "./access.js";
import { createGateway, type GatewayRefusal } from "./gateway.js";
import type { Jobs } from "./jobs.js";
import { createBodyReader } from "./read-body.js";
import { sendFile } from "./send-file.js";
import { answerUnparsed } from "./unparsed.js";

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly appCode: string | undefined;
  readonly jobs: Jobs;
  /** Told once a request is answered: an access log. */
  readonly answered?: (access: Access) => void;
}

export interface RunningServer {
  readonly origin: URL;
  /** Stops taking connections, and waits for requests under way no longer than `graceMilliseconds`. */
  readonly close: (graceMilliseconds?: number) => Promise<void>;
}

type Reply =
  | { readonly kind: "answer"; readonly status: number; readonly body: string; readonly refusal?: string }
  | { readonly kind: "gateway"; readonly refusal: GatewayRefusal }
  | { readonly kind: "result"; readonly name: string; readonly file: string };

export const resultsPath = "/results";

const apiNotFound: GatewayRefusal = {
  status: 404,
  code: "I404NF",
  message: "API not found with path",
  serviceCode: "23500002",
};

/** Nobody holds a connection for long by sending slowly. */
const patience = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 25_000,
  connectionsCheckingInterval: 5_000,
};
const MOST_CONNECTIONS = 512;

/** The service's own side of the contract, over HTTP, with the gateway's rules in front. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const serving = { ...createGateway(options.appCode), readBody: createBodyReader(), jobs: options.jobs };
  const busy = new WeakSet<Duplex>();
  const server = createServer({ maxHeaderSize: maximumHeaderBytes, ...patience }, (request, response) => {
    const started = performance.now();
    busy.add(request.socket);
    response.once("close", () => busy.delete(request.socket));
    reply(request, serving)
      .then((answer) => send(answer, request, response, options.jobs))
      .catch((error: unknown) => (request.socket.destroyed ? left(response) : crashed(error, response)))
      .then((refusal) => options.answered?.(accessOf(request, response, refusal, started)));
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.on("clientError", (error: Error, socket: Duplex) => {
    // Of a request that is being answered, its own end tells.
    if (busy.has(socket)) socket.destroy();
    else answerUnparsed(error, socket, options.answered);
  });
  await listen(server, options.host, options.port);
  const { port, family, address } = addressOf(server);
  const host = family === "IPv6" ? `[${address}]` : address;
  return { origin: new URL(`http://${host}:${port}`), close: (grace = 0) => close(server, grace) };
}

/** What all requests share. */
interface Serving {
  readonly admit: (request: IncomingMessage) => GatewayRefusal | undefined;
  readonly readBody: ReturnType<typeof createBodyReader>;
  readonly jobs: Jobs;
}

async function reply(request: IncomingMessage, { admit, readBody, jobs }: Serving): Promise<Reply> {
  const path = pathOf(request);
  const unsupported = { status: 405, code: "I405UM", message: "Unsupported method" };
  if (path.startsWith(`${resultsPath}/`)) {
    if (request.method !== "GET" && request.method !== "HEAD") return { kind: "gateway", refusal: unsupported };
    return resultReply(path.slice(resultsPath.length + 1), jobs);
  }
  if (path !== submitPath && path !== queryPath) {
    return { kind: "gateway", refusal: apiNotFound };
  }
  if (request.method !== "POST") return { kind: "gateway", refusal: unsupported };
  const refusal = admit(request);
  if (refusal !== undefined) return { kind: "gateway", refusal };
  const body = await readBody(request);
  switch (body.kind) {
    case "too large":
      return { kind: "gateway", refusal: { status: 413, code: "I413RL", message: "Request body too large" } };
    case "no room":
      return { kind: "gateway", refusal: { status: 503, code: "D503BB", message: "Backend service is busy" } };
    case "body":
      return path === submitPath ? submitReply(body.text, jobs) : queryReply(body.text, jobs);
  }
}

async function submitReply(body: string, jobs: Jobs): Promise<Reply> {
  const parsed = parseSubmitBody(body);
  if (parsed.kind === "refused") return refuse(parsed.code, parsed.reason);
  const submitted = await jobs.submit(parsed.tasks);
  if (submitted.kind === "refused") return refuse(submitted.code, submitted.reason);
  return { kind: "answer", status: 200, body: jobAnswer({ ...submitted, requestId: randomUUID() }) };
}

function queryReply(body: string, jobs: Jobs): Reply {
  const parsed = parseQueryBody(body);
  if (parsed.kind === "refused") return refuse(parsed.code, parsed.reason);
  const tasks = jobs.find(parsed.resultKey);
  if (tasks === undefined) return refuse("23500008", "the key is unknown");
  return {
    kind: "answer",
    status: 200,
    body: jobAnswer({ resultKey: parsed.resultKey, tasks, requestId: randomUUID() }),
  };
}

function refuse(code: string, reason: string): Reply {
  const status = serviceCodes.get(code)?.status ?? 500;
  return { kind: "answer", status, body: refusalBody(code, reason, randomUUID()), refusal: `${code} ${reason}` };
}

/** The documented text for a code, followed by what is wrong here. */
function refusalBody(code: string, reason: string, requestId: string): string {
  const message = `${serviceCodes.get(code)?.text ?? "Internal server error"}: ${reason}`;
  return refusalAnswer({ code, message, requestId });
}

function resultReply(name: string, jobs: Jobs): Reply {
  const file = jobs.result(name);
  if (file !== undefined) return { kind: "result", name, file };
  return { kind: "answer", status: 404, body: "", refusal: "no such result, or it has expired" };
}

/** @returns what the request was refused with, for the access log */
async function send(
  answer: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  jobs: Jobs,
): Promise<string | undefined> {
  switch (answer.kind) {
    case "answer":
      response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8" }).end(answer.body);
      return answer.refusal;
    case "gateway":
      return sendRefusal(answer.refusal, request, response);
    case "result": {
      const { size } = await stat(answer.file);
      response.writeHead(200, { "content-type": "image/png", "content-length": size });
      if (request.method === "HEAD") return void response.end();
      await sendFile(answer.file, response);
      jobs.downloaded(answer.name);
    }
  }
  return undefined;
}

function sendRefusal(refusal: GatewayRefusal, request: IncomingMessage, response: ServerResponse): string {
  const { status, code, message, serviceCode } = refusal;
  const requestId = randomUUID();
  const body = serviceCode === undefined ? "" : refusalBody(serviceCode, message, requestId);
  response.writeHead(status, {
    "x-ca-error-code": code,
    "x-ca-error-message": message,
    "x-ca-request-id": requestId,
    "content-length": Buffer.byteLength(body),
    ...(body === "" ? {} : { "content-type": "application/json; charset=utf-8" }),
    // What is left of the request's body is not read, so the connection cannot be used again.
    ...(request.complete ? {} : { connection: "close" }),
  });
  response.end(body);
  return `${code} ${message}`;
}

/** As other servers have it: there was nobody left to answer. */
const CLIENT_LEFT = 499;

function left(response: ServerResponse): string {
  if (!response.headersSent) response.statusCode = CLIENT_LEFT;
  return "the connection ended before the answer had";
}

/** Our own fault: said in the service's words, and to the log as it is. */
function crashed(error: unknown, response: ServerResponse): string {
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(500)
      .end(refusalAnswer({ code: "23500000", message: "Internal server error", requestId: randomUUID() }));
  return messageOf(error);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?")[0] ?? "/";
}

function accessOf(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: string | undefined,
  started: number,
): Access {
  return {
    method: request.method ?? "",
    path: pathOf(request).replace(/^(\/results\/.{6}).*/, "$1…"),
    status: response.statusCode,
    milliseconds: Math.round(performance.now() - started),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address;
}

async function close(server: Server, graceMilliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearTimeout(timer);
}
