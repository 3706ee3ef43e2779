import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSocketServer, type Server as SocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createService, newNonce, type Service, type ServiceOptions } from "../../src/service/client.js";
import { publicOnly } from "../../src/service/connect.js";

const tasks = [{ image: "https://pictures.example/a.png", model: "general" }] as const;
const limits = {
  submitMilliseconds: 400,
  queryMilliseconds: 400,
  idleMilliseconds: 400,
  downloadMilliseconds: 1000,
  resultBytes: 100_000,
};
const MOST_MILLISECONDS = 3000;

let directory: string;
const servers: (Server | SocketServer)[] = [];
const services: Service[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-lies-"));
});
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  for (const server of servers.splice(0)) {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  }
  await rm(directory, { recursive: true, force: true });
});

async function started(server: Server | SocketServer): Promise<URL> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
}

const serve = (listener: RequestListener) => started(createServer(listener));

function clientOf(origin: URL, options: Partial<ServiceOptions> = {}): Service {
  const service = createService({ origin, appCode: "s3cret-code", limits, ...options });
  services.push(service);
  return service;
}

/** What either call makes of an answer with this body and these headers. */
async function answered(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  const service = clientOf(await serve((_request, response) => response.writeHead(200, headers).end(body)));
  return { submit: await service.submit(tasks, { nonce: newNonce() }), query: await service.query("key") };
}

const good = (data: object, more: object = {}) =>
  JSON.stringify({ code: 0, data: { task_list: [], ...data }, ...more });

describe("an answer that is too much", () => {
  it.each<[string, string | Buffer, Readonly<Record<string, string>>]>([
    ["a key of a megabyte", good({ result_key: "k".repeat(900_000) }), {}],
    ["more than a megabyte", good({ result_key: "k", rest: "x".repeat(2_000_000) }), {}],
    ["a gzip bomb", gzipSync(Buffer.alloc(50_000_000, 32)), { "content-encoding": "gzip" }],
    [
      "a gzip bomb that says it is JSON",
      gzipSync(Buffer.alloc(50_000_000, 32)),
      { "content-type": "application/json" },
    ],
    ["a million brackets", "[".repeat(900_000), {}],
  ])("leaves a submit's fate unknown and a query to be tried again, quickly: %s", async (_what, body, headers) => {
    const began = performance.now();
    const { submit, query } = await answered(body, headers);
    expect(submit).toMatchObject({ kind: "fault", fault: { class: "ambiguous" } });
    expect(query).toMatchObject({ kind: "fault", fault: { class: "transient" } });
    expect(JSON.stringify([submit, query]).length).toBeLessThan(2000);
    expect(performance.now() - began).toBeLessThan(MOST_MILLISECONDS);
  });

  it("ends with headers of a megabyte, which are not read to their end", async () => {
    let written = 0;
    const url = await started(
      createSocketServer((socket) => {
        socket.on("error", () => {});
        socket.once("data", () => {
          socket.write("HTTP/1.1 200 OK\r\n");
          const more = () => {
            while (!socket.destroyed && written < 1_000_000) {
              written += 10_008;
              if (!socket.write(`x-${written}: ${"a".repeat(10_000)}\r\n`)) return void socket.once("drain", more);
            }
          };
          more();
        });
      }),
    );
    const service = clientOf(url);
    expect(await service.submit(tasks, { nonce: newNonce() })).toMatchObject({ fault: { class: "ambiguous" } });
    const fetched = await service.download(url.href, join(directory, "x"));
    expect(fetched.kind).toBe("transient");
  });

  it("says no more of itself than a line of a few hundred characters", async () => {
    const words = "\u001b[31m\r\n::set-output name=x::y\u202e".repeat(2000);
    const body = JSON.stringify({ code: words, message: words, requestId: words, success: false });
    const { submit, query } = await answered(body, { "x-ca-request-id": "r".repeat(5000) });
    for (const result of [submit, query]) {
      if (result.kind !== "fault") throw new Error("not a fault");
      const { reason, code, requestId = "" } = result.fault;
      for (const text of [reason, code, requestId]) {
        expect(text.length).toBeLessThan(1000);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }
    }
  });
});

describe("a result's address", () => {
  it.each([
    "http://127.0.0.1:1/x",
    "http://[::1]/x",
    "http://[::ffff:127.0.0.1]/x",
    "http://[::ffff:7f00:1]/x",
    "http://2130706433/x",
    "http://0177.0.0.1/x",
    "http://0x7f000001/x",
    "http://127.1/x",
    "http://0/x",
    "http://169.254.169.254/latest/meta-data",
    "http://[fd00:ec2::254]/latest/meta-data",
    "http://100.100.100.200/latest/meta-data",
    "http://168.63.129.16/metadata",
    "http://localhost/x",
    "//127.0.0.1/x",
    "http://user:pass@10.0.0.1/x",
  ])("does not lead to this machine or its network by a redirect: %s", async (location) => {
    let hops = 0;
    const url = await serve((_request, response) => {
      hops++;
      response.writeHead(302, { location }).end();
    });
    // The first hop is where a public one would be.
    const resultRule = async (address: string) => (hops === 0 && address === "127.0.0.1") || publicOnly(address);
    const service = clientOf(url, { resultRule });
    expect(await service.download(url.href, join(directory, "x"))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("private, local or metadata address"),
    });
    expect(hops).toBe(1);
  });

  it.each(["file:///etc/passwd", "ftp://127.0.0.1/x", "data:image/png;base64,AAAA", "gopher://127.0.0.1/x"])(
    "is of the web, also behind a redirect: %s",
    async (location) => {
      const url = await serve((_request, response) => response.writeHead(302, { location }).end());
      expect(await clientOf(url).download(url.href, join(directory, "x"))).toMatchObject({ kind: "refused" });
    },
  );
});

describe("a result", () => {
  it("that is packed is kept as it came, and not unpacked", async () => {
    const packed = gzipSync(Buffer.alloc(20_000_000));
    const url = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(packed),
    );
    const file = join(directory, "x");
    expect(await clientOf(url).download(url.href, file)).toEqual({ kind: "file", bytes: packed.length });
    expect((await stat(file)).size).toBe(packed.length);
  });

  it("that never ends, or trickles for ever, is given up and leaves no file", async () => {
    const endless: RequestListener = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(50_000)));
      };
      response.on("drain", more);
      more();
    };
    const trickling: RequestListener = (_request, response) => {
      const timer = setInterval(() => response.write("x"), 5);
      response.on("close", () => clearInterval(timer));
    };
    for (const [listener, kind] of [
      [endless, "refused"],
      [trickling, "transient"],
    ] as const) {
      const url = await serve(listener);
      const file = join(directory, kind);
      const began = performance.now();
      expect((await clientOf(url).download(url.href, file)).kind).toBe(kind);
      expect(performance.now() - began).toBeLessThan(MOST_MILLISECONDS);
      await expect(stat(file)).rejects.toThrow("ENOENT");
    }
  });
});
