import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Access } from "../../../src/embedded/access.js";
import { type Listening, type ListenOptions, listen } from "../../../src/embedded/listen.js";
import { createService, newNonce, type Service } from "../../../src/service/client.js";
import { photo } from "../../support/photos.js";
import { copying } from "../server/world.js";

let listening: Listening | undefined;
let service: Service | undefined;
let pictures: Server | undefined;
let folder: string;
const accesses: Access[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cutout-listen-"));
  accesses.length = 0;
});

afterEach(async () => {
  await service?.close();
  await listening?.stop();
  pictures?.closeAllConnections();
  pictures?.close();
  [listening, service, pictures] = [undefined, undefined, undefined];
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<ListenOptions> = {}): Promise<Listening> {
  const answered = (access: Access) => void accesses.push(access);
  listening = await listen({ host: "127.0.0.1", port: 0, appCode: "code", matter: copying, answered, ...options });
  return listening;
}

function clientOf(origin: URL, appCode = "code"): Service {
  service = createService({ origin, appCode });
  return service;
}

async function imageUrl(): Promise<string> {
  const running = createServer((_request, response) => {
    photo(1).then((bytes) => response.end(bytes));
  });
  pictures = running;
  await new Promise<void>((resolve) => running.listen(0, "127.0.0.1", resolve));
  const address = running.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/1.jpg`;
}

describe("the service by itself", () => {
  it("serves our own client from submit to download", async () => {
    const client = clientOf((await start()).url);
    const image = await imageUrl();
    const submitted = await client.submit([{ image, model: "general" }], { nonce: newNonce() });
    if (submitted.kind === "fault" || submitted.resultKey === undefined) throw new Error(JSON.stringify(submitted));
    const { resultKey } = submitted;
    await expect.poll(async () => taskOf(await client.query(resultKey))).toMatchObject({ status: "SUCCESS" });
    const url = taskOf(await client.query(resultKey))?.results[0] ?? "";
    const file = join(folder, "result.png");
    expect(await client.download(url, file)).toMatchObject({ kind: "file" });
    expect(await sharp(file).metadata()).toMatchObject({ width: 480, height: 420 });
    await expect.poll(() => accesses.map(({ method, status }) => `${method} ${status}`)).toContain("GET 200");
  });

  it("tells our client in its own words that the AppCode is wrong", async () => {
    const client = clientOf((await start()).url, "other");
    const answer = await client.submit([{ image: "http://x/", model: "general" }], { nonce: newNonce() });
    expect(answer).toMatchObject({ kind: "fault", fault: { class: "credentials", by: "gateway", code: "A401AC" } });
  });

  it("gives result links at its public URL", async () => {
    const { bound } = await start({ publicUrl: new URL("http://127.0.0.1:9/behind/a/proxy/") });
    const image = await imageUrl();
    const client = clientOf(bound);
    const submitted = await client.submit([{ image, model: "general" }], { nonce: newNonce() });
    if (submitted.kind === "fault" || submitted.resultKey === undefined) throw new Error(JSON.stringify(submitted));
    const { resultKey } = submitted;
    await expect
      .poll(async () => taskOf(await client.query(resultKey))?.results[0])
      .toMatch(/^http:\/\/127\.0\.0\.1:9\/behind\/a\/proxy\/results\/[0-9a-f]{32}\.png$/);
  });

  it("fetches images of this machine only for clients on it", async () => {
    const image = await imageUrl();
    const { bound } = await start({ publicUrl: new URL("https://cutouts.example") });
    const client = clientOf(bound);
    const answer = await client.submit([{ image, model: "general" }], { nonce: newNonce() });
    expect(answer).toMatchObject({ kind: "fault", fault: { class: "image", code: "23500006" } });
  });

  it.each([
    ["another address", { host: "0.0.0.0", publicUrl: new URL("https://cutouts.example") }],
    ["a public URL", { publicUrl: new URL("https://cutouts.example") }],
  ])("does not open %s to anyone without an AppCode", async (_what, options) => {
    const open = listen({ host: "127.0.0.1", port: 0, matter: copying, answered: () => {}, ...options });
    await expect(open).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("needs an AppCode"),
    });
  });

  it("wants to know by which address clients fetch results where it listens on all", async () => {
    await expect(start({ host: "0.0.0.0" })).rejects.toThrow("--public-url");
  });

  it("says in a user's words that a port is taken", async () => {
    const { url } = await start();
    const second = listen({ host: "127.0.0.1", port: Number(url.port), matter: copying, answered: () => {} });
    await expect(second).rejects.toMatchObject({ name: "UserError", message: expect.stringContaining("EADDRINUSE") });
  });
});

type Answered = Awaited<ReturnType<Service["query"]>>;

function taskOf(answer: Answered) {
  return answer.kind === "fault" ? undefined : answer.tasks[0];
}
