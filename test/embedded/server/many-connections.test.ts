import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { submitPath } from "../../../src/service/contract.js";
import { APP_CODE, keyOf, newNonce, startWorld, submitOf, type World } from "./world.js";

const CONNECTIONS = 200;

let world: World | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await world?.close();
  world = undefined;
});

/** A request's head and so many bytes of its body, which is said to be a byte longer; the answer, if there is one. */
async function begun({ origin }: World, bytes: number): Promise<{ readonly answer: () => string }> {
  const socket = connect(Number(origin.port), origin.hostname);
  sockets.push(socket);
  let answer = "";
  socket
    .on("error", () => {})
    .on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
  await once(socket, "connect");
  const head = [
    `POST ${submitPath} HTTP/1.1`,
    `host: ${origin.host}`,
    `authorization: APPCODE ${APP_CODE}`,
    `x-ca-nonce: ${newNonce()}`,
    "content-type: application/json",
    `content-length: ${bytes + 1}`,
  ].join("\r\n");
  socket.write(`${head}\r\n\r\n`);
  await new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
    socket.write(Buffer.alloc(bytes, 32), () => resolve());
  });
  return { answer: () => answer };
}

async function oneIsServed({ submit, settled, images }: World): Promise<void> {
  const submitted = await submit(submitOf(`${images}/1.jpg`));
  expect(submitted.status).toBe(200);
  expect(await settled(keyOf(submitted))).toMatchObject([{ status: "SUCCESS" }]);
}

it("200 connections that send their requests slowly keep nobody else from being served", async () => {
  world = await startWorld();
  const running = world;
  await Promise.all(Array.from({ length: CONNECTIONS }, () => begun(running, 100)));
  await oneIsServed(world);
});

it("no more than 512 connections are held at once", async () => {
  world = await startWorld();
  const { port, hostname } = world.origin;
  const opened = Array.from({ length: 513 }, () => connect(Number(port), hostname).on("error", () => {}));
  sockets.push(...opened);
  await Promise.race(opened.map((socket) => once(socket, "close")));
});

it("200 large bodies at once are not all held in memory, and keep nobody else from being served", async () => {
  world = await startWorld();
  const running = world;
  const large = await Promise.all(Array.from({ length: CONNECTIONS }, () => begun(running, 1_000_000)));
  await oneIsServed(world);
  const refused = large.filter(({ answer }) => answer().includes("D503BB"));
  expect(refused.length).toBeGreaterThan(CONNECTIONS / 2);
});

it("a nonce that 200 requests bring at once lets one of them in", async () => {
  world = await startWorld({ capacity: 1000 });
  const { submit, images } = world;
  const nonce = newNonce();
  const answers = await Promise.all(
    Array.from({ length: CONNECTIONS }, () =>
      submit(submitOf(`${images}/1.jpg`), { headers: { "x-ca-nonce": nonce } }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ headers }) => headers.get("x-ca-error-code") === "S403NU")).toHaveLength(CONNECTIONS - 1);
});

it.each([
  "/results/../../../../etc/passwd",
  "/results//etc/passwd",
  "/results/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "/results/..\\..\\etc\\passwd",
  "/results/keep",
  "http://127.0.0.1/results/../../etc/passwd",
  "/api/v1/bg-remove/../../../etc/passwd",
])("a path leads to no file but a result: %s", async (path) => {
  world = await startWorld();
  const { origin } = world;
  const socket = connect(Number(origin.port), origin.hostname);
  sockets.push(socket);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${origin.host}\r\nconnection: close\r\n\r\n`);
  await once(socket, "close");
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).not.toContain("root:");
});
