import { createServer, type IncomingMessage } from "node:http";

export interface TinyReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
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
