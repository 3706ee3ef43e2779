import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createService, type Limits, newNonce, type Service, type ServiceOptions } from "../../src/service/client.js";

const good = JSON.stringify({ code: 0, data: { result_key: "k", task_list: [] }, success: true });
const tasks = [{ image: "https://pictures.example/a.png", model: "general" }] as const;
const limits: Partial<Limits> = {
  submitMilliseconds: 300,
  queryMilliseconds: 300,
  idleMilliseconds: 300,
  downloadMilliseconds: 1000,
};

let directory: string;
const servers: Server[] = [];
const services: Service[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-client-"));
});
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  await rm(directory, { recursive: true, force: true });
});

async function listen(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
}

function clientOf(origin: URL, options: Partial<ServiceOptions> = {}): Service {
  const service = createService({ origin, appCode: "s3cret", limits, ...options });
  services.push(service);
  return service;
}

const submit = (service: Service) => service.submit(tasks, { nonce: newNonce() });

describe("the client", () => {
  it("sends what the contract asks for, below a base URL with a path too", async () => {
    const seen: Record<string, unknown>[] = [];
    const url = await listen((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += String(chunk);
      });
      request.on("end", () => {
        seen.push({ method: request.method, path: request.url, headers: request.headers, body });
        response.end(good);
      });
    });
    const service = clientOf(new URL("/gateway/", url));
    expect(await submit(service)).toMatchObject({ kind: "job", resultKey: "k" });
    await service.query("k");
    await service.query("k");
    expect(seen.map(({ method, path }) => [method, path])).toEqual([
      ["POST", "/gateway/api/v1/bg-remove/submit"],
      ["POST", "/gateway/api/v1/bg-remove/query"],
      ["POST", "/gateway/api/v1/bg-remove/query"],
    ]);
    expect(seen[0]).toMatchObject({
      headers: { authorization: "APPCODE s3cret", "content-type": "application/json" },
      body: '{"data":{"task_list":[{"image":"https://pictures.example/a.png","model_type":"general"}]}}',
    });
    expect(JSON.stringify(seen)).not.toContain("x-ca-timestamp");
    const nonces = seen.map(({ headers }) => (headers as Record<string, string>)["x-ca-nonce"]);
    expect(new Set(nonces).size).toBe(3);
    expect([service.submits(), service.queries()]).toEqual([1, 2]);
  });

  it("never repeats a submit that was cut, before or after it was read", async () => {
    let count = 0;
    const url = await listen((request) => {
      count += 1;
      if (count === 1) request.socket.destroy();
      else request.resume().on("end", () => request.socket.destroy());
    });
    const service = clientOf(url);
    for (let sent = 1; sent <= 2; sent++) {
      expect(await submit(service)).toMatchObject({ fault: { class: "ambiguous", by: "transport" } });
      expect(count).toBe(sent);
    }
    expect(await service.query("k")).toMatchObject({ fault: { class: "transient" } });
  });

  it("gives each submit a connection of its own, which no keep-alive time-out can cut", async () => {
    const ports = new Set<number | undefined>();
    const url = await listen((request, response) => {
      ports.add(request.socket.remotePort);
      response.end(good);
    });
    const service = clientOf(url);
    for (let sent = 0; sent < 3; sent++) await submit(service);
    expect(ports.size).toBe(3);
  });

  it("knows that nothing was sent where nobody listens or the name does not resolve", async () => {
    const url = await listen(() => {});
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect(await submit(clientOf(url))).toMatchObject({ fault: { class: "transient", code: "ECONNREFUSED" } });
    expect(await submit(clientOf(new URL("http://no-such-host.invalid")))).toMatchObject({
      fault: { class: "transient", reason: expect.stringContaining("input service") },
    });
  });

  it("says so when the AppCode is nothing that a header can hold", async () => {
    const url = await listen((_request, response) => response.end(good));
    expect(await submit(clientOf(url, { appCode: "two\nlines" }))).toMatchObject({
      fault: { class: "configuration", reason: expect.stringContaining("app-code") },
    });
  });

  it("ends a submit that is never answered, or whose answer never ends or trickles, as ambiguous", async () => {
    const listeners: RequestListener[] = [
      () => {},
      (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(" ".repeat(1000)), 5);
        response.on("close", () => clearInterval(timer));
      },
      (_request, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(100_000, 32)));
        };
        response.on("drain", more);
        more();
      },
      (_request, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write(good, () => response.destroy());
      },
    ];
    for (const listener of listeners) {
      const begun = Date.now();
      expect(await submit(clientOf(await listen(listener)))).toMatchObject({ fault: { class: "ambiguous" } });
      expect(Date.now() - begun).toBeLessThan(3000);
    }
  });

  it("follows no redirect with the AppCode", async () => {
    let reached = 0;
    const elsewhere = await listen((_request, response) => {
      reached += 1;
      response.end(good);
    });
    const url = await listen((_request, response) => {
      response.writeHead(307, { location: new URL("/api/v1/bg-remove/submit", elsewhere).href }).end();
    });
    expect(await submit(clientOf(url))).toMatchObject({ fault: { class: "configuration" } });
    expect(reached).toBe(0);
  });

  it("believes the gateway's headers whatever body comes with them", async () => {
    const url = await listen((_request, response) => {
      response.writeHead(403, { "x-ca-error-code": "B403MQ", "content-length": "100000" });
      response.write("<html>", () => response.destroy());
    });
    expect(await submit(clientOf(url))).toMatchObject({ fault: { class: "quota", code: "B403MQ" } });
  });
});

describe("a download", () => {
  const into = (name: string): string => join(directory, name);

  it("takes no credentials along, and follows redirects", async () => {
    const headers: unknown[] = [];
    const url = await listen((request, response) => {
      headers.push(request.headers.authorization);
      if (request.url === "/a") response.writeHead(302, { location: "/b" }).end();
      else response.end("bytes");
    });
    expect(await clientOf(url).download(new URL("/a", url).href, into("a"))).toEqual({ kind: "file", bytes: 5 });
    expect(await readFile(into("a"), "utf8")).toBe("bytes");
    expect(headers).toEqual([undefined, undefined]);
  });

  it("is refused where it leads to a private, local or metadata address, by name, number or redirect", async () => {
    const url = await listen((_request, response) => {
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    });
    const remote = clientOf(new URL("https://service.example"));
    for (const target of [
      url.href,
      `http://localhost:${url.port}/`,
      "http://10.0.0.1/",
      "http://[::1]:1/",
      "http://[::ffff:10.0.0.1]/",
      "http://0x7f.1/",
      "http://2130706433/",
      "http://100.100.100.200/",
      "http://168.63.129.16/",
    ]) {
      expect(await remote.download(target, into("x")), target).toMatchObject({
        kind: "refused",
        reason: expect.stringContaining("private, local or metadata address"),
      });
    }
    expect(await clientOf(url).download(url.href, into("x"))).toMatchObject({ kind: "refused" });
  });

  it("never shows the URL, which is signed", async () => {
    const url = await listen((_request, response) => response.writeHead(418).end());
    const service = clientOf(url);
    for (const target of [
      `${url.href}?signature=s1gned`,
      "ftp://x/?signature=s1gned",
      "http://x.invalid/?signature=s1gned",
      "::s1gned",
    ]) {
      const result = await service.download(target, into("x"));
      expect(result.kind).not.toBe("file");
      expect(JSON.stringify(result)).not.toContain("s1gned");
    }
  });

  it("tells what may be asked for again from what may be tried again and what is no use", async () => {
    let status = 0;
    const url = await listen((_request, response) => response.writeHead(status).end());
    const service = clientOf(url);
    for (const [code, kind] of [
      [403, "expired"],
      [404, "expired"],
      [410, "expired"],
      [429, "transient"],
      [500, "transient"],
      [418, "refused"],
    ] as const) {
      status = code;
      expect((await service.download(url.href, into("x"))).kind, String(code)).toBe(kind);
    }
  });

  it("ends where it is too large, too slow, cut, or goes round in circles, and leaves no file", async () => {
    const url = await listen((request, response) => {
      if (request.url === "/loop") response.writeHead(302, { location: "/loop" }).end();
      else if (request.url === "/slow") response.writeHead(200).write("x");
      else if (request.url === "/cut") {
        response.writeHead(200, { "content-length": "100" }).write("x", () => response.destroy());
      } else response.end(Buffer.alloc(5000));
    });
    const service = clientOf(url, { limits: { ...limits, resultBytes: 1000 } });
    const fetched = async (path: string) => service.download(new URL(path, url).href, into("x"));
    expect(await fetched("/large")).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("larger than 1000"),
    });
    expect(await fetched("/loop")).toMatchObject({ kind: "refused", reason: expect.stringContaining("redirects") });
    expect(await fetched("/slow")).toMatchObject({ kind: "transient" });
    expect(await fetched("/cut")).toMatchObject({ kind: "transient" });
    await expect(readFile(into("x"))).rejects.toThrow("ENOENT");
  });

  it("tells a file that cannot be written from a result that cannot be fetched", async () => {
    const url = await listen((_request, response) => response.end(Buffer.alloc(5000)));
    const service = clientOf(url);
    await expect(service.download(url.href, into("no such folder/x"))).rejects.toThrow("ENOENT");
  });
});
