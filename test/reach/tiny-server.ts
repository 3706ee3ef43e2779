import { createServer, type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface TinyReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Pieces are sent one by one, without a length, as far as the other side reads. */
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array> | readonly Uint8Array[];
}

export interface TinyServer {
  readonly url: URL;
  /** `GET /path` for each request so far. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** A real HTTP server on loopback whose answers the test decides; HEAD gets what GET would, without the body. */
export async function startTinyServer(
  reply: (path: string, request: IncomingMessage) => TinyReply | Promise<TinyReply>,
): Promise<TinyServer> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const { status, headers, body = "" } = await reply(request.url ?? "", request);
    if (typeof body !== "string" && !(body instanceof Uint8Array)) {
      response.writeHead(status, headers);
      await pipeline(Readable.from(body), response).catch(() => {});
      return;
    }
    const bytes = Buffer.from(body);
    response.writeHead(status, { "content-length": bytes.length, ...headers });
    response.end(request.method === "HEAD" ? undefined : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
