import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { readSmallFile, SMALL_FILE } from "../small-file.js";
import { byteRange } from "./byte-range.js";

/** A file that the server may hand out, by this entry alone. */
export interface Served {
  readonly file: string;
  readonly bytes: number;
  /** In hex: the ETag. */
  readonly sha256: string;
  readonly type: "jpeg" | "png";
}

export interface PictureServer {
  readonly port: number;
  /** Hands out a file from now on, under the unguessable name that is returned. */
  readonly add: (served: Served) => string;
  readonly close: () => Promise<void>;
}

export interface Listen {
  /** Absent: all of the machine's addresses. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
}

/**
 * Serves files that were added, and nothing else of the machine: there is no way from a URL to a path. The name is the
 * last segment of the URL's path, so that a tunnel or proxy may put a prefix before it.
 *
 * Rejects with the system's error when the port cannot be had.
 */
export async function startPictureServer(listen: Listen): Promise<PictureServer> {
  const entries = new Map<string, Served>();
  const server = createServer((request, response) => {
    answer(entries, request, response).catch((error: unknown) => {
      // The client left in the middle, or the file is gone: the connection is all there is to end.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  const port = await listening(server, listen);
  return {
    port,
    add(served) {
      const name = `${randomBytes(24).toString("base64url")}.${served.type === "jpeg" ? "jpg" : "png"}`;
      entries.set(name, served);
      return name;
    },
    close: () => closed(server),
  };
}

async function answer(
  entries: ReadonlyMap<string, Served>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const served = entries.get(nameOf(request.url ?? ""));
  if (served === undefined) return finish(response, 404);
  if (request.method !== "GET" && request.method !== "HEAD") return finish(response, 405, { allow: "GET, HEAD" });
  const etag = `"${served.sha256}"`;
  const headers = {
    etag,
    "accept-ranges": "bytes",
    "cache-control": "private, no-transform",
    "content-type": `image/${served.type}`,
    "x-content-type-options": "nosniff",
  };
  if (request.headers["if-none-match"] === etag) return finish(response, 304, headers);
  const sameVersion = request.headers["if-range"] === undefined || request.headers["if-range"] === etag;
  const range = byteRange(sameVersion ? request.headers.range : undefined, served.bytes);
  if (range.kind === "unsatisfiable")
    return finish(response, 416, { ...headers, "content-range": `bytes */${served.bytes}` });
  const { first, last } = range.kind === "part" ? range : { first: 0, last: served.bytes - 1 };
  response.writeHead(range.kind === "part" ? 206 : 200, {
    ...headers,
    "content-length": last - first + 1,
    ...(range.kind === "part" ? { "content-range": `bytes ${first}-${last}/${served.bytes}` } : {}),
  });
  if (request.method === "HEAD") return void response.end();
  // A file that became shorter must end in an error, not leave the service waiting for the rest.
  response.strictContentLength = true;
  const length = last - first + 1;
  if (length <= SMALL_FILE) response.end(Buffer.from(readSmallFile(served.file, length, first)));
  else await pipeline(createReadStream(served.file, { start: first, end: last }), response);
}

function finish(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, status === 304 ? headers : { ...headers, "content-length": 0 });
  response.end();
}

function nameOf(url: string): string {
  const [path = ""] = url.split("?");
  return path.slice(path.lastIndexOf("/") + 1);
}

function listening(server: Server, { host, port }: Listen): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
