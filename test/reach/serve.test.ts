import { request as httpRequest } from "node:http";
import { Agent, request } from "undici";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createProbe } from "../../src/reach/probe.js";
import type { Route } from "../../src/reach/route.js";
import { openServe } from "../../src/reach/serve.js";
import { type PictureFolder, pictureFolder } from "./pictures.js";
import { startTinyServer } from "./tiny-server.js";

const dispatcher = new Agent();
const probe = createProbe({ dispatcher, pauseMilliseconds: 1 });
let folder: PictureFolder;
let route: Route;

beforeEach(async () => {
  folder = await pictureFolder();
  route = await openServe({ kind: "loopback", probe });
});

afterEach(async () => {
  await route.close();
  await folder.remove();
});

async function served(bytes: string, path = "a.jpg"): Promise<string> {
  const probed = await route.probe(await folder.add(path, Buffer.from(bytes)));
  if (probed.kind === "fails") throw new Error(probed.reason);
  return probed.address();
}

test("a picture is served whole, with its type, length and ETag, at a path that cannot be guessed", async () => {
  const url = await served("0123456789", "shop/blue shoe #1.jpg");
  const response = await request(url, { dispatcher });
  expect(response.statusCode).toBe(200);
  expect(response.headers).toMatchObject({
    "content-type": "image/jpeg",
    "content-length": "10",
    etag: expect.stringMatching(/^"\w{64}"$/),
  });
  expect(await response.body.text()).toBe("0123456789");
  expect(new URL(url).pathname).toMatch(/^\/[\w-]{32}\.jpg$/);
  expect(url).not.toContain("shoe");
});

test("HEAD tells the length and sends no body", async () => {
  const response = await request(await served("0123456789"), { method: "HEAD", dispatcher });
  expect([response.statusCode, response.headers["content-length"]]).toEqual([200, "10"]);
  expect(await response.body.text()).toBe("");
});

test.each([
  ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
  ["bytes=7-", 206, "789", "bytes 7-9/10"],
  ["bytes=-2", 206, "89", "bytes 8-9/10"],
  ["bytes=-99", 206, "0123456789", "bytes 0-9/10"],
  ["bytes=4-99", 206, "456789", "bytes 4-9/10"],
  ["bytes=10-", 416, "", "bytes */10"],
  ["bytes=-0", 416, "", "bytes */10"],
  ["bytes=5-2", 200, "0123456789", undefined],
  ["bytes=0-1,4-5", 200, "0123456789", undefined],
  ["pages=1-2", 200, "0123456789", undefined],
])("the range %s is answered with %i", async (range, status, body, contentRange) => {
  const response = await request(await served("0123456789"), { headers: { range }, dispatcher });
  expect(response.statusCode).toBe(status);
  expect(response.headers["content-range"]).toBe(contentRange);
  expect(await response.body.text()).toBe(body);
});

test("a fetcher that goes on with another version of the picture gets the whole one", async () => {
  const headers = { range: "bytes=5-", "if-range": '"another"' };
  const response = await request(await served("0123456789"), { headers, dispatcher });
  expect([response.statusCode, await response.body.text()]).toEqual([200, "0123456789"]);
});

test("nothing but the run's pictures is served: no listing, no file by its path, no other method", async () => {
  const url = new URL(await served("0123456789"));
  for (const path of ["/", "/a.jpg", "/../../etc/passwd", "/%2e%2e/a.jpg", `${folder.root}/a.jpg`, "/?x=/a.jpg"])
    expect([path, await statusOfRawPath(url, path)]).toEqual([path, 404]);
  expect((await request(url, { method: "DELETE", dispatcher })).statusCode).toBe(405);
});

test("after the end of the run the server is gone", async () => {
  const url = await served("0123456789");
  await route.close();
  await expect(request(url, { dispatcher })).rejects.toThrow(/ECONNREFUSED/);
});

test("a service elsewhere gets the address of serve-url, and the way through it is tried", async () => {
  let port = 0;
  const tunnel = await startTinyServer(async (path, { method }) => {
    const response = await request(`http://127.0.0.1:${port}${path}`, {
      method: method === "HEAD" ? "HEAD" : "GET",
      dispatcher,
    });
    const body = new Uint8Array(await response.body.arrayBuffer());
    return {
      status: response.statusCode,
      body,
      headers: { "content-length": `${response.headers["content-length"]}` },
    };
  });
  port = await freePort();
  const remote = await openServe({ kind: "public", url: new URL("/tunnel/", tunnel.url), port, probe });
  const probed = await remote.probe(await folder.add("a.jpg"));
  expect(probed.kind === "holds" && (await probed.address())).toMatch(
    new RegExp(`^${tunnel.url.href}tunnel/[\\w-]{32}.jpg$`),
  );
  expect(tunnel.requests).toHaveLength(1);
  await Promise.all([remote.close(), tunnel.close()]);
});

test("a serve-url that leads elsewhere is told before anything is paid", async () => {
  const stranger = await startTinyServer(() => ({ status: 404 }));
  const remote = await openServe({ kind: "public", url: stranger.url, port: 0, probe });
  const probed = await remote.probe(await folder.add("a.jpg"));
  expect(probed).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/404.*Does `serve-url` lead to port \d+ of this runner\?/),
  });
  await Promise.all([remote.close(), stranger.close()]);
});

test("a serve-port that is taken is named", async () => {
  const taken = await startTinyServer(() => ({ status: 200 }));
  const port = Number(taken.url.port);
  const opening = openServe({ kind: "public", url: taken.url, port, probe });
  await expect(opening).rejects.toThrow(`serve-port ${port} could not be had`);
  await taken.close();
});

/** undici and URL both tidy a path before it is sent; an attacker does not. */
function statusOfRawPath(url: URL, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: url.hostname, port: url.port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
}

async function freePort(): Promise<number> {
  const server = await startTinyServer(() => ({ status: 200 }));
  await server.close();
  return Number(server.url.port);
}

test("a fitted copy that is gone fails its picture alone", async () => {
  const gone = {
    ...(await folder.add("a.jpg", Buffer.from("a"), { original: false })),
    file: `${folder.root}/gone.jpg`,
  };
  expect(await route.probe(gone)).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/fitted copy .* cannot be read \(ENOENT/),
    retryable: true,
  });
  expect((await route.probe(await folder.add("b.jpg"))).kind).toBe("holds");
});

test("a picture that the service has already is not sent again, and one of another version is", async () => {
  const url = await served("0123456789");
  const { headers, body } = await request(url, { dispatcher });
  await body.dump();
  const ask = async (etag: string) => {
    const response = await request(url, { dispatcher, headers: { "if-none-match": etag } });
    return [response.statusCode, await response.body.text()];
  };
  expect(await ask(String(headers["etag"]))).toEqual([304, ""]);
  expect(await ask('"other"')).toEqual([200, "0123456789"]);
});
