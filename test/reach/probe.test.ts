import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { Agent } from "undici";
import { afterEach, expect, test } from "vitest";
import { createProbe } from "../../src/reach/probe.js";
import { startTinyServer, type TinyReply, type TinyServer } from "./tiny-server.js";

const probe = createProbe({ dispatcher: new Agent(), pauseMilliseconds: 1 });
const picture = "the picture";
const expected = { bytes: picture.length, sha256: createHash("sha256").update(picture).digest("hex") };
let server: TinyServer;

afterEach(() => server.close());

async function serving(
  reply: (path: string, method: string, connection: number | undefined) => TinyReply,
): Promise<string> {
  server = await startTinyServer((path, { method = "", socket }) => reply(path, method, socket.remotePort));
  return `${server.url.href}secret-name.jpg`;
}

test("a host that asks for a pause gets it from all probes", async () => {
  const times: number[] = [];
  const url = await serving(() => {
    times.push(performance.now());
    return times.length === 1 ? { status: 429, headers: { "retry-after": "1" } } : { status: 200, body: picture };
  });
  const first = probe(url, expected, "head");
  await expect.poll(() => times.length).toBe(1);
  // So that the answer has been read when the second probe begins.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const answers = await Promise.all([first, probe(`${url}?2`, expected, "head")]);
  expect(answers).toEqual([{ kind: "same" }, { kind: "same" }]);
  const [begin = 0, ...later] = times;
  for (const time of later) expect(time - begin).toBeGreaterThan(950);
});

test("HEAD tells by status and length alone", async () => {
  const url = await serving(() => ({ status: 200, body: "the pictures" }));
  expect(await probe(url, expected, "head")).toMatchObject({
    kind: "fails",
    reason: "it serves 12 bytes, and the picture has 11",
  });
  expect(server.requests).toEqual(["HEAD /secret-name.jpg"]);
});

test.each([405, 403])("where HEAD is answered with %i, GET decides", async (status) => {
  const url = await serving((_path, method) => (method === "HEAD" ? { status } : { status: 200, body: picture }));
  expect(await probe(url, expected, "head")).toEqual({ kind: "same" });
});

test("a page that never ends is left as soon as it is longer than the picture", async () => {
  let sent = 0;
  async function* pieces() {
    for (; sent < 1_000; sent++) yield Buffer.alloc(1 << 16);
  }
  const url = await serving((_path, method) => ({ status: 200, body: method === "HEAD" ? [] : pieces() }));
  expect(await probe(url, expected, "head")).toMatchObject({
    kind: "fails",
    reason: "it serves more than the picture's 11 bytes",
  });
  expect(sent).toBeLessThan(1_000);
});

test("a link that is good for GET alone is tried by one byte", async () => {
  const url = await serving(() => ({ status: 206, headers: { "content-range": "bytes 0-0/11" }, body: "t" }));
  expect(await probe(url, expected, "range")).toEqual({ kind: "same" });
});

test("a host that is not there is told by its name, and the URL's path stays unsaid", async () => {
  const url = await serving(() => ({ status: 200 }));
  await server.close();
  const answer = await probe(url, expected, "head");
  expect(answer).toMatchObject({
    kind: "fails",
    retryable: true,
    reason: expect.stringMatching(/^127\.0\.0\.1:\d+ could not be reached/),
  });
  expect(JSON.stringify(answer)).not.toContain("secret-name");
});

test("a cancelled run does not wait for a host that does not answer", async () => {
  server = await startTinyServer(() => new Promise(() => {}));
  const run = new AbortController();
  const cancellable = createProbe({ dispatcher: new Agent(), signal: run.signal });
  const answer = cancellable(server.url.href, expected, "head");
  await expect.poll(() => server.requests.length).toBe(1);
  run.abort();
  expect(await answer).toMatchObject({ kind: "fails", retryable: true });
  expect(await cancellable(server.url.href, expected, "head")).toMatchObject({ reason: "the run was cancelled" });
  expect(server.requests).toHaveLength(1);
});

test("the pictures of a host do not each wait for a connection of their own", async () => {
  const connections = new Set<number | undefined>();
  const url = await serving((_path, _method, connection) => {
    connections.add(connection);
    return { status: 200, body: picture };
  });
  for (let i = 0; i < 20; i++) expect(await probe(`${url}?${i}`, expected, "head")).toEqual({ kind: "same" });
  expect(connections.size).toBeLessThan(3);
});

test("a host that answers HEAD with the whole picture is no worse for it", async () => {
  server = await startTinyServer(() => ({ status: 404 }));
  const answer = `HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: ${picture.length}\r\n\r\n${picture}`;
  const careless = createServer((socket) => socket.on("data", () => socket.write(answer)).on("error", () => {}));
  await once(careless.listen(0, "127.0.0.1"), "listening");
  const address = careless.address();
  const port = typeof address === "object" ? address?.port : undefined;
  for (let i = 0; i < 5; i++)
    expect(await probe(`http://127.0.0.1:${port}/${i}.jpg`, expected, "head")).toEqual({ kind: "same" });
  careless.close();
});
