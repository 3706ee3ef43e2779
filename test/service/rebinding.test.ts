import { createServer, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import { guardedDispatcher, openGuarded } from "../../src/service/connect.js";

/** What the name resolves to, one answer after the other. */
const answers: { address: string; family: number }[][] = [];
const resolve = async () => answers.shift() ?? [];

const ALLOWED = "127.0.0.1";
const FORBIDDEN = "169.254.169.254";
const rule = async (address: string) => address === ALLOWED;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  answers.length = 0;
});

async function serve(): Promise<number> {
  const server = createServer((_request, response) => void response.end("allowed"));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, ALLOWED, resolve));
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

async function fetched(port: number): Promise<string> {
  const dispatcher = guardedDispatcher({ rule, resolve, keepAlive: false });
  try {
    const { response } = await openGuarded(`http://turning.example:${port}/`, { dispatcher, rule });
    return await response.body.text();
  } finally {
    await dispatcher.destroy();
  }
}

it("a name is connected to where it was checked, and checked anew for each connection", async () => {
  const port = await serve();
  answers.push([{ address: ALLOWED, family: 4 }], [{ address: FORBIDDEN, family: 4 }]);
  expect(await fetched(port)).toBe("allowed");
  await expect(fetched(port)).rejects.toThrow("private, local or metadata address");
});

it("of several addresses of a name the forbidden ones are not tried, in whatever order they come", async () => {
  const port = await serve();
  answers.push([
    { address: FORBIDDEN, family: 4 },
    { address: ALLOWED, family: 4 },
  ]);
  expect(await fetched(port)).toBe("allowed");
});
