import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import type { ScriptedService } from "./scripted-service.js";

export interface LyingService {
  readonly url: URL;
  readonly close: () => Promise<void>;
}

/**
 * A scripted service whose words are others': `words` stand in its ids, behind its keys and for its reasons. It makes a
 * cutout of the first picture that it is sent, and fails all others.
 */
export async function startLyingService({ url: inner }: ScriptedService, words: string): Promise<LyingService> {
  let first: string | undefined;
  const server = createServer((request, response) => {
    pass(request).then(
      ({ status, text }) => response.writeHead(status, { "content-type": "application/json" }).end(text),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  const pass = async (request: IncomingMessage) => {
    const body = (await buffer(request)).toString().replace(/("result_key":"[0-9a-f]{32})[^"]*/, "$1");
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && !/^(?:host|connection|content-length|transfer-encoding)$/.test(name)
        ? [[name, value]]
        : [],
    );
    const answer = await fetch(new URL(request.url ?? "/", inner), { method: "POST", headers, body });
    return { status: answer.status, text: JSON.stringify(told(JSON.parse(await answer.text()))) };
  };
  const told = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) return value.map((one) => told(one));
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value).map(([name, one]) => [name, told(one, name)]);
      const image = "image" in value ? String(value.image) : undefined;
      first ??= image;
      const isFailing = image !== undefined && image !== first;
      const failed = isFailing
        ? [
            ["status", "FAILED"],
            ["results", []],
            ["reason", words],
          ]
        : [];
      return Object.fromEntries([...entries, ...failed]);
    }
    if (key === "requestId") return words;
    return key === "result_key" ? `${String(value)}${words}` : value;
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
