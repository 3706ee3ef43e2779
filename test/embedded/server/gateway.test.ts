import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createGateway } from "../../../src/embedded/gateway.js";
import { submitPath } from "../../../src/service/contract.js";
import { APP_CODE, keyOf, newNonce, startWorld, submitOf, type World } from "./world.js";

let world: World | undefined;

afterEach(async () => {
  await world?.close();
  world = undefined;
});

const start = async (options?: Parameters<typeof startWorld>[0]) => {
  world = await startWorld(options);
  return world;
};

const refusal = (code: string, text: string) => ({
  code,
  success: false,
  message: expect.stringMatching(new RegExp(`^${text}`)),
  requestId: expect.stringMatching(/./),
});
const unauthorized = refusal("23500001", "Authorization required to perform current operation");
const unknownPlace = refusal("23500002", "Specified service does not exist");
const illegal = refusal("23500013", "Illegal input parameter found");

describe("the gateway in front of the embedded service", () => {
  it.each([
    ["no Authorization", { authorization: "" }, 401, "A401AC", unauthorized],
    ["a wrong AppCode", { authorization: "APPCODE wrong" }, 401, "A401AC", unauthorized],
    ["the right one in another scheme", { authorization: "Bearer a-test-app-code" }, 401, "A401AC", unauthorized],
    ["no nonce", { "x-ca-nonce": "" }, 400, "I400NC", {}],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, 400, "I400CT", illegal],
    ["plain text, as fetch sends a string", { "content-type": "text/plain;charset=UTF-8" }, 400, "I400CT", illegal],
  ])(
    "refuses a request with %s by headers, and in the manual's words",
    async (_what, headers, status, code, fields) => {
      const { submit, images, accesses } = await start();
      const answer = await submit(submitOf(`${images}/1.jpg`), { headers });
      expect(answer).toMatchObject({ status, fields });
      expect(answer.headers.get("x-ca-error-code")).toBe(code);
      expect(answer.headers.get("x-ca-error-message")).not.toBe("");
      expect(answer.headers.get("x-ca-request-id")).not.toBe("");
      await expect
        .poll(() => accesses)
        .toMatchObject([{ path: submitPath, status, refusal: expect.stringContaining(code) }]);
    },
  );

  it("says so where the header is missing altogether", async () => {
    const { origin } = await start();
    const response = await fetch(new URL(submitPath, origin), {
      method: "POST",
      headers: { "x-ca-nonce": newNonce() },
    });
    expect([response.status, response.headers.get("x-ca-error-code")]).toEqual([400, "A400MA"]);
  });

  it("takes a nonce once, whatever became of the first request", async () => {
    const { submit, query, images } = await start();
    const headers = { "x-ca-nonce": newNonce() };
    expect((await submit("not json", { headers })).status).toBe(400);
    const again = await submit(submitOf(`${images}/1.jpg`), { headers });
    expect([again.status, again.headers.get("x-ca-error-code")]).toEqual([403, "S403NU"]);
    expect((await query({ data: { result_key: "x" } }, { headers })).headers.get("x-ca-error-code")).toBe("S403NU");
  });

  it("does not let a wrong AppCode use up a nonce", async () => {
    const { submit, images } = await start();
    const nonce = newNonce();
    await submit(submitOf(`${images}/1.jpg`), { headers: { "x-ca-nonce": nonce, authorization: "APPCODE wrong" } });
    const answer = await submit(submitOf(`${images}/1.jpg`), { headers: { "x-ca-nonce": nonce } });
    expect(answer.status).toBe(200);
    expect(keyOf(answer)).toMatch(/^[0-9a-f]{32}$/);
  });

  it("takes JSON that names its characters", async () => {
    const { submit, images } = await start();
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect((await submit(submitOf(`${images}/1.jpg`), { headers })).status).toBe(200);
  });

  it("remembers no more than 100,000 nonces at once, the newest", () => {
    const { admit } = createGateway("code", () => 0);
    const withNonce = (nonce: number) => ({
      headers: { authorization: "APPCODE code", "x-ca-nonce": `${nonce}`, "content-type": "application/json" },
    });
    for (let nonce = 0; nonce <= 100_001; nonce++) expect(admit(withNonce(nonce))).toBeUndefined();
    expect(admit(withNonce(100_001))).toMatchObject({ code: "S403NU" });
    expect(admit(withNonce(0))).toBeUndefined();
  });

  it("forgets a nonce after fifteen minutes", () => {
    let now = 0;
    const { admit } = createGateway("code", () => now);
    const one = { headers: { authorization: "APPCODE code", "x-ca-nonce": "n", "content-type": "application/json" } };
    expect(admit(one)).toBeUndefined();
    now = 15 * 60_000 - 1;
    expect(admit(one)).toMatchObject({ code: "S403NU" });
    now = 15 * 60_000;
    expect(admit(one)).toBeUndefined();
  });

  it.each([
    ["another path", "/api/v2/bg-remove/submit", "POST", 404, "I404NF", unknownPlace],
    ["a GET of a call", submitPath, "GET", 405, "I405UM", undefined],
    ["a DELETE of a result", "/results/0.png", "DELETE", 405, "I405UM", undefined],
  ])("refuses %s", async (_what, path, method, status, code, fields) => {
    const { origin } = await start();
    const response = await fetch(new URL(path, origin), { method });
    expect([response.status, response.headers.get("x-ca-error-code")]).toEqual([status, code]);
    const text = await response.text();
    expect(text === "" ? undefined : JSON.parse(text)).toEqual(fields && expect.objectContaining(fields));
  });

  it("refuses a body of more than 8 MB, announced or not", async () => {
    const { submit, origin } = await start();
    const answer = await submit(" ".repeat(8 * 1024 * 1024 + 1));
    expect([answer.status, answer.headers.get("x-ca-error-code")]).toEqual([413, "I413RL"]);
    const streamed = await new Promise((resolve, reject) => {
      const headers = {
        authorization: "APPCODE a-test-app-code",
        "x-ca-nonce": newNonce(),
        "content-type": "application/json",
      };
      const sending = request(new URL(submitPath, origin), { method: "POST", headers }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on("error", reject);
      for (let i = 0; i < 9; i++) sending.write(Buffer.alloc(1024 * 1024, 32));
    });
    expect(streamed).toBe(413);
  });

  it("refuses headers of more than 8 KB as it refuses anything else, and tells the access log", async () => {
    const { submit, accesses } = await start();
    const answer = await submit("{}", { headers: { "x-long": "x".repeat(9000) } });
    expect([answer.status, answer.headers.get("x-ca-error-code"), answer.text]).toEqual([431, "I400HD", ""]);
    const refused = {
      method: "POST",
      path: submitPath,
      status: 431,
      refusal: expect.stringContaining("8 KB"),
    };
    await expect.poll(() => accesses).toMatchObject([refused]);
  });

  it("tells the access log of what is no HTTP at all, and of a client that left before its request was whole", async () => {
    const { origin, accesses } = await start();
    const say = async (text: string, more: (socket: Socket) => void): Promise<void> => {
      const socket = connect(Number(origin.port), origin.hostname);
      socket.on("error", () => {}).write(text);
      more(socket);
      await once(socket, "close");
    };
    await say("\x16\x03\x01 hello\r\n\r\n", (socket) => socket.resume());
    const head = `POST ${submitPath} HTTP/1.1\r\nhost: x\r\nauthorization: APPCODE ${APP_CODE}\r\nx-ca-nonce: ${newNonce()}\r\ncontent-type: application/json`;
    await say(`${head}\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\n{`, (socket) =>
      socket.once("data", () => socket.destroy()),
    );
    await expect.poll(() => accesses).toHaveLength(2);
    expect(accesses).toMatchObject([
      { method: "-", path: "-", status: 400 },
      { method: "POST", path: submitPath, status: 499, refusal: "the connection ended before the answer had" },
    ]);
  });

  it("serves only clients that call it by a loopback name where it asks for no AppCode", async () => {
    const { submit, images, origin } = await start({ appCode: null });
    expect((await submit(submitOf(`${images}/1.jpg`))).status).toBe(200);
    const rebound = await new Promise<unknown>((resolve, reject) => {
      const headers = { host: "evil.example", "x-ca-nonce": newNonce() };
      request(new URL(submitPath, origin), { method: "POST", headers }, (response) =>
        resolve(response.headers["x-ca-error-code"]),
      )
        .on("error", reject)
        .end("{}");
    });
    expect(rebound).toBe("I404DO");
  });
});
